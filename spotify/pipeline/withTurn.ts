import { failed } from '../failures/outcome';
import type { Turn } from './turns';
import type { SpotifyRequest } from '../request/types';
import type { SendWith } from './withRenewal';

/** Sends in a turn, and tells it what it may be given back for. */
export const withTurn =
	(send: SendWith<SpotifyRequest>, turn: Turn): SendWith<SpotifyRequest> =>
	async (request, token) => {
		const late = await turn.enter();
		let isAnswered = false;
		try {
			if (late) return failed(late);
			const outcome = await send(request, token);
			isAnswered = outcome.ok || !outcome.failure.unsent;
			return outcome;
		} finally {
			turn.exit(isAnswered);
		}
	};
