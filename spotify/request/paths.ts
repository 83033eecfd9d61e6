import { OBJECT_ID } from '../ids/types';

const IDS_IN_PATH = new RegExp(`/${OBJECT_ID}(?=/|$)`, 'g');

/**
 * Returns a path with every ID as `{id}`, whatever Spotify's reference calls it: one name for one
 * endpoint.
 */
export const endpointOf = (template: string): string => template.replace(/\{\w+\}/g, '{id}');

/** Fills the ID into a path. */
export const pathTo = (template: string, id: string): string =>
	template.replace(/\{\w+\}/, () => id);

/** Returns the path that stands for one that was typed with its IDs. */
export const templateOf = (path: string): string => path.replace(IDS_IN_PATH, '/{id}');

/** Tells whether a path leads to the items of a playlist, under the newer name or the older. */
export const isPlaylistContents = (path: string): boolean =>
	/^\/playlists\/[^/]+\/(items|tracks)$/.test(path);

/** Tells whether a request puts items into an existing playlist. */
export const isAddToPlaylist = ({ method, path }: { method: string; path: string }): boolean =>
	method === 'POST' && isPlaylistContents(path);

/** Tells whether a path leads to or into one of Spotify's own playlists, whose IDs begin alike. */
export const isSpotifysPlaylist = (path: string): boolean =>
	playlistIn(path)?.startsWith('37i9dQZ') === true;

/** Tells whether a path is one of the player's. */
export const isPlayer = (path: string): boolean => /^\/me\/player(\/|$)/.test(path);

/** Tells whether Spotify says nothing of what a path leads to while nothing plays. */
export const isPlayback = (path: string): boolean =>
	/^\/me\/player(\/currently-playing)?$/.test(path);

/** Returns the ID of the playlist that a path leads to or into; undefined if it leads elsewhere. */
export const playlistIn = (path: string): string | undefined =>
	/^\/playlists\/([^/]+)/.exec(path)?.[1];
