import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { autoClock, pass, resetAutoClock } from '../../../support/autoClock.mts';
import { callWire, refusal, type CallWire } from '../../../support/callWire.mts';
import { jsonOf, runSpotify, userOAuth2, type NodeRun } from '../../../support/engine.mts';
import { idOf } from '../../../support/spotifyObjects.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const usage = async (more: Partial<NodeRun> = {}) =>
	jsonOf(
		(await runSpotify({ parameters: { resource: 'api', operation: 'getUsage' }, ...more })).items,
	);
const getArtists = async (numbers: number[], more: Partial<NodeRun> = {}) =>
	await runSpotify({
		parameters: { resource: 'artist', operation: 'get', artistId: '={{ $json.id }}' },
		inputs: numbers.map((n) => ({ id: idOf(n) })),
		settings: { onError: 'continueRegularOutput' },
		...more,
	});
const found = (): CallWire =>
	callWire(({ route }) => ({ body: { id: route.split('/').at(-1), type: 'artist', name: 'A' } }));
const quotaUsed = () => ({
	...refusal(429, 'Too many requests', 'QUOTA_EXCEEDED'),
	headers: { 'retry-after': '7200' },
});

describe('what an app has used', () => {
	it('costs no request and no token', async () => {
		const wire = found();
		expect(await usage()).toEqual([]);
		expect(wire.requests).toEqual([]);
	});

	it('is one item for each group of endpoints that was asked, for 24 hours', async () => {
		found();
		await getArtists([1, 2, 3]);
		await runSpotify({ parameters: { resource: 'track', operation: 'get', trackId: idOf(1) } });
		const since = autoClock.nowMs();
		const counted = (bucket: string, requests: number) => ({
			bucket,
			requests,
			waiting: 0,
			closedUntil: null,
			closedReason: null,
			countedSince: expect.any(String),
		});
		const items = await usage();
		expect(items).toEqual([
			counted('GET /artists', 1),
			counted('GET /artists/{id}', 3),
			counted('GET /tracks/{id}', 1),
		]);
		expect(Date.parse(String(items[0]?.countedSince))).toBeLessThanOrEqual(since);
		pass(25 * 3_600_000);
		expect((await usage()).map(({ requests }: IDataObject) => requests)).toEqual([0, 0, 0]);
	});

	it('says until when Spotify has closed a group, and why; the others are open', async () => {
		callWire(({ route }) =>
			route.startsWith('GET /artists') ? quotaUsed() : { body: { id: idOf(1), name: 'T' } },
		);
		await getArtists([1]);
		await runSpotify({ parameters: { resource: 'track', operation: 'get', trackId: idOf(1) } });
		const until = new Date(autoClock.nowMs() + 7_200_000).toISOString();
		expect(await usage()).toMatchObject([
			{ bucket: 'GET /artists/{id}', closedUntil: until, closedReason: 'quota' },
			{ bucket: 'GET /tracks/{id}', closedUntil: null, closedReason: null },
		]);
	});

	it('says of a closed app that all of its groups are closed', async () => {
		callWire((_, count) =>
			count === 0
				? { body: { id: idOf(1), name: 'T' } }
				: { ...refusal(429, 'API rate limit exceeded'), headers: { 'retry-after': '20' } },
		);
		await runSpotify({ parameters: { resource: 'track', operation: 'get', trackId: idOf(1) } });
		await runSpotify({
			parameters: {
				resource: 'artist',
				operation: 'get',
				artistId: idOf(1),
				options: { maxRateLimitWait: 0 },
			},
			settings: { onError: 'continueRegularOutput' },
		});
		const reasons = (await usage()).map(({ closedReason }: IDataObject) => closedReason);
		expect(reasons).toEqual(['rateLimit', 'rateLimit']);
	});

	it("is the app's alone: another credential's app has its own", async () => {
		found();
		await getArtists([1]);
		expect(await usage({ credentials: userOAuth2({ clientId: 'another' }) })).toEqual([]);
	});

	it('is told once for each input item', async () => {
		found();
		await getArtists([1]);
		const items = await usage({ inputs: [{}, {}] });
		expect(items).toHaveLength(2);
	});
});

