import { fc, runs } from '../../support/fc.mts';
import { customRequest } from '../../../spotify/plan/customRequest';
import { createPipeline } from '../../../spotify/pipeline/pipeline';
import { appState } from '../../support/fakeApi.mts';
import { createFakeClock } from '../../support/fakeClock.mts';
import { answered, createFakeHttp } from '../../support/fakeHttp.mts';

const ID = '0TnOYISbd1XYRBk9myaseg';
const build = (path: unknown, more: Record<string, unknown> = {}) =>
	customRequest({ method: 'GET', path, ...more });

it.each([
	`/artists/${ID}`,
	`artists/${ID}`,
	`/v1/artists/${ID}`,
	` https://api.spotify.com/v1/artists/${ID} `,
	`HTTPS://API.SPOTIFY.COM/v1/artists/${ID}`,
	`v1/artists/${ID}`,
	`api.spotify.com/v1/artists/${ID}`,
	`<https://api.spotify.com/v1/artists/${ID}>`,
	`"/artists/${ID}"`,
	`\ufeff/artists/${ID}\u200b`,
])('takes a path or an address: %s', (path) => {
	expect(build(path)).toEqual({
		ok: true,
		value: {
			request: {
				method: 'GET',
				path: `/artists/${ID}`,
				template: '/artists/{id}',
				query: {},
				idempotent: true,
			},
		},
	});
});

// ramsayleung/rspotify has such users.
it.each([
	['/users/someone#label', '/users/someone%23label', {}],
	['/users/someone%23label', '/users/someone%23label', {}],
	['/users/100%', '/users/100%25', {}],
	['/search?q=C#&type=track', '/search', { q: 'C#', type: 'track' }],
	['/search?q=100%&type=track', '/search', { q: '100%', type: 'track' }],
])('loses nothing behind what an address would read otherwise: %s', (given, path, query) => {
	expect(build(given)).toMatchObject({ ok: true, value: { request: { path, query } } });
});

const strays = [
	'https://example.com/v1/me',
	'https://api.spotify.com.evil.io/v1/me',
	'https://api.spotify.com@evil.io/v1/me',
	'https://me:secret@api.spotify.com/v1/me',
	'https://api.spotify.com:8443/v1/me',
	'http://api.spotify.com/v1/me',
	'https://accounts.spotify.com/api/token',
	'https://api.spotify.com/v2/me',
	'//evil.io/v1/me',
	'/../api/token',
	'/me/./player',
	'/me/..',
	'/%2e%2e/api',
	'/me%2Fplayer',
	'/me\\..\\x',
	'/me player',
	'/artists/{id}',
	'file:///etc/passwd',
	'javascript:alert(1)',
	'',
	'   ',
	null,
	42,
	{},
];

it.each(strays)('refuses %j, which is no plain path of the API, with an example', (path) => {
	expect(build(path)).toMatchObject({
		ok: false,
		failure: { kind: 'invalidInput', field: 'Path', hint: expect.stringContaining('/artists/') },
	});
});

/** What an address is made of, and what leads astray. */
const PIECES = '/ .. . // \\ @ : %2e ? # evil.io me https: v1'.split(' ');

