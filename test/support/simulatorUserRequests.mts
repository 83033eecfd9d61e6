import { fc } from './fc.mts';

import type { Route } from '../../playground/simulator/api/routes.mts';
import type { Control } from '../../playground/simulator/control/control.mts';
import { defaultUserId } from '../../playground/simulator/users/createUser.mts';
import { queriesOf } from './simulatorRequests.mts';
import { tinyJpeg } from './tinyJpeg.mts';

/** A request of a user, as a client sends it. */
export interface UserRequest {
	path: string;
	body: unknown;
	type: string | undefined;
}

const track = fc.constantFrom(
	'spotify:track:4iV5W9uYEdYUVa79Axb7Rh',
	'spotify:track:1301WleyT98MSxVHPZCA6M',
	'spotify:episode:512ojhOuo1ktJprKbVcKyQ',
);
const tracks = fc.array(track, { minLength: 1, maxLength: 4 });
const id = fc.constantFrom('4iV5W9uYEdYUVa79Axb7Rh', '1301WleyT98MSxVHPZCA6M');
const ids = fc.array(id, { minLength: 1, maxLength: 3 });

const details = fc.record(
	{ name: fc.string({ minLength: 1 }), description: fc.string(), public: fc.boolean() },
	{ requiredKeys: ['name'] },
);

const played = fc.oneof(
	fc.record({ uris: tracks }),
	fc.record(
		{
			context_uri: fc.constant('spotify:album:4aawyAB9vmqN3uQ7FjRGTy'),
			offset: fc.constant({ position: 0 }),
			position_ms: fc.nat(10_000),
		},
		{ requiredKeys: ['context_uri'] },
	),
);

const changed = fc.oneof(
	fc.record({ uris: tracks }),
	fc.constant({ range_start: 0, insert_before: 1, range_length: 1 }),
);

const bodies: Record<string, (control: Control) => fc.Arbitrary<unknown>> = {
	'PUT /playlists/{playlist_id}': () => details,
	'POST /playlists/{playlist_id}/items': () => fc.record({ uris: tracks }),
	'POST /playlists/{playlist_id}/tracks': () => fc.record({ uris: tracks }),
	'PUT /playlists/{playlist_id}/items': () => changed,
	'PUT /playlists/{playlist_id}/tracks': () => changed,
	'DELETE /playlists/{playlist_id}/items': () => removed('items'),
	'DELETE /playlists/{playlist_id}/tracks': () => removed('tracks'),
	'PUT /playlists/{playlist_id}/images': () => fc.constant(tinyJpeg),
	'POST /me/playlists': () => details,
	'POST /users/{user_id}/playlists': () => details,
	'PUT /me/tracks': () => fc.record({ ids }),
	'PUT /me/player': (control) =>
		fc.constant({ device_ids: [String(control.player().deviceId)], play: true }),
	'PUT /me/player/play': () => played,
};

const removed = (name: string) => tracks.map((uris) => ({ [name]: uris.map((uri) => ({ uri })) }));

/** Values for parameters that the facts say too little about. */
const values: Record<string, fc.Arbitrary<string | undefined>> = {
	'/me/library uris': tracks.map((uris) => uris.join()),
	'/me/library/contains uris': tracks.map((uris) => uris.join()),
	'/me/following/contains ids': ids.map((some) => some.join()),
	'/me/following type': fc.constant('artist'),
	'/me/following after': id,
	'/me/player/seek position_ms': fc.nat(30_000).map(String),
	'/me/player/queue uri': track,
	'/me/player/repeat state': fc.constantFrom('track', 'context', 'off'),
	'/me/player/shuffle state': fc.constantFrom('true', 'false'),
	'/me/player/volume volume_percent': fc.nat(100).map(String),
	'/me/player/recently-played before': fc.nat(2e9).map((seconds) => `${seconds * 1000}`),
	// The two exclude each other.
	'/me/player/recently-played after': fc.constant(undefined),
	' device_id': fc.constant(undefined),
	' uris': fc.constant(undefined),
	' position': fc.constant(undefined),
	'/playlists/{playlist_id}/followers/contains ids': fc.constant(undefined),
};

const valueOf = ({ path }: Route, name: string) => values[`${path} ${name}`] ?? values[` ${name}`];

/** Requests that a user may make of an operation, for what is theirs where that matters. */
export function userRequestsOf(route: Route, control: Control): fc.Arbitrary<UserRequest> {
	const name = `${route.method} ${route.path}`;
	const own = control
		.playlists({ userId: defaultUserId })
		// A collaborative one can't be made public.
		.filter(({ items, collaborative }) => items > 10 && !collaborative)
		.map((playlist) => playlist.id);
	const pathIds: Record<string, readonly string[]> = {
		playlist_id: own,
		type: ['artists', 'tracks'],
		...(route.userOnly && { user_id: [defaultUserId] }),
	};
	const body = bodies[name]?.(control) ?? fc.constant(undefined);
	return fc
		.tuple(queriesOf(route, valueOf), body, fc.nat(1000))
		.map(([{ id: anyId, query }, sent, pick]) => ({
			path: `${route.path.replace(/\{(\w+)\}/, (_hole, hole: string) => {
				const known = pathIds[hole];
				return encodeURIComponent(known?.[pick % known.length] ?? anyId);
			})}?${query}`,
			body: sent,
			type: route.rawBody,
		}));
}
