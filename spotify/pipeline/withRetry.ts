import { retry } from '../concurrency/retry';
import { waitLeftMs } from '../concurrency/waitDeadline';
import { isRetryable } from '../http/isRetryable';
import type { Send, SpotifyRequest } from '../request/types';
import { failed } from '../failures/outcome';
import type { SpotifyFailure } from '../failures/types';
import { sentences } from '../values/sentences';
import type { StageTools } from './stage';

/** Says how often a request was sent that was repeated, and failed in the end. */
const withCount = (failure: SpotifyFailure, { method, path }: SpotifyRequest, count: number) => {
	const wasLastSent = failure.kind === 'network' || failure.kind === 'server';
	if (count === 1 || !wasLastSent) return failure;
	return {
		...failure,
		hint: sentences(`${method} ${path} was sent ${count} times.`, failure.hint),
	};
};

/**
 * Sends again after a lost connection, a timeout or a passing failure of Spotify's: up to 3 times,
 * with backoff, and only what is repeatable or certainly did not reach Spotify.
 */
export const withRetry =
	(
		send: Send,
		{
			clock,
			random,
			signal,
			waitDeadline,
		}: Pick<StageTools, 'clock' | 'random' | 'signal' | 'waitDeadline'>,
	): Send =>
	async (request) => {
		let count = 0;
		const outcome = await retry(
			async () => {
				count += 1;
				return await send(request);
			},
			(failure) => isRetryable(failure, request.idempotent),
			{ clock, random, signal, longestWaitMs: () => waitLeftMs(clock, waitDeadline) },
		);
		return outcome.ok ? outcome : failed(withCount(outcome.failure, request, count));
	};
