import { OBJECT_ID } from '../ids/types';

const IDS_IN_PATH = new RegExp(`/${OBJECT_ID}(?=/|$)`, 'g');

/** A path with every id as `{id}`, whatever Spotify's reference calls it: one name for one endpoint. */
export const endpointOf = (template: string): string => template.replace(/\{\w+\}/g, '{id}');

/** A path with its id filled in. */
export const pathTo = (template: string, id: string): string =>
	template.replace(/\{\w+\}/, () => id);

/** What stands for a path that was typed with its ids. */
export const templateOf = (path: string): string => path.replace(IDS_IN_PATH, '/{id}');

/** Whether a path leads to the items of a playlist, under the newer name or the older. */
export const isPlaylistContents = (path: string): boolean =>
	/^\/playlists\/[^/]+\/(items|tracks)$/.test(path);

/** Whether a request puts items into a playlist that it has. */
export const isAddToPlaylist = ({ method, path }: { method: string; path: string }): boolean =>
	method === 'POST' && isPlaylistContents(path);

/** Whether a path leads to or into one of Spotify's own playlists, whose IDs begin alike. */
export const isSpotifysPlaylist = (path: string): boolean =>
	playlistIn(path)?.startsWith('37i9dQZ') === true;

/** Whether a path is one of the player's. */
export const isPlayer = (path: string): boolean => /^\/me\/player(\/|$)/.test(path);

/** The ID of the playlist that a path leads to or into; undefined where it leads elsewhere. */
export const playlistIn = (path: string): string | undefined =>
	/^\/playlists\/([^/]+)/.exec(path)?.[1];
