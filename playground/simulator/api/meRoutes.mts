import { libraryContains, removeFromLibrary, saveToLibrary } from './library.mts';
import { getMe, getTop } from './me.mts';
import { getFollowing, getSaved } from './myLibrary.mts';
import { limit, market, offset, oneOf, type Parameter, uris } from './parameters.mts';
import { all, byUri, del, get, optional, put, type Route, type RouteOptions } from './route.mts';

const page50 = [limit(50, 20), offset()];
const userOnly = true;

const reading = (...scopes: string[]): RouteOptions => ({ userOnly, scopes: all(...scopes) });

const timeRange: Parameter = {
	...oneOf('time_range', ['long_term', 'medium_term', 'short_term'], 'Invalid time range'),
	default: 'medium_term',
};

const artistType: Parameter = {
	...oneOf('type', ['artist'], 'Invalid type parameter'),
	missing: 'Missing parameter type',
};

const after: Parameter = { name: 'after', refuse: () => undefined };

/** JohnnyCrazy/SpotifyAPI-NET issue 1045, where the URIs were in the body. */
const libraryUris = uris(40, {
	missing: 'Missing required field: uris',
	tooMany: 'too many uris requested',
});

const modifying: RouteOptions = {
	userOnly,
	scopes: byUri('user-library-modify', 'user-follow-modify', 'playlist-modify-public'),
};

/** The operations of the user who is signed in, but for their player and their playlists. */
export const meRoutes: readonly Route[] = [
	get('/me', [], getMe, { userOnly, scopes: optional('user-read-private', 'user-read-email') }),
	get('/me/top/{type}', [timeRange, ...page50], getTop, reading('user-top-read')),
	get(
		'/me/following',
		[artistType, after, limit(50, 20)],
		getFollowing,
		reading('user-follow-read'),
	),
	get('/me/albums', [market, ...page50], getSaved('album'), reading('user-library-read')),
	get('/me/audiobooks', page50, getSaved('audiobook'), reading('user-library-read')),
	get(
		'/me/episodes',
		[market, ...page50],
		getSaved('episode'),
		reading('user-library-read', 'user-read-playback-position'),
	),
	get('/me/shows', page50, getSaved('show'), reading('user-library-read')),
	get('/me/tracks', [market, ...page50], getSaved('track'), reading('user-library-read')),
	put('/me/library', [libraryUris], saveToLibrary, modifying),
	del('/me/library', [libraryUris], removeFromLibrary, modifying),
	get('/me/library/contains', [libraryUris], libraryContains, {
		userOnly,
		scopes: byUri('user-library-read', 'user-follow-read', 'playlist-read-private'),
	}),
];
