import { NEVER_SENT } from '../http/isRetryable';
import type { SpotifyFailure } from '../failures/types';
import type { SpotifyRequest } from '../request/types';

/** Tells whether Spotify may have done what it was asked for, although no answer says so. */
export function mayHaveActed(failure: SpotifyFailure): boolean {
	if (failure.unsent) return false;
	if (failure.kind === 'network') return !NEVER_SENT.includes(failure.code ?? '');
	if (failure.kind === 'unexpectedResponse') return failure.status < 400;
	if (failure.kind === 'server') return failure.turnedAway !== true;
	// A stop may come while the request is on its way.
	return failure.kind === 'cancelled';
}

/**
 * Adds to the failure of a write whose answer was lost, and that may not be repeated, that its
 * outcome is unknown.
 */
export function withUnknownOutcome<T extends SpotifyFailure>(
	failure: T,
	request: SpotifyRequest,
): T {
	if (request.idempotent || !mayHaveActed(failure)) return failure;
	const hint = `It is not known whether Spotify did it. It was not sent again, because that could do it twice: check before you run it again. ${failure.hint}`;
	return { ...failure, hint };
}
