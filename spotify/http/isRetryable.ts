import type { SpotifyFailure } from '../failures/types';

/** Statuses that pass by themselves. */
const PASSING_STATUSES = [500, 502, 503, 504];

/** Codes of connections that were never made, so that Spotify cannot have acted. */
export const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/**
 * Tells whether to send again after a failure: it may pass by itself, and a second time does no
 * harm, or the first cannot have reached Spotify.
 * @param isIdempotent whether a second time does no harm where the answer to the first was lost
 */
export function isRetryable(failure: SpotifyFailure, isIdempotent: boolean): boolean {
	if (failure.unsent) return false;
	if (failure.kind === 'network') return isIdempotent || NEVER_SENT.includes(failure.code ?? '');
	if (failure.kind !== 'server') return false;
	return failure.turnedAway ?? (isIdempotent && PASSING_STATUSES.includes(failure.status));
}