it('never leaves the API, whatever path is given', async () => {
	const piece = fc.constantFrom(' ', ...PIECES);
	const path = fc.oneof(
		fc.string(),
		fc.webUrl(),
		fc.array(piece).map((pieces) => pieces.join('')),
	);
	const property = fc.asyncProperty(path, async (given) => {
		const planned = build(given);
		if (!planned.ok) return;
		const http = createFakeHttp(answered(200, {}));
		const clock = createFakeClock();
		const parts = { http: http.send, app: appState(clock), clock, random: () => 1 };
		await createPipeline(parts, { maxConcurrency: 1, maxRateLimitWaitMs: 0 })(
			planned.value.request,
		);
		expect(new URL(http.requests[0]?.url ?? '').href).toMatch(/^https:\/\/api\.spotify\.com\/v1\//);
	});
	await fc.assert(property, { numRuns: runs(300) });
});

it('puts the parameters of the field over those of the path', () => {
	const planned = build('/search?q=a&limit=5', {
		queryParameters: '{"limit":2,"type":"track","market":null}',
	});
	expect(planned).toMatchObject({
		value: { request: { query: { q: 'a', limit: '2', type: 'track' } } },
	});
	expect(planned.ok && planned.value.request.query).not.toHaveProperty('market');
});

it.each(['{"limit":', '[1]', '42', 'null', true])(
	'refuses parameters that are no JSON object: %j',
	(queryParameters) => {
		expect(build('/me', { queryParameters })).toMatchObject({
			failure: { field: 'Query Parameters' },
		});
		expect(build('/me', { method: 'PUT', body: queryParameters })).toMatchObject({
			failure: { field: 'Body' },
		});
	},
);

it.each(['', null, undefined, '{}', {}])('sends no body for %j', (body) => {
	const planned = build('/me/player', { method: 'PUT', body });
	expect(planned.ok && planned.value.request).not.toHaveProperty('body');
});

it('sends a body as it is, but none with GET', () => {
	const body = { device_ids: ['1'] };
	expect(build('/me/player', { method: 'PUT', body })).toMatchObject({
		value: { request: { body } },
	});
	expect(build('/me/player', { method: 'PUT', body: JSON.stringify(body) })).toMatchObject({
		value: { request: { body } },
	});
	const planned = build('/me/player', { body });
	expect(planned.ok && planned.value.request).not.toHaveProperty('body');
});

it.each([
	['GET', `/playlists/${ID}/items`, true],
	['DELETE', `/playlists/${ID}/items`, true],
	['PUT', '/me/player/pause', true],
	['PUT', `/playlists/${ID}`, true],
	['PUT', `/playlists/${ID}/items`, false],
	['PUT', `/playlists/${ID}/tracks`, false],
	['POST', '/me/player/next', false],
])('%s %s: may it be sent twice? %s', (method, path, idempotent) => {
	expect(build(path, { method })).toMatchObject({ value: { request: { method, idempotent } } });
});

it.each(['get', 'PATCH', '', undefined, 7])('refuses the method %j', (method) => {
	expect(build('/me', { method })).toMatchObject({
		failure: { field: 'Method', hint: expect.stringContaining('GET') },
	});
});

it.each([
	[{}, undefined],
	[{ paging: 'offset' }, { kind: 'offset', itemsAt: 'items', maxLimit: 50 }],
	[
		{ paging: 'offset', itemsPath: ' tracks.items ' },
		{ kind: 'offset', itemsAt: 'tracks.items', maxLimit: 50 },
	],
	[
		{ paging: 'offset', queryParameters: { limit: 10 } },
		{ kind: 'offset', itemsAt: 'items', maxLimit: 10 },
	],
])('reads pages as it is told: %j', (values, paging) => {
	const planned = build('/me/tracks', values);
	expect(planned.ok && planned.value.paging).toEqual(paging);
});

describe('the query', () => {
	const queryOf = (path: string, more: Record<string, unknown> = {}) => {
		const planned = build(path, more);
		if (!planned.ok) throw new Error(planned.failure.message);
		const { query, extraQuery: again = [] } = planned.value.request;
		return { query, again };
	};

	it.each(['v1/me', '/v1/me', '/me', 'https://api.spotify.com/v1/me'])('of %s is read', (path) => {
		expect(queryOf(`${path}?x=y&z=`)).toEqual({ query: { x: 'y', z: '' }, again: [] });
	});

	it('has a name as often as the path has it', async () => {
		const planned = build('/search?type=track&q=a&type=album&type=artist');
		if (!planned.ok) throw new Error(planned.failure.message);
		const http = createFakeHttp(answered(200, {}));
		const clock = createFakeClock();
		const parts = { http: http.send, app: appState(clock), clock, random: () => 0 };
		const options = { maxConcurrency: 1, maxRateLimitWaitMs: 0 };
		await createPipeline(parts, options)(planned.value.request);
		const sent = new URL(http.requests[0]?.url ?? '').searchParams;
		expect(sent.getAll('type')).toEqual(['track', 'album', 'artist']);
		expect(sent.getAll('q')).toEqual(['a']);
	});

	it('has what the field says where both name the same', () => {
		const queryParameters = { market: 'DE', ids: ['a', 'b'], none: null };
		expect(queryOf('/x?market=US&market=FR&y=1', { queryParameters })).toEqual({
			query: { market: 'DE', ids: 'a,b', y: '1' },
			again: [],
		});
	});

	it('has the limit and offset of each page alone, where pages are read', () => {
		const path = '/x?limit=20&limit=30&offset=1&offset=2&y=1&y=2';
		expect(queryOf(path, { paging: 'offset' }).again).toEqual([['y', '2']]);
	});

	it('has no objects, in a list neither', () => {
		expect(build('/x', { queryParameters: { ids: [{ id: 1 }] } })).toMatchObject({
			failure: { message: "The parameter 'ids' is an object" },
		});
	});
});

it.each([
	['/artists/0TnOYISbd1XYRBk9myaseg/albums', {}, { maxLimit: 10, largestLimit: 50 }],
	[`/playlists/${ID}/items`, {}, { maxLimit: 50, largestLimit: 100 }],
	[`/playlists/${ID}/items`, { limit: 20 }, { maxLimit: 20 }],
	[`/playlists/${ID}/items`, { fields: 'items(added_at)' }, { maxLimit: 50 }],
	[`/playlists/${ID}/items`, { fields: 'limit,items' }, { maxLimit: 50, largestLimit: 100 }],
])('reads %s with %j by the largest pages that it may have', (path, queryParameters, sizes) => {
	const planned = build(path, { paging: 'offset', queryParameters });
	expect(planned.ok && planned.value.paging).toEqual({
		kind: 'offset',
		itemsAt: 'items',
		...sizes,
	});
});

describe('a search that Spotify is known to refuse is not sent', () => {
	const searching = (queryParameters: object) => build('/search?type=track', { queryParameters });

	it.each([
		[
			{ q: 'x', limit: 10, offset: 991 },
			'Spotify returns only the first 1,000 results of a search',
		],
		[{ q: 'x', offset: 1_000 }, 'Spotify returns only the first 1,000 results of a search'],
		[{ q: 'ä'.repeat(251) }, 'The search text is too long: 251 characters'],
	])('%j', (parameters, message) => {
		expect(searching(parameters)).toMatchObject({
			failure: { kind: 'invalidInput', field: 'Query Parameters', message },
		});
	});

	it.each([{ q: 'x', limit: 10, offset: 990 }, { q: 'ä'.repeat(250) }, { q: 'x' }])(
		'but %j is',
		(parameters) => {
			expect(searching(parameters).ok).toBe(true);
		},
	);
});
