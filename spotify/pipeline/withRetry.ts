import type { Clock, Random } from '../concurrency/clock';
import type { SpotifyFailure } from '../failures/types';
import { tryAgain } from '../concurrency/tryAgain';
import type { Send, SpotifyRequest } from '../request/types';

/** Statuses that pass by themselves. */
const PASSING = [500, 502, 503, 504];

/** Codes of connections that were never made, so that Spotify cannot have acted. */
export const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

function maySendAgain(failure: SpotifyFailure, request: SpotifyRequest): boolean {
	if (failure.unsent) return false;
	if (failure.kind === 'network') {
		return request.repeatable || NEVER_SENT.includes(failure.code ?? '');
	}
	return failure.kind === 'server' && request.repeatable && PASSING.includes(failure.status);
}

/**
 * Sends again after a lost connection, a timeout or a passing failure of Spotify's: up to 3 times,
 * with backoff, and only what is repeatable or certainly did not reach Spotify.
 */
export const withRetry =
	(send: Send, clock: Clock, random: Random, signal?: AbortSignal): Send =>
	async (request) =>
		await tryAgain(
			async () => await send(request),
			(failure) => maySendAgain(failure, request),
			clock,
			random,
			signal,
		);
