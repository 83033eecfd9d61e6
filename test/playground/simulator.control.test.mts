import { runCommand } from '../../playground/simulator/control/runCommand.mts';
import { homePage } from '../../playground/simulator/control/homePage.mts';
import { createRequestLog } from '../../playground/simulator/control/requestLog.mts';
import { defaultSettings } from '../../playground/simulator/settings.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';
import { createConsentClient } from '../support/simulatorConsent.mts';

const path = '/artists/4Z8W4fKeB5YxbusRsdQVPb';

function setUp() {
	const client = createSimulatorClient();
	return {
		...client,
		statuses: async (count: number) => {
			const found: (number | 'reset')[] = [];
			for (let index = 0; index < count; index++) {
				const answer = await client.api(path);
				found.push(answer === 'reset' ? answer : answer.status);
			}
			return found;
		},
	};
}

const match = { path: '/artists/' };

describe('the request log of the simulator', () => {
	it('has every request in order, and no secret', async () => {
		const { get, newToken, control, clock } = setUp();
		const token = await newToken();
		await get(`${path}/albums?limit=2&access_token=${token}`, { authorization: `Bearer ${token}` });
		await get('/nowhere', {});

		const at = { atMs: clock.nowMs(), host: 'api.spotify.com', method: 'GET' };
		expect(control.log().slice(1)).toEqual([
			{
				...at,
				number: 2,
				path: `/v1${path}/albums?limit=2&access_token=***`,
				endpoint: 'GET /v1/artists/{id}/albums',
				status: 400,
			},
			{ ...at, number: 3, path: '/v1/nowhere', endpoint: 'GET (unknown path)', status: 404 },
		]);
		expect(JSON.stringify(control.log())).not.toContain(token);
	});

	it('counts by endpoint and status', async () => {
		const { statuses, control } = setUp();
		control.addFault({ match, times: 1, answer: { status: 503 } });
		await statuses(3);

		expect(control.counts()).toEqual({
			'POST /api/token': { total: 3, byStatus: { 200: 3 } },
			'GET /v1/artists/{id}': { total: 3, byStatus: { 200: 2, 503: 1 } },
		});
	});

	it('knows how many requests there were at once', async () => {
		const { simulator, clock, control } = setUp();
		control.set({ latencyMs: 100 });
		const request = {
			host: 'api.spotify.com',
			method: 'GET',
			path: '/v1/x',
			headers: {},
			body: '',
		};
		const answers = [1, 2, 3].map(async () => await simulator.handle(request));
		expect(control.concurrency()).toEqual({ now: 3, peak: 3 });

		await clock.until(Promise.all(answers));

		expect(control.concurrency()).toEqual({ now: 0, peak: 3 });
	});

	it('forgets the oldest requests of a very long run, and still counts them', () => {
		const log = createRequestLog();
		const request = { atMs: 0, host: 'h', method: 'GET', path: '/', endpoint: 'GET /' };
		for (let count = 0; count < 200_001; count++) log.begin(request)(200);

		expect(log.entries()).toHaveLength(100_001);
		expect(log.entries(1)).toEqual([{ ...request, number: 200_001, status: 200 }]);
		expect(log.counts()).toEqual({ 'GET /': { total: 200_001, byStatus: { 200: 200_001 } } });
	});

	it('can be cleared', async () => {
		const { statuses, control } = setUp();
		await statuses(1);
		control.clearLog();

		expect([control.log(), control.counts()]).toEqual([[], {}]);
	});
});

