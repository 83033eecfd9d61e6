import type { Clock, Random } from './clock';
import { cancelledUnsent, type SpotifyFailure } from '../failures/types';
import { failed, type Outcome } from '../failures/outcome';
import { backoffMs } from './backoff';

export const MAX_RETRIES = 3;

/** A longer wait than this is for the user to decide on. */
const MAX_RETRY_WAIT_MS = 60_000;

/**
 * Returns the pause that a failure of this moment asks for, in milliseconds; 0 if it asks for none.
 */
export function askedPauseMs(failure: SpotifyFailure, clock: Clock): number {
	if (failure.kind === 'rateLimited') return failure.retryAtMs - clock.nowMs();
	return failure.kind === 'server' ? (failure.retryAfterSeconds ?? 0) * 1000 : 0;
}

/** How patiently something is done again. */
export interface Patience {
	clock: Clock;
	random: Random;
	signal?: AbortSignal | undefined;
	/** How often at the most, beside the first time; 3 where absent. */
	maxRetries?: number;
	/** Returns how long the next pause may be; a minute where absent. */
	longestWaitMs?: (() => number) | undefined;
}

/**
 * Does something again that failed, with growing pauses, none shorter than was asked for.
 * @param isRetryable whether another try makes sense
 * @returns the first good outcome or the last one; `cancelled` where it was stopped between two tries
 */
export async function retry<T>(
	attempt: () => Promise<Outcome<T>>,
	isRetryable: (failure: SpotifyFailure) => boolean,
	{
		clock,
		random,
		signal,
		maxRetries = MAX_RETRIES,
		longestWaitMs = () => MAX_RETRY_WAIT_MS,
	}: Patience,
): Promise<Outcome<T>> {
	for (let retry = 0; ; retry += 1) {
		const outcome = await attempt();
		if (outcome.ok || retry >= maxRetries || !isRetryable(outcome.failure)) return outcome;
		const waitMs = backoffMs(retry, random, askedPauseMs(outcome.failure, clock) / 1000);
		if (waitMs > Math.min(MAX_RETRY_WAIT_MS, longestWaitMs())) return outcome;
		await clock.sleep(waitMs, signal);
		if (signal?.aborted) return failed(cancelledUnsent());
	}
}
