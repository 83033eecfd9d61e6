import type { Planned } from '../../../spotify/plan/types';
import { fc } from '../../support/fc.mts';
import { market } from '../../../spotify/operations/fields';
import { playlist } from '../../../spotify/operations/playlist';
import type { Operation } from '../../../spotify/operations/types';
import type { Outcome } from '../../../spotify/failures/outcome';
import { buildRequests } from '../../../spotify/plan/buildRequests';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { anId } from '../../support/spotifyIds.mts';

const texts = { name: '', action: '', description: '', docs: '' };
const field = { in: 'query' as const, description: '' };

/** One field of each kind. */
const operation: Operation = {
	...texts,
	route: 'GET /playlists/{playlist_id}/items',
	fields: [
		{ kind: 'id', of: 'playlist', wire: 'playlist_id', in: 'path' },
		market(),
		{
			...field,
			kind: 'choices',
			wire: 'include_groups',
			displayName: 'Include Groups',
			choices: [
				{ value: 'album', name: 'Album' },
				{ value: 'appears_on', name: 'Appears On' },
			],
			default: [],
		},
		{ kind: 'fixed', wire: 'additional_types', in: 'query', value: 'track,episode' },
	],
	output: { kind: 'playlistItem' },
};

const ID = '3cEYpjA9oz9GiPac4AsH4n';
type Values = Parameters<typeof buildRequests>[1];

const build = (values: Values, of = operation) => buildRequests(of, values, (id) => `The ${id.of}`);

/** The request of what is planned as one. */
function requestOf(planned: Outcome<Planned> | undefined): SpotifyRequest {
	if (!planned?.ok) throw new Error(planned?.failure.message);
	if (!('request' in planned.value)) throw new Error('A job was planned');
	return planned.value.request;
}

/** The query of the only request. */
const queryFor = (values: Values): unknown =>
	requestOf(build({ playlistId: ID, ...values })[0]).query;

it('makes the request that the route and the fields say', () => {
	expect(build({ playlistId: ID, market: 'DE', includeGroups: ['album', 'appears_on'] })).toEqual([
		{
			ok: true,
			value: {
				id: ID,
				request: {
					method: 'GET',
					path: `/playlists/${ID}/items`,
					template: '/playlists/{playlist_id}/items',
					query: {
						market: 'DE',
						include_groups: 'album,appears_on',
						additional_types: 'track,episode',
					},
					idempotent: true,
				},
			},
		},
	]);
});

it('makes one request an ID, in order, and a failure in the place of one that is wrong', () => {
	const list = fc.array(fc.option(anId, { nil: 'wrong' }), { minLength: 1, maxLength: 20 });
	fc.assert(
		fc.property(list, (ids) => {
			const planned = build({ playlistId: ids });
			const found = planned.map((one) => (one.ok ? requestOf(one).path : one.failure));
			expect(found).toEqual(
				ids.map((id) =>
					id === 'wrong'
						? expect.objectContaining({ kind: 'invalidInput', field: 'The playlist' })
						: `/playlists/${id}/items`,
				),
			);
		}),
	);
});

it.each(['GET', 'PUT', 'DELETE', 'POST'] as const)(
	'%s is idempotent unless it is POST',
	(method) => {
		const planned = build({}, { ...operation, route: `${method} /me/player`, fields: [] });
		expect(planned).toMatchObject([
			{
				value: {
					request: { method, path: '/me/player', query: {}, idempotent: method !== 'POST' },
				},
			},
		]);
		expect(planned[0]?.ok && planned[0].value).not.toHaveProperty('id');
	},
);

describe('a market', () => {
	it.each(['', '  ', null, undefined])('%j is none', (given) => {
		expect(queryFor({ market: given })).toEqual({ additional_types: 'track,episode' });
	});

	it('is taken in any case', () => {
		expect(queryFor({ market: ' de ' })).toMatchObject({ market: 'DE' });
	});

	it.each(['Germany', 'D', 'DEU', '49', {}, true])('%j is refused, with an example', (given) => {
		expect(build({ playlistId: ID, market: given })).toMatchObject([
			{
				ok: false,
				failure: {
					kind: 'invalidInput',
					field: 'Market',
					hint: expect.stringContaining('DE or US'),
				},
			},
		]);
	});
});