describe('a fault of the simulator', () => {
	it('strikes as often as was ordered, after as many requests as were ordered', async () => {
		const { statuses, control } = setUp();
		control.addFault({ match, after: 1, times: 2, answer: { status: 500 } });

		expect(await statuses(5)).toEqual([200, 500, 500, 200, 200]);
		expect(control.faults()).toMatchObject([{ seen: 3, struck: 2 }]);
	});

	it('comes after the ones before it', async () => {
		const { statuses, control } = setUp();
		control.addFault({ match, times: 1, answer: { status: 502 } });
		control.addFault({ match, times: 1, answer: 'reset' });

		expect(await statuses(3)).toEqual([502, 'reset', 200]);
	});

	it('strikes only what it matches', async () => {
		const { statuses, control } = setUp();
		control.addFault({ match: { method: 'POST', path: '/artists/' }, answer: 'reset' });
		control.addFault({ match: { host: 'i.scdn.co' }, answer: 'reset' });
		control.addFault({ match: { path: '^/v1/albums' }, answer: 'reset' });

		expect(await statuses(1)).toEqual([200]);
	});

	it('answers with the status, headers and body ordered', async () => {
		const { api, control } = setUp();
		control.addFault({
			match,
			answer: { status: 429, headers: { 'retry-after': '7' }, body: { error: 'x' } },
		});

		expect(await api(path)).toEqual({
			status: 429,
			headers: { 'content-type': 'application/json; charset=utf-8', 'retry-after': '7' },
			body: { error: 'x' },
		});
	});

	it('can be a page of HTML', async () => {
		const { get, control } = setUp();
		control.addFault({ match, answer: 'html' });

		expect(await get(path)).toMatchObject({ status: 502, body: expect.stringContaining('<html>') });
	});

	it('can cut an answer in the middle', async () => {
		const { get, control } = setUp();
		const { body } = await get(path);
		control.addFault({ match, answer: 'truncated' });

		const { body: cut, ...answer } = await get(path);

		expect(answer).toMatchObject({ status: 200, truncated: true });
		expect(JSON.stringify(body).startsWith(String(cut))).toBe(true);
	});

	it('can act and then drop the connection', async () => {
		const { askToken, send, control, get } = setUp();
		const { body } = await askToken();
		control.addFault({ match: { path: '/api/token' }, times: 1, answer: 'resetAfter' });
		control.setRateLimit({ requests: 1, windowSeconds: 60 });
		control.addFault({ match, times: 1, answer: 'resetAfter' });
		const headers = { authorization: `Bearer ${Object(body).access_token}` };

		expect(await send('api.spotify.com', 'GET', `/v1${path}`, headers)).toBe('reset');

		// The dropped request was counted: Spotify had acted.
		expect(await get(path, headers)).toMatchObject({ status: 429 });
	});

	it('can act and then answer something else', async () => {
		const { asUser, control } = createSimulatorClient();
		const { post } = asUser();
		const { id } = control.addPlaylist();
		const uris = ['spotify:track:4iV5W9uYEdYUVa79Axb7Rh'];
		control.addFault({ match: { path: '/items' }, times: 1, answer: { status: 502, acted: true } });

		expect(await post(`/playlists/${id}/items`, { uris })).toMatchObject({ status: 502, body: '' });
		expect(control.playlistContents({ id })).toEqual(uris);
	});

	it('can be a delay, which only the clock ends', async () => {
		const { get, control, clock } = setUp();
		control.addFault({ match, answer: { delayMs: 30_000 } });

		expect(await get(path)).toMatchObject({ status: 200 });
		expect(clock.sleeps).toEqual([30_000]);
	});
});

describe('a reset of the simulator', () => {
	it('undoes everything', async () => {
		const { statuses, control, newToken, get } = setUp();
		const authorization = `Bearer ${await newToken()}`;
		control.addFault({ match, answer: 'reset' });
		control.set({ latencyMs: 10 });
		control.setRateLimit({ requests: 0, windowSeconds: 1 });
		control.addUnknownId({ id: path.slice(9) });
		control.reset();

		expect(control.log()).toEqual([]);
		expect(await statuses(1)).toEqual([200]);
		expect(await get(path, { authorization })).toMatchObject({ status: 401 });
	});
});

