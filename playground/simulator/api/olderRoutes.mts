import { apiError } from '../errors.mts';
import { Refusal } from '../refusal.mts';
import type { LibraryKind } from '../users/library.mts';
import type { World } from '../world.mts';
import { type Call, userOf } from './call.mts';
import { createMyPlaylist } from './myPlaylists.mts';
import {
	containsOlder,
	followPlaylist,
	followsPlaylist,
	removeOlder,
	saveOlder,
	unfollowPlaylist,
} from './olderLibrary.mts';
import { ids, market, oneOf as oneOfValues, type Parameter } from './parameters.mts';
import { newDetails } from './playlistRoutes.mts';
import type { BodyField } from './readBody.mts';
import { all, del, get, oneOf, post, put, type Route, type RouteOptions } from './route.mts';

const older = { userOnly: true, removedIn: '2026-02' } satisfies RouteOptions;
const reading: RouteOptions = { ...older, scopes: all('user-library-read') };
const modifying: RouteOptions = { ...older, scopes: all('user-library-modify') };

const idList: BodyField = { name: 'ids', type: 'texts' };
const stamped: BodyField = {
	name: 'timestamped_ids',
	type: 'objects',
	properties: ['id', 'added_at'],
};

const either = (maximum: number): Parameter => ({ ...ids(maximum), orInBody: true });

/** Which of them take the ids where, by Spotify's document. */
const saved: readonly {
	kind: LibraryKind;
	maximum?: number;
	/** What the bodies of PUT and DELETE may have; the query only, without it. */
	body?: readonly BodyField[];
	/** PUT takes the body only. */
	putByBody?: boolean;
	ofDelete?: readonly Parameter[];
}[] = [
	{ kind: 'album', maximum: 20, body: [idList] },
	{ kind: 'audiobook' },
	{ kind: 'episode', body: [idList] },
	{ kind: 'show', ofDelete: [market] },
	{ kind: 'track', body: [idList], putByBody: true },
];

const savedRoutes = saved.flatMap(
	({ kind, maximum = 50, body, putByBody = false, ofDelete = [] }): Route[] => {
		const path = `/me/${kind}s`;
		const query = [body ? either(maximum) : ids(maximum)];
		const ofBody = body && { body };
		return [
			put(
				path,
				putByBody ? [] : query,
				saveOlder(() => kind),
				{
					...modifying,
					...ofBody,
					...(putByBody && { body: [idList, stamped] }),
				},
			),
			del(
				path,
				[...query, ...ofDelete],
				removeOlder(() => kind),
				{ ...modifying, ...ofBody },
			),
			get(
				`${path}/contains`,
				[ids(maximum)],
				containsOlder(() => kind),
				reading,
			),
		];
	},
);

const followedKind = ({ query }: Call): LibraryKind => (query.type === 'user' ? 'user' : 'artist');

const followedType: Parameter = {
	...oneOfValues('type', ['artist', 'user'], 'Invalid type parameter'),
	missing: 'Missing parameter type',
};

/** The ids of users need not be in base62. */
const askedIds: Parameter = {
	...ids(50),
	refuse: (value) => (value.split(',').length > 50 ? 'too many ids requested' : undefined),
};
const followedIds: Parameter = { ...askedIds, orInBody: true };

const following: RouteOptions = {
	...older,
	scopes: all('user-follow-modify'),
	body: [idList],
	status: 204,
};

/** Newer apps can still follow playlists as before (a probe of October 2026). */
const following2026 = { ...older, stillAnswers: true } satisfies RouteOptions;

const publicModify = oneOf('playlist-modify-public', 'playlist-modify-private');

function createForUser(world: World, call: Call) {
	if (call.id !== userOf(call).id) {
		throw new Refusal(apiError(403, 'You cannot create a playlist for another user.'));
	}
	return createMyPlaylist(world, call);
}

/** What `/me/library` and `/me/playlists` took the place of in February 2026. */
export const olderRoutes: readonly Route[] = [
	...savedRoutes,
	put('/me/following', [followedType, followedIds], saveOlder(followedKind), following),
	del('/me/following', [followedType, followedIds], removeOlder(followedKind), following),
	get('/me/following/contains', [followedType, askedIds], containsOlder(followedKind), {
		...older,
		scopes: all('user-follow-read'),
	}),
	put('/playlists/{playlist_id}/followers', [], followPlaylist, {
		...following2026,
		scopes: publicModify,
		body: [{ name: 'public', type: 'flag' }],
	}),
	del('/playlists/{playlist_id}/followers', [], unfollowPlaylist, {
		...following2026,
		scopes: publicModify,
	}),
	get(
		'/playlists/{playlist_id}/followers/contains',
		[
			{
				name: 'ids',
				refuse: (value) => (value.includes(',') ? 'too many ids requested' : undefined),
			},
		],
		followsPlaylist,
		older,
	),
	post('/users/{user_id}/playlists', [], createForUser, {
		...older,
		scopes: publicModify,
		body: newDetails,
		status: 201,
	}),
];
