import type { SpotifyRequest } from '../request/types';
import type { SendWith, StageTools } from './stage';
import { bucketOf } from './traffic';

type TrafficTools = { app: Pick<StageTools['app'], 'traffic'> };

/** Counts the requests that want to be sent: in front of the gate, at which they wait. */
export const withArrivals =
	(send: SendWith<SpotifyRequest>, { app: { traffic } }: TrafficTools): SendWith<SpotifyRequest> =>
	async (request, tokenFor) => {
		const leave = traffic.arrives(bucketOf(request));
		try {
			return await send(request, tokenFor);
		} finally {
			leave();
		}
	};

/** Counts the requests that are sent, behind the gate; what did not leave n8n is none. */
export const withDepartures =
	(send: SendWith<SpotifyRequest>, { app: { traffic } }: TrafficTools): SendWith<SpotifyRequest> =>
	async (request, tokenFor) => {
		const end = traffic.departs(bucketOf(request));
		let isUnsent = true;
		try {
			const outcome = await send(request, tokenFor);
			isUnsent = !outcome.ok && outcome.failure.unsent === true;
			return outcome;
		} finally {
			end(isUnsent);
		}
	};