describe('the control port', () => {
	const { control } = setUp();
	const post = (name: string, argument: unknown) =>
		runCommand(control, 'POST', `/${name}`, JSON.stringify(argument));

	it('runs a control method under its name', () => {
		expect(post('set', { latencyMs: 5 })).toEqual({ status: 200, body: { ok: true } });
		expect(post('addFault', { match, times: 1, answer: { status: 503 } })).toMatchObject({
			status: 200,
		});
		expect(
			post('setQuota', { path: '/v1/search', requests: 1, retryAfterSeconds: null }),
		).toMatchObject({ status: 200 });
		expect(runCommand(control, 'GET', '/faults', '')).toMatchObject({
			status: 200,
			body: [{ match, times: 1, answer: { status: 503 }, seen: 0, struck: 0 }],
		});
	});

	it.each([
		['set', { latencyMs: '1' }, '"latencyMs" must be a number, 0 or more'],
		['set', { latencyMs: -1 }, '"latencyMs" must be a number, 0 or more'],
		['set', { latency: 1 }, 'Nothing here is called "latency"'],
		['setPlaylistSize', { id: 'abc' }, '"items" must be a number, 0 or more'],
		[
			'addFault',
			{ answer: 'explode' },
			'"answer" must be one of reset, resetAfter, html, truncated',
		],
		[
			'addFault',
			{ match: { path: '(' }, answer: 'reset' },
			'"match.path" is no regular expression: (',
		],
		['addClient', { clientId: 'a' }, '"clientSecret" must be a text'],
		['setQuota', [], 'A JSON object is needed'],
	])('refuses %s with %j', (name, argument, error) => {
		expect(post(name, argument)).toEqual({ status: 400, body: { error } });
	});

	it('offers all that is for users, too', async () => {
		const client = setUp();
		const run = (method: string, path: string, argument?: unknown) =>
			runCommand(client.control, method, `/${path}`, argument ? JSON.stringify(argument) : '');
		const uri = 'spotify:track:4iV5W9uYEdYUVa79Axb7Rh';
		const devices = [{ id: 'one', name: 'One', volumePercent: 7 }];
		const user = { userId: 'elias', country: 'DE', premium: false, empty: true };
		const ok = { status: 200, body: { ok: true } };

		expect(run('POST', 'addUser', user)).toEqual(ok);
		expect(run('POST', 'setUser', { userId: 'elias', premium: true, devices })).toEqual(ok);
		expect(run('POST', 'setUser', { userId: 'elias', activeDeviceId: 'one' })).toEqual(ok);
		expect(run('GET', 'player?userId=elias')).toMatchObject({
			body: { device: 'One', volumePercent: 7, uri: null },
		});
		expect(run('GET', 'users').body).toContainEqual(
			expect.objectContaining({ userId: 'elias', country: 'DE', premium: true, listed: true }),
		);
		expect(run('POST', 'setLibrary', { userId: 'elias', uris: [uri] })).toEqual(ok);
		expect(run('GET', 'library?userId=elias')).toMatchObject({ body: { track: [uri] } });
		const { id } = Object(run('POST', 'addPlaylist', { ownerId: 'elias', name: 'His' }).body);
		expect(run('GET', 'playlists?userId=elias')).toMatchObject({
			body: [{ id, name: 'His', public: true, items: 0 }],
		});
		expect(run('POST', 'setPlaylistContents', { id, uris: [uri, null] })).toEqual(ok);
		expect(run('GET', `playlistContents?id=${id}`)).toEqual({ status: 200, body: [uri, null] });
		expect(run('POST', 'addPlay', { userId: 'elias', uri })).toEqual(ok);
		expect(run('POST', 'issueUserToken', { userId: 'elias', scopes: [] })).toMatchObject({
			body: { accessToken: expect.any(String), refreshToken: expect.any(String), scopes: [] },
		});
		expect(run('POST', 'issueUserToken')).toMatchObject({ status: 200 });
		expect(run('POST', 'expireConsent', { userId: 'elias' })).toEqual(ok);
		expect(run('POST', 'revokeConsent', {})).toEqual(ok);
		const set = { refreshTokenLifetimeSeconds: 5, rotateRefreshTokens: true };
		expect(run('POST', 'set', set)).toEqual(ok);
		expect(run('GET', 'settings')).toMatchObject({ body: set });
		expect(run('POST', 'setOwnerPremium', { premium: false })).toEqual(ok);
		expect(run('POST', 'expireTokens')).toEqual(ok);
		expect(run('GET', 'log?last=1')).toEqual({ status: 200, body: [] });

		// And all of it is undone.
		expect(run('POST', 'reset')).toEqual(ok);
		expect(run('GET', 'users')).toMatchObject({ body: { length: 1 } });
	});

	it.each([
		['GET', 'playlistContents?id=abc', undefined, 'No such playlist: abc'],
		['GET', 'library?userId=nobody', undefined, 'No such user: nobody'],
		['POST', 'issueUserToken', { scopes: ['everything'] }, 'No such scope: everything'],
		['POST', 'issueUserToken', { scopes: 'everything' }, '"scopes" must be a list of texts'],
		['POST', 'setLibrary', { uris: ['spotify:genre:x'] }, 'Nothing to save: spotify:genre:x'],
		['POST', 'setPlaylistContents', { id: 'abc', uris: [] }, 'Not an id: abc'],
		[
			'POST',
			'setPlaylistContents',
			{ id: 'abc', uris: [7] },
			'"uris" must be a list of texts or null',
		],
		['POST', 'set', { rotateRefreshTokens: 1 }, '"rotateRefreshTokens" must be true or false'],
		['POST', 'setOwnerPremium', { clientId: 'f', premium: true }, 'No such app: f'],
		['GET', 'log?last=many', undefined, '"last" must be a number, 0 or more'],
	])('refuses %s %s with %j', (method, path, argument, error) => {
		expect(
			runCommand(control, method, `/${path}`, argument ? JSON.stringify(argument) : ''),
		).toEqual({ status: 400, body: { error } });
	});

	it('can make a playlist of the catalogue one that can be changed', async () => {
		const { control: own, get } = setUp();
		const id = '3cEYpjA9oz9GiPac4AsH4n';
		const { body } = await get(`/playlists/${id}`);
		const uris = ['spotify:track:4iV5W9uYEdYUVa79Axb7Rh', null];

		own.setPlaylistContents({ id, uris });

		expect(own.playlistContents({ id })).toEqual(uris);
		expect((await get(`/playlists/${id}`)).body).toMatchObject({
			owner: Object(body).owner,
			items: { total: 2 },
		});
		expect(() => own.setPlaylistSize({ id, items: 3 })).toThrow('Has contents of its own');
	});

	it('refuses what is no JSON, an unknown command and the wrong method', () => {
		expect(runCommand(control, 'POST', '/set', '{')).toMatchObject({ status: 400 });
		expect(runCommand(control, 'POST', '/explode', '')).toMatchObject({ status: 404 });
		expect(runCommand(control, 'GET', '/reset', '')).toMatchObject({ status: 405 });
	});
});

