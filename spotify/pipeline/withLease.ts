import { failed } from '../failures/outcome';
import type { SpotifyRequest } from '../request/types';
import type { SendWith, StageTools } from './stage';

/** Sends under the lease of the run, where it has one, and tells it what it may be given back for. */
export function withLease(
	send: SendWith<SpotifyRequest>,
	{ lease }: Pick<StageTools, 'lease'>,
): SendWith<SpotifyRequest> {
	if (!lease) return send;
	return async (request, token) => {
		const late = await lease.enter();
		let isAnswered = false;
		try {
			if (late) return failed(late);
			const outcome = await send(request, token);
			isAnswered = outcome.ok || !outcome.failure.unsent;
			return outcome;
		} finally {
			lease.exit(isAnswered);
		}
	};
}
