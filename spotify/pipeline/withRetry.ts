import { retry } from '../concurrency/retry';
import { waitLeftMs } from '../concurrency/waitDeadline';
import { isRetryable } from '../http/isRetryable';
import { mayHaveActed } from '../refusals/withUnknownOutcome';
import { isPlayer } from '../request/paths';
import type { Send, SpotifyRequest } from '../request/types';
import { failed } from '../failures/outcome';
import { cancelled, type SpotifyFailure } from '../failures/types';
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
 * Tells whether the player says that there is no Premium. In July 2026 it said so for a moment of
 * accounts that have it (https://github.com/thlucas1/homeassistantcomponent_spotifyplus/issues/237).
 */
const seesNoPremium = (failure: SpotifyFailure, { path }: SpotifyRequest): boolean =>
	failure.kind === 'forbidden' && failure.reason === 'premiumRequired' && isPlayer(path);

/**
 * Sends again after a lost connection, a timeout or a passing failure of Spotify's: up to 3 times,
 * with backoff, and only what is repeatable or certainly was not done. A player that sees no Premium
 * is asked twice.
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
		let mayBeDone = false;
		const outcome = await retry(
			async () => {
				count += 1;
				const tried = await send(request);
				mayBeDone ||= !tried.ok && mayHaveActed(tried.failure);
				return tried;
			},
			(failure) =>
				isRetryable(failure, request.idempotent) ||
				(count === 1 && seesNoPremium(failure, request)),
			{ clock, random, signal, longestWaitMs: () => waitLeftMs(clock, waitDeadline) },
		);
		if (outcome.ok) return outcome;
		const { kind, unsent = false } = outcome.failure;
		// The last try did not leave, but an earlier one did.
		const isLost = kind === 'cancelled' && unsent && mayBeDone;
		return failed(withCount(isLost ? cancelled() : outcome.failure, request, count));
	};
