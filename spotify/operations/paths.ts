// Paths, as Spotify's reference writes them, that are asked for beside the operation of that name too.

export const PLAYLIST = '/playlists/{playlist_id}';
export const PLAYLIST_ITEMS = `${PLAYLIST}/items` as const;

/** The list of the user's playlists. */
export const MY_PLAYLISTS = '/me/playlists';

export const DEVICES = '/me/player/devices';

/** Whether things are in the user's library. */
export const LIBRARY_CONTAINS = '/me/library/contains';

/** The user's liked songs. */
export const MY_TRACKS = '/me/tracks';
