import type { Redact } from '../auth/redact';
import type { Listing } from '../paging/types';
import type { AppState } from '../pipeline/stage';

/** What is known of the requests of one app. */
export type AppTraffic = Pick<AppState, 'cooldown' | 'traffic'>;

/**
 * Tells what this process has sent for an app in the last 24 hours, by group of endpoints, which of
 * them Spotify has closed, and how many requests wait. Sends nothing.
 */
export function usageReport({ cooldown, traffic }: AppTraffic, redact: Redact): Listing {
	const countedSince = new Date(traffic.sinceMs()).toISOString();
	const entries = traffic.buckets().map(({ bucket, sent, waiting }, position) => {
		const closed = cooldown.closedFor(bucket);
		const value = {
			bucket: redact(bucket),
			requests: sent,
			waiting,
			closedUntil: closed ? new Date(closed.retryAtMs).toISOString() : null,
			closedReason: closed?.scope ?? null,
			countedSince,
		};
		return { value, position };
	});
	return { entries };
}
