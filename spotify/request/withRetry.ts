import type { Clock, Random } from '../clock';
import { cancelled, type SpotifyFailure } from '../failures';
import { failed } from '../outcome';
import { backoffMs } from './backoff';
import type { Send, SpotifyRequest } from './types';

const MAX_RETRIES = 3;

/** A longer wait than this is for the user to decide on. */
const LONGEST_WAIT_MS = 60_000;

/** Statuses that pass by themselves. */
const PASSING = [500, 502, 503, 504];

/** Codes of connections that were never made, so that Spotify cannot have acted. */
export const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

function maySendAgain(failure: SpotifyFailure, request: SpotifyRequest): boolean {
	if (failure.kind === 'network') {
		return request.repeatable || NEVER_SENT.includes(failure.code ?? '');
	}
	return failure.kind === 'server' && request.repeatable && PASSING.includes(failure.status);
}

/**
 * Sends again after a lost connection, a timeout or a passing failure of Spotify's: up to 3 times,
 * with backoff, and only what is repeatable or certainly did not reach Spotify.
 */
export function withRetry(send: Send, clock: Clock, random: Random, signal?: AbortSignal): Send {
	return async (request) => {
		for (let retry = 0; ; retry += 1) {
			const outcome = await send(request);
			if (outcome.ok || retry >= MAX_RETRIES || !maySendAgain(outcome.failure, request)) {
				return outcome;
			}
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
	};
}
