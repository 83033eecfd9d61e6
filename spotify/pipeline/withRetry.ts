import { retry } from '../concurrency/retry';
import { isRetryable } from '../http/isRetryable';
import type { Send } from '../request/types';
import type { StageTools } from './stage';

/**
 * Sends again after a lost connection, a timeout or a passing failure of Spotify's: up to 3 times,
 * with backoff, and only what is repeatable or certainly did not reach Spotify.
 */
export const withRetry =
	(send: Send, { clock, random, signal }: Pick<StageTools, 'clock' | 'random' | 'signal'>): Send =>
	async (request) =>
		await retry(
			async () => await send(request),
			(failure) => isRetryable(failure, request.idempotent),
			clock,
			random,
			signal,
		);
