import type { HttpResponse } from '../http/types';
import { textAt } from '../values/json';
import { retryAfterSeconds } from '../http/retryAfter';
import { errorMessageOf } from '../http/errorMessage';

/** A wait above this is a used-up quota, not a rate limit: rate limits count 30 seconds. */
const MAX_RATE_LIMIT_SECONDS = 300;

/** Where an answer may have the name of what is wrong. */
const REASONS = ['error.reason', 'error.code', 'reason', 'code', 'error'];

/** A 429 that says nothing of its length still says whether it is a quota. */
export interface RateLimitAnswer {
	scope: 'rateLimit' | 'quota';
	retryAfterSeconds: number | undefined;
}

/**
 * Tells whether a 429 is about a quota: `reason: QUOTA_EXCEEDED` beside "Too many requests", by a
 * probe of October 2026; or in words.
 */
const saysQuota = (body: unknown): boolean =>
	[...REASONS.map((path) => textAt(body, path) ?? ''), errorMessageOf(body)].some((said) =>
		/\bquota/i.test(said),
	);

/** Reads what a 429 closes, and for how many seconds if it says so. */
export function readRateLimit(response: HttpResponse, nowMs: number): RateLimitAnswer {
	const seconds = retryAfterSeconds(response.headers, nowMs);
	const isQuota = saysQuota(response.body) || (seconds ?? 0) > MAX_RATE_LIMIT_SECONDS;
	return { scope: isQuota ? 'quota' : 'rateLimit', retryAfterSeconds: seconds };
}
