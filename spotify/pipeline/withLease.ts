import { failed } from '../failures/outcome';
import type { Lease } from './keyedMutex';
import type { SpotifyRequest } from '../request/types';
import type { SendWith } from './withRenewal';

/** Sends under a lease, and tells it what it may be given back for. */
export const withLease =
	(send: SendWith<SpotifyRequest>, lease: Lease): SendWith<SpotifyRequest> =>
	async (request, token) => {
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