describe('choices', () => {
	it.each([
		[['album', 'appears_on'], 'album,appears_on'],
		['album', 'album'],
		[' album , appears_on,', 'album,appears_on'],
		[['album', 'album'], 'album'],
		[['album', '', null], 'album'],
	])('%j are sent as %s', (given, wire) => {
		expect(queryFor({ includeGroups: given })).toMatchObject({ include_groups: wire });
	});

	it.each([[[]], [''], [null], [undefined]])('%j: nothing is sent', (given) => {
		expect(queryFor({ includeGroups: given })).not.toHaveProperty('include_groups');
	});

	it.each([[['album', 'vinyl']], ['vinyl'], [42], [{}]])(
		'%j are refused, with what is possible',
		(given) => {
			expect(build({ playlistId: ID, includeGroups: given })).toMatchObject([
				{
					ok: false,
					failure: { field: 'Include Groups', hint: expect.stringContaining('album, appears_on') },
				},
			]);
		},
	);

	it('that are required are missed where there are none', () => {
		const fields = operation.fields.map((one) =>
			one.kind === 'choices' ? { ...one, required: true } : one,
		);
		expect(build({ playlistId: ID }, { ...operation, fields })).toMatchObject([
			{
				ok: false,
				failure: { field: 'Include Groups', message: expect.stringContaining('Nothing is chosen') },
			},
		]);
	});
});

it('a search is sent as one string, and refused where it is empty', () => {
	const search: Operation = {
		...operation,
		route: 'GET /search',
		fields: [{ kind: 'searchQuery', wire: 'q', in: 'query' }],
	};
	expect(build({ query: 'doxy', filters: { artist: 'Miles Davis' } }, search)).toMatchObject([
		{ value: { request: { path: '/search', query: { q: 'doxy artist:Miles Davis' } } } },
	]);
	expect(build({}, search)).toMatchObject([{ ok: false, failure: { field: 'Search Text' } }]);
});

it('never throws, and leaves no placeholder in a path, whatever an expression makes', () => {
	const values = fc.record({
		playlistId: fc.jsonValue(),
		market: fc.jsonValue(),
		includeGroups: fc.jsonValue(),
	});
	fc.assert(
		fc.property(values, (given) => {
			const planned = build(given);
			expect(planned.length).toBeGreaterThan(0);
			for (const one of planned)
				if (one.ok) expect(requestOf(one).path).toMatch(/^\/playlists\/\w{22}\/items$/);
		}),
	);
});

const place = { displayName: '', description: '' };
const reads = { ...texts, output: { kind: 'done' } } as const;

describe('a body', () => {
	/** As the reference of "Start/Resume Playback" has it: names, a list, an object within. */
	const play: Operation = {
		...reads,
		route: 'PUT /me/player/play',
		fields: [
			{ ...place, kind: 'uris', of: ['track'], bareAs: 'track', wire: 'uris', in: 'body' },
			{ ...place, kind: 'text', wire: 'device_id', in: 'query' },
			{ ...place, kind: 'number', wire: 'position_ms', in: 'body', min: 0 },
			{ ...place, kind: 'number', wire: 'offset.position', in: 'body', min: 0 },
			{ ...place, kind: 'text', wire: 'offset.uri', in: 'body' },
			{ ...place, kind: 'boolean', wire: 'a.b.c', in: 'body', default: false },
		],
	};
	const requestFor = (values: Values) => requestOf(build(values, play)[0]);

	it('holds lists, numbers and switches as they are, and objects for names with dots', () => {
		const request = requestFor({
			uris: [ID, ID],
			deviceId: 'the-device',
			positionMs: '1500',
			offsetPosition: 0,
			offsetUri: 'spotify:track:1',
			aBC: false,
		});
		expect(request).toMatchObject({
			query: { device_id: 'the-device' },
			body: {
				uris: [`spotify:track:${ID}`, `spotify:track:${ID}`],
				position_ms: 1500,
				offset: { position: 0, uri: 'spotify:track:1' },
				a: { b: { c: false } },
			},
		});
	});

	it('has nothing of a field that has no value, and is none where no field has one', () => {
		expect(requestFor({ positionMs: 0 }).body).toEqual({ position_ms: 0 });
		expect(requestFor({ deviceId: 'the-device' })).not.toHaveProperty('body');
	});

	it('is of one item alone', () => {
		expect(requestFor({ offsetPosition: 3 }).body).toEqual({ offset: { position: 3 } });
		expect(requestFor({ offsetUri: 'x' }).body).toEqual({ offset: { uri: 'x' } });
	});

	it('is the picture, where there is one', () => {
		const upload: Operation = {
			...reads,
			route: 'PUT /playlists/{playlist_id}/images',
			fields: [
				{ kind: 'id', of: 'playlist', wire: 'playlist_id', in: 'path' },
				{
					...place,
					kind: 'picture',
					wire: 'body',
					in: 'body',
					parameter: 'field',
					mostBytes: 99,
					takenKilobytes: 0,
				},
			],
		};
		const values = { playlistId: ID, field: { base64: '/9j/4AAQ', mimeType: 'image/jpeg' } };
		expect(requestOf(build(values, upload)[0])).toMatchObject({
			path: `/playlists/${ID}/images`,
			body: '/9j/4AAQ',
		});
	});
});