describe('what makes all well again', () => {
	it('ends faults, limits and settings, and what is out of the ordinary with users', async () => {
		const { control, asUser, statuses } = setUp();
		control.addFault({ match, answer: { status: 503 } });
		control.setQuota({ path: '/artists/{id}', requests: 0 });
		control.setPageLimit({ path: '/artists/{id}/albums', limit: 1 });
		control.set({ latencyMs: 100, snapshotDelayMs: 0 });
		control.setKind({ kind: 'developmentOld' });
		control.setUser({ listed: false, premium: false, activeDeviceId: null });
		control.setOwnerPremium({ premium: false });
		control.refuseCommands({ reason: 'UNKNOWN' });

		control.recover();

		expect(await statuses(1)).toEqual([200]);
		expect(control.settings()).toEqual(defaultSettings);
		expect((await asUser().put('/me/player/shuffle?state=true')).status).toBeLessThan(300);
	});

	it('keeps what was written, and the connection of the user', async () => {
		const client = createConsentClient();
		const { control, connect, refresh } = client;
		const { refresh_token } = await connect();
		const { id } = control.addPlaylist({ name: 'Mine' });

		control.recover();

		expect(await refresh(refresh_token)).toMatchObject({ status: 200 });
		expect(control.playlists()).toContainEqual(expect.objectContaining({ id }));
	});

	it.each(['revokeConsent', 'expireConsent'] as const)(
		'mends a connection that had ended: %s',
		async (command) => {
			const { control, connect, refresh } = createConsentClient();
			const { refresh_token } = await connect();
			control[command]();
			expect(await refresh(refresh_token)).toMatchObject({ status: 400 });

			control.recover();

			expect(await refresh(refresh_token)).toMatchObject({ status: 200 });
		},
	);

	it('is a button of the page, which ends no connection', () => {
		expect(homePage).toContain('data-command="recover"');
		expect(homePage).not.toContain('data-command="reset"');
	});
});
