import type { HttpResponse } from '../http';
import { textAt } from '../json';
import { retryAfterSeconds } from './retryAfter';

/** A wait above this is a used-up quota, not a rate limit: rate limits count 30 seconds. */
const LONGEST_RATE_LIMIT_SECONDS = 300;

/** A 429 that says nothing of its length still says whether it is a quota. */
export interface Refusal {
	scope: 'rateLimit' | 'quota';
	retryAfterSeconds: number | undefined;
}

/** What a 429 closes, and for how long where it says so. */
export function readRefusal(response: HttpResponse, nowMs: number): Refusal {
	const seconds = retryAfterSeconds(response.headers, nowMs);
	const isQuota =
		textAt(response.body, 'error.reason') === 'QUOTA_EXCEEDED' ||
		(seconds ?? 0) > LONGEST_RATE_LIMIT_SECONDS;
	return { scope: isQuota ? 'quota' : 'rateLimit', retryAfterSeconds: seconds };
}
