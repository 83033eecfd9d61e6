import type { SpotifyFailure } from './types';

/** How many items Spotify may refuse, each for itself, before it is taken for more than mistakes. */
export const MAX_REFUSED_ITEMS = 10;

/** Tells whether one of several URIs may be the cause of a failure. */
export const isItemError = (failure: SpotifyFailure): boolean =>
	(failure.kind === 'badRequest' || failure.kind === 'notFound') &&
	failure.reason !== 'playlistFull';
