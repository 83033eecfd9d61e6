import type { Random } from './clock';

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 8_000;

/**
 * Returns the wait before retry number `retry` (from 0): 0.5 s, doubling, 8 s at most, shortened by
 * a random factor of 0.5 to 1 so that callers that failed together do not come back together. A
 * longer `retryAfterSeconds` from Spotify wins.
 */
export function backoffMs(retry: number, random: Random, retryAfterSeconds = 0): number {
	const delayMs = Math.min(FIRST_DELAY_MS * 2 ** retry, MAX_DELAY_MS) * (0.5 + random() / 2);
	return Math.max(delayMs, retryAfterSeconds * 1000);
}

/** Makes each wait as long as it may be: where callers come one after another, nobody comes with them. */
export const fullWait: Random = () => 1;
