import type { SpotifyFailure } from './types';

/** What came of something that can fail. Failures travel as values until a node throws them. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: SpotifyFailure };

/** Makes the outcome of something that succeeded. */
export const succeeded = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** Makes the outcome of something that failed. */
export const failed = (failure: SpotifyFailure): { ok: false; failure: SpotifyFailure } => ({
	ok: false,
	failure,
});
