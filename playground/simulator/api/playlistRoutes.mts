import { getMyPlaylists, createMyPlaylist } from './myPlaylists.mts';
import { additionalTypes, fields, limit, market, offset, position, uris } from './parameters.mts';
import { changeDetails, uploadCover } from './playlistDetails.mts';
import { addItems, changeItems, removeItems } from './playlistItems.mts';
import { getPlaylist, getPlaylistImages, getPlaylistItems } from './playlists.mts';
import type { BodyField } from './readBody.mts';
import { del, get, oneOf, optional, post, put, type Route, type RouteOptions } from './route.mts';

const page50 = [limit(50, 20), offset()];

const modify = oneOf('playlist-modify-public', 'playlist-modify-private');
const readPrivate = optional('playlist-read-private');

const details: readonly BodyField[] = [
	{ name: 'name', type: 'text' },
	{ name: 'public', type: 'flag' },
	{ name: 'collaborative', type: 'flag' },
	{ name: 'description', type: 'text' },
];

/** What a new playlist is made with: the same, but it must have a name. */
export const newDetails = details.map((field) =>
	field.name === 'name' ? { ...field, missing: 'Missing required field: name' } : field,
);

const uriList: BodyField = { name: 'uris', type: 'texts' };
const snapshotId: BodyField = { name: 'snapshot_id', type: 'text' };

const additions = [uriList, { name: 'position', type: 'whole' }] satisfies BodyField[];

const changes = [
	uriList,
	{ name: 'range_start', type: 'whole' },
	{ name: 'insert_before', type: 'whole' },
	{ name: 'range_length', type: 'whole' },
	snapshotId,
] satisfies BodyField[];

const removals = (name: string): readonly BodyField[] => [
	{ name, type: 'objects', properties: ['uri'], missing: `Missing required field: ${name}` },
	snapshotId,
];

const writing = { userOnly: true, scopes: modify } satisfies RouteOptions;

const contents = (
	name: 'items' | 'tracks',
	pages: Route['parameters'],
	{ ownersOnlySince, ...options }: RouteOptions,
): Route[] => {
	const path = `/playlists/{playlist_id}/${name}`;
	const write = { ...writing, ...options };
	return [
		get(path, [market, fields, ...pages, additionalTypes], getPlaylistItems, {
			...options,
			...(ownersOnlySince && { ownersOnlySince }),
			scopes: readPrivate,
		}),
		post(path, [position, uris(100)], addItems, { ...write, body: additions, status: 201 }),
		put(path, [uris(100)], changeItems, { ...write, body: changes }),
		del(path, [], removeItems, { ...write, body: removals(name) }),
	];
};

/** The operations of playlists, whoever's they are. */
export const playlistRoutes: readonly Route[] = [
	get('/playlists/{playlist_id}', [market, fields, additionalTypes], getPlaylist),
	put('/playlists/{playlist_id}', [], changeDetails, { ...writing, body: details }),
	// A hundred, too, by a probe of October 2026, though the document says fifty.
	...contents('items', [limit(50, 20, 100), offset()], { ownersOnlySince: '2026-02' }),
	...contents('tracks', [limit(100, 20), offset()], { removedIn: '2026-02' }),
	get('/playlists/{playlist_id}/images', [], getPlaylistImages),
	put('/playlists/{playlist_id}/images', [], uploadCover, {
		userOnly: true,
		scopes: oneOf('ugc-image-upload', 'playlist-modify-public', 'playlist-modify-private'),
		rawBody: 'image/jpeg',
		status: 202,
	}),
	get('/me/playlists', page50, getMyPlaylists, { userOnly: true, scopes: readPrivate }),
	post('/me/playlists', [], createMyPlaylist, { ...writing, body: newDetails, status: 201 }),
];
