// Paths, as Spotify's reference writes them, that are asked for beside the operation of that name too.

export const PLAYLIST = '/playlists/{playlist_id}';
export const PLAYLIST_ITEMS = `${PLAYLIST}/items` as const;

/** Who the user is. */
export const ME = '/me';

export const SEARCH = '/search';

/** What the user has saved and follows. */
export const LIBRARY = '/me/library';

/** The list of the user's playlists. */
export const MY_PLAYLISTS = '/me/playlists';

export const DEVICES = '/me/player/devices';

/** Whether things are in the user's library. */
export const LIBRARY_CONTAINS = `${LIBRARY}/contains` as const;

/** The user's liked songs. */
export const MY_TRACKS = '/me/tracks';