it('a query has lists joined, and everything as text', () => {
	const fields: Operation['fields'] = [
		{ ...place, kind: 'idList', of: 'track', wire: 'seed_tracks', in: 'query' },
		{ ...place, kind: 'words', wire: 'seed_genres', in: 'query' },
		{ ...place, kind: 'number', wire: 'volume_percent', in: 'query', min: 0 },
		{ ...place, kind: 'boolean', wire: 'state', in: 'query', default: true },
	];
	const values = { seedTracks: [ID, ID], seedGenres: 'a,b', volumePercent: 0, state: false };
	const [planned] = build(values, { ...reads, route: 'PUT /x', fields });
	expect(requestOf(planned)).toMatchObject({
		query: { seed_tracks: ID, seed_genres: 'a,b', volume_percent: '0', state: 'false' },
	});
	expect(requestOf(planned)).not.toHaveProperty('body');
});

it('says what a second time would do, and what it needs, for those who send it', () => {
	const once: Operation = {
		...reads,
		route: 'PUT /x',
		fields: [],
		nonIdempotent: true,
		scopes: { allOf: ['ugc-image-upload'], oneOf: ['playlist-modify-public'] },
		availability: 'olderApps',
		replacement: 'Look',
	};
	expect(requestOf(build({}, once)[0])).toEqual({
		method: 'PUT',
		path: '/x',
		template: '/x',
		query: {},
		idempotent: false,
		scopes: ['ugc-image-upload', 'playlist-modify-public'],
		availability: 'olderApps',
		replacement: 'Look',
	});
});

const details: Operation['fields'] = [
	{ kind: 'text', wire: 'name', in: 'body', displayName: 'Name', description: '' },
	{
		kind: 'boolean',
		wire: 'public',
		in: 'body',
		displayName: 'Public',
		description: '',
		default: false,
	},
	{ kind: 'words', wire: 'tags', in: 'body', displayName: 'Tags', description: '' },
];

describe('fields that count together', () => {
	const update = (least: number, most: number): Operation => ({
		...reads,
		route: 'PUT /x',
		fields: details,
		minMaxOf: { fields: ['name', 'public', 'tags'], min: least, max: most },
	});

	it('may each be empty, but not all; a switch that is off is a value', () => {
		for (const values of [{ name: 'x' }, { public: false }, { tags: 'a' }]) {
			expect(build(values, update(1, Infinity))).toMatchObject([{ ok: true }]);
		}
		expect(build({}, update(1, Infinity))).toMatchObject([
			{
				failure: {
					kind: 'invalidInput',
					field: 'Name',
					message: '0 values were given in Name, Public, Tags',
					hint: 'Enter at least 1 in total.',
				},
			},
		]);
	});

	it('count each value of a list', () => {
		expect(build({ name: 'x', tags: 'a,b' }, update(1, 3))).toMatchObject([{ ok: true }]);
		expect(build({ name: 'x', tags: 'a,b,c' }, update(1, 3))).toMatchObject([
			{
				failure: {
					message: '4 values were given in Name, Public, Tags',
					hint: 'Enter 1 to 3 in total.',
				},
			},
		]);
	});
});

describe('fields that exclude each other', () => {
	const either: Operation = {
		...reads,
		route: 'PUT /x',
		fields: details,
		mutuallyExclusive: [['name', 'tags']],
	};

	it('may be given alone, and none of them', () => {
		for (const values of [{}, { name: 'x', public: true }, { tags: ['a', 'b'] }]) {
			expect(build(values, either)).toMatchObject([{ ok: true }]);
		}
	});

	it('are refused where both are given, by name', () => {
		expect(build({ name: 'x', tags: 'a' }, either)).toMatchObject([
			{
				failure: {
					kind: 'invalidInput',
					field: 'Name',
					message: 'Name and Tags were both given',
					hint: 'Enter only one of them.',
				},
			},
		]);
	});
});

