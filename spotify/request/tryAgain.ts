import type { Clock, Random } from '../clock';
import { cancelled, type SpotifyFailure } from '../failures';
import { failed, type Outcome } from '../outcome';
import { backoffMs } from './backoff';

const MAX_RETRIES = 3;

/** A longer wait than this is for the user to decide on. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Does something again that failed, up to 3 times, with growing pauses.
 * @param mayPass whether another try makes sense
 * @returns the first good outcome or the last one; `cancelled` where it was stopped between two tries
 */
export async function tryAgain<T>(
	attempt: () => Promise<Outcome<T>>,
	mayPass: (failure: SpotifyFailure) => boolean,
	clock: Clock,
	random: Random,
	signal?: AbortSignal,
): Promise<Outcome<T>> {
	for (let retry = 0; ; retry += 1) {
		const outcome = await attempt();
		if (outcome.ok || retry >= MAX_RETRIES || !mayPass(outcome.failure)) return outcome;
		const { failure } = outcome;
		const waitMs = backoffMs(
			retry,
			random,
			failure.kind === 'server' ? failure.retryAfterSeconds : undefined,
		);
		if (waitMs > LONGEST_WAIT_MS) return outcome;
		await clock.sleep(waitMs, signal);
		if (signal?.aborted) return failed(cancelled());
	}
}