describe('If Quota Is Short', () => {
	const DAY_MS = 86_400_000;
	const getAlbums = async (
		numbers: number[],
		ifQuotaIsShort: string,
		options: IDataObject = {},
		more: Partial<NodeRun> = {},
	) =>
		await runSpotify({
			parameters: {
				resource: 'artist',
				operation: 'getAlbums',
				artistId: '={{ $json.id }}',
				options: { ifQuotaIsShort, maxConcurrency: 1, maxRateLimitWait: 0, ...options },
			},
			inputs: numbers.map((n) => ({ id: idOf(n) })),
			...more,
		});
	const asked = ({ requests }: CallWire) => requests.filter((one) => one !== 'token');
	const empty = { items: [], total: 0, limit: 10, next: null };
	/** Answers so many requests a day. */
	const wireWith = (perDay: number): CallWire => {
		let answered = 0;
		let dayEndsAtMs = 0;
		return callWire(() => {
			if (autoClock.nowMs() >= dayEndsAtMs) {
				answered = 0;
				dayEndsAtMs = autoClock.nowMs() + DAY_MS;
			}
			return answered++ < perDay ? { body: empty } : quotaUsed();
		});
	};

	it.each([
		[3, 3],
		[2, 0],
	])('with 3 artists and %d requests a run, sends %d', async (maxRequests, sent) => {
		const wire = wireWith(100);
		const { error } = await getAlbums([1, 2, 3], 'stop', { maxRequests });
		expect(asked(wire)).toHaveLength(sent);
		expect(error?.message).toBe(
			sent > 0 ? undefined : 'The run needs 3 requests or more, and may send 2',
		);
		if (sent === 0) expect(error?.description).toContain('Nothing was sent');
	});

	it('stops while a quota is closed, and says until when', async () => {
		const wire = wireWith(2);
		await getAlbums([1, 2, 3], 'continue');
		const { error, items } = await getAlbums([4], 'stop');
		expect(asked(wire)).toHaveLength(3);
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/It works again (today|tomorrow) at/);
		expect(error?.description).toContain('Nothing was sent');
	});

	it.each([
		['stop', 4, 0],
		['stop', 3, 3],
		['continue', 4, 4],
	])('knows by the last quota what a day gives: %s with %d artists sends %d', async (...given) => {
		const [ifQuotaIsShort, artists, sent] = given;
		const wire = wireWith(3);
		await getAlbums([1, 2, 3, 4], 'continue');
		pass(25 * 3_600_000);
		const before = asked(wire).length;
		const { error } = await getAlbums(
			Array.from({ length: artists }, (_, n) => 10 + n),
			ifQuotaIsShort,
		);
		expect(asked(wire).length - before).toBe(sent);
		if (sent === 0) {
			expect(error?.message).toBe(
				'The run needs 4 requests or more for Artist: Get Albums, and about 3 are left today',
			);
		}
	});

	it('claims nothing where nothing is known, nor of other endpoints', async () => {
		const wire = wireWith(2);
		await getAlbums([1, 2, 3], 'continue');
		const { error } = await runSpotify({
			parameters: {
				resource: 'album',
				operation: 'getTracks',
				albumId: idOf(1),
				options: { ifQuotaIsShort: 'stop', maxRateLimitWait: 0 },
			},
		});
		expect(asked(wire)).toHaveLength(4);
		expect(error?.description).not.toContain('Nothing was sent');
	});

	it('gives an error item for each, where the node continues', async () => {
		wireWith(100);
		const settings = { onError: 'continueRegularOutput' } as const;
		const { items } = await getAlbums([1, 2, 3], 'stop', { maxRequests: 2 }, { settings });
		expect(jsonOf(items).map(({ error }) => error)).toEqual(
			Array(3).fill(expect.objectContaining({ kind: 'rateLimited', scope: 'budget' })),
		);
	});

	/** Spotify that closes the groups named, and gives an artist, or several, of the others. */
	const wireOfArtists = (closed: ReadonlySet<string>) =>
		callWire(({ route, query }) => {
			const group = route === 'GET /artists' ? route : 'GET /artists/{id}';
			if (closed.has(group)) return quotaUsed();
			const artist = (id: string | undefined) => ({ id, type: 'artist', name: 'A' });
			return route === 'GET /artists'
				? { body: { artists: (query.get('ids') ?? '').split(',').map(artist) } }
				: { body: artist(route.split('/').at(-1)) };
		});
	const getSome = async (numbers: number[], options: object) =>
		await getArtists(numbers, {
			parameters: { resource: 'artist', operation: 'get', artistId: '={{ $json.id }}', options },
			settings: {},
		});

	it('holds one ID alone against the group of one, whatever Batching says', async () => {
		const closed = new Set<string>();
		wireOfArtists(closed);
		await getArtists([1, 2]);
		closed.add('GET /artists');
		await getArtists([1, 2]);
		const { items } = await getSome([3], { ifQuotaIsShort: 'stop' });
		expect(jsonOf(items)).toMatchObject([{ id: idOf(3) }]);
		closed.add('GET /artists/{id}');
		await getArtists([4]);
		const { error } = await getSome([4], { ifQuotaIsShort: 'stop' });
		expect(error?.description).toContain('Nothing was sent');
	});

	it('begins again where others had used the quota up, once it is open', async () => {
		const closed = new Set(['GET /artists/{id}']);
		wireOfArtists(closed);
		await getArtists([1]);
		closed.clear();
		pass(3 * 3_600_000);
		const { items } = await getSome([1], { ifQuotaIsShort: 'stop', batching: 'off' });
		expect(jsonOf(items)).toMatchObject([{ id: idOf(1) }]);
	});

	it('knows endpoints of API Request, and quotes no secret that is in their paths', async () => {
		let isClosed = false;
		callWire(() => (isClosed ? quotaUsed() : { body: {} }));
		const ask = async (ifQuotaIsShort: string) =>
			await runSpotify({
				parameters: {
					resource: 'api',
					operation: 'request',
					method: 'GET',
					path: '/things/the-client-secret',
					options: { ifQuotaIsShort, maxRateLimitWait: 0 },
				},
			});
		await ask('continue');
		isClosed = true;
		await ask('continue');
		isClosed = false;
		pass(3 * 3_600_000);
		expect((await ask('stop')).error).toBeUndefined();
		const { error } = await ask('stop');
		expect(error?.message).toMatch(/^The run needs one request or more for GET \/things\/\*\*\*/);
	});

	it('leaves a playlist alone of which the snapshot is known: it may cost nothing', async () => {
		const closed = new Set<string>();
		const wire = callWire(({ route }) =>
			closed.has(route) ? quotaUsed() : { body: { items: [], total: 0, next: null } },
		);
		const route = `GET /playlists/${idOf(1)}/items`;
		const read = async (options: IDataObject) =>
			await runSpotify({
				parameters: {
					authentication: 'oAuth2',
					resource: 'playlist',
					operation: 'getItems',
					playlistId: idOf(1),
					options: { maxRateLimitWait: 0, ...options },
				},
				credentials: userOAuth2(),
			});
		closed.add(route);
		await read({});
		const before = asked(wire).length;
		await read({ ifQuotaIsShort: 'stop' });
		expect(asked(wire)).toHaveLength(before);
		await read({ ifQuotaIsShort: 'stop', onlyIfChanged: 'a-snapshot' });
		expect(asked(wire).length).toBeGreaterThan(before);
	});
});
