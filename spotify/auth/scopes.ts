/**
 * What a user may be asked to allow, and what each opens. All that Spotify's current operations
 * name, and `playlist-read-collaborative`, without which the list of a user's playlists lacks those
 * that others own (https://developer.spotify.com/documentation/web-api/concepts/scopes).
 */
export const SCOPES = {
	'playlist-modify-private': "Create and change the user's private playlists",
	'playlist-modify-public': "Create and change the user's public playlists",
	'playlist-read-collaborative': 'See the collaborative playlists that the user works on',
	'playlist-read-private': "See the user's private playlists",
	'ugc-image-upload': "Set the covers of the user's playlists",
	'user-follow-modify': 'Follow and unfollow artists and users',
	'user-follow-read': 'See whom the user follows',
	'user-library-modify': "Save to the user's library and remove from it",
	'user-library-read': "See the user's saved albums, tracks, shows, episodes and audiobooks",
	'user-modify-playback-state': "Control the user's player. Needs Spotify Premium.",
	'user-read-currently-playing': 'See what is playing, and the queue',
	'user-read-email': "See the user's email address",
	'user-read-playback-position': 'See how far the user has listened to episodes and chapters',
	'user-read-playback-state': "See the user's player and devices",
	'user-read-private': "See the user's country and kind of subscription",
	'user-read-recently-played': 'See what the user played last',
	'user-top-read': "See the user's top artists and tracks",
} as const;

/** A scope that an operation or an event may need. */
export type Scope = keyof typeof SCOPES;