describe('a list that goes with those of other items', () => {
	const TRACK = `spotify:track:${ID}`;
	const uris: Operation['fields'][number] = {
		...place,
		kind: 'uris',
		of: ['track'],
		bareAs: 'track',
		wire: 'uris',
		in: 'query',
		required: true,
	};
	const save: Operation = {
		...reads,
		route: 'PUT /me/library',
		fields: [uris, market()],
		batch: { wire: 'uris', limit: 40 },
	};
	const groupOf = (planned: Outcome<Planned> | undefined) => {
		if (!planned?.ok || !('job' in planned.value)) throw new Error('No job was planned');
		return planned.value;
	};

	it('is an order, and no request of its own', () => {
		const { input: order, job } = groupOf(build({ uris: [ID, ID] }, save)[0]);
		expect(order).toEqual({ id: '', uris: [TRACK, TRACK], settings: {} });
		expect(job).toEqual({ wire: 'uris', limit: 40 });
	});

	it('goes with those for which the request is the same', () => {
		const group = (values: Values) => groupOf(build(values, save)[0]).group;
		expect(group({ uris: ID })).toBe(group({ uris: [ID, ID] }));
		expect(group({ uris: ID, market: 'DE' })).not.toBe(group({ uris: ID }));
	});

	it('is that of the IDs, where these go over the wire as URIs', () => {
		const follow: Operation = {
			...save,
			fields: [{ kind: 'id', of: 'playlist', wire: 'uris', in: 'query', asUri: true }],
		};
		const [first, second] = build({ playlistId: [ID, 'x'] }, follow);
		expect(groupOf(first)).toMatchObject({ id: ID, input: { uris: [`spotify:playlist:${ID}`] } });
		expect(second).toMatchObject({ ok: false, failure: { field: 'The playlist' } });
	});

	describe('of a job', () => {
		const OTHER = '7kZqO4ZVnCJAoAtsKEYtIu';
		const add: Operation = {
			...reads,
			route: 'POST /playlists/{playlist_id}/items',
			fields: [
				{ kind: 'id', of: 'playlist', wire: 'playlist_id', in: 'path' },
				{ ...uris, in: 'job' },
				{ ...place, kind: 'number', wire: 'position', in: 'job', min: 0 },
			],
			job: 'addItems',
		};

		it('has its settings, which are not sent', () => {
			const { input: order, id } = groupOf(
				build({ playlistId: ID, uris: ID, position: 0 }, add)[0],
			);
			expect([id, order]).toEqual([ID, { id: ID, uris: [TRACK], settings: { position: 0 } }]);
		});

		it('goes with those for the same ID and with the same settings', () => {
			const group = (values: Values) => groupOf(build({ uris: ID, ...values }, add)[0]).group;
			expect(group({ playlistId: ID })).toBe(group({ playlistId: `spotify:playlist:${ID}` }));
			expect(group({ playlistId: ID })).not.toBe(group({ playlistId: OTHER }));
			expect(group({ playlistId: ID })).not.toBe(group({ playlistId: ID, position: 0 }));
		});

		it('is an order for each ID', () => {
			const planned = build({ playlistId: [ID, OTHER], uris: ID }, add).map(groupOf);
			expect(planned.map(({ input: order }) => order.id)).toEqual([ID, OTHER]);
		});
	});

	it('does not go with one that asks the same in another market', () => {
		const download: Operation = {
			...reads,
			route: 'GET /shows/{id}',
			fields: [{ kind: 'id', of: 'show', wire: 'id', in: 'path' }, market()],
			job: 'downloadCover',
		};
		const groups = ['DE', 'US', 'DE'].map(
			(country) => groupOf(build({ showId: ID, market: country }, download)[0]).group,
		);
		expect(new Set(groups).size).toBe(2);
	});
});

it('sends with a yes what it implies, unless something is said of that', () => {
	const { update } = playlist.operations;
	const bodyFor = (values: Values) =>
		requestOf(build({ playlistId: ID, name: 'x', ...values }, update)[0]).body;
	expect(bodyFor({ collaborative: true })).toEqual({
		name: 'x',
		collaborative: true,
		public: false,
	});
	expect(bodyFor({ collaborative: false })).not.toHaveProperty('public');
	expect(bodyFor({ collaborative: true, public: true })).toMatchObject({ public: true });
});
