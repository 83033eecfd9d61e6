import fc from 'fast-check';
import { customRequest } from '../../../spotify/request/customRequest';
import { createPipeline } from '../../../spotify/request/pipeline';
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
])('takes a path or an address: %s', (path) => {
	expect(build(path)).toEqual({
		ok: true,
		value: {
			request: {
				method: 'GET',
				path: `/artists/${ID}`,
				template: '/artists/{id}',
				query: {},
				repeatable: true,
			},
		},
	});
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
	await fc.assert(property, { numRuns: 1_000 });
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
])('%s %s: may it be sent twice? %s', (method, path, repeatable) => {
	expect(build(path, { method })).toMatchObject({ value: { request: { method, repeatable } } });
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
