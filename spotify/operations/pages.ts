import type { OffsetByTypePaging, OffsetPaging } from './types';

// How large a page of each list may be, once for whoever reads it: an operation, the trigger, a job.

/** The page of most lists: fifty entries, for every kind of app. */
export const PAGES: OffsetPaging = { kind: 'offset', itemsAt: 'items', maxLimit: 50 };

/** Declares pages of 50 for a list that stands deeper in the answer. */
export const pagesAt = (itemsAt: string): OffsetPaging => ({ ...PAGES, itemsAt });

/**
 * The user's playlists: Spotify may give the last of a page once more on the next
 * (https://github.com/MarcoMadera/Rindu/issues/322, https://github.com/spotipy-dev/spotipy/issues/1084).
 */
export const MY_PLAYLISTS_PAGES: OffsetPaging = { ...PAGES, eachOnce: true };

export const ARTIST_ALBUMS_PAGES: OffsetPaging = { ...PAGES, maxLimit: 10, largestLimit: 50 };

/**
 * The reference says 50. 100 are given, as by the older route /tracks
 * (https://github.com/spotify/web-api/issues/1567).
 */
export const PLAYLIST_ITEMS_PAGES: OffsetPaging = { ...PAGES, largestLimit: 100 };

export const SEARCH_PAGES: OffsetByTypePaging = {
	kind: 'offsetByType',
	typesIn: 'type',
	maxLimit: 10,
	largestLimit: 50,
	maxOffset: 1000,
};
