import { createSimulatorClient } from '../support/simulatorClient.mts';

const artist = '/artists/4Z8W4fKeB5YxbusRsdQVPb';
const otherClient = { clientId: 'c'.repeat(32), clientSecret: 'd'.repeat(32) };

async function setUp() {
	const client = createSimulatorClient();
	const headers = { authorization: `Bearer ${await client.newToken()}` };
	return { ...client, ask: async (path = artist) => await client.get(path, headers) };
}

describe('a rate limit of the simulator', () => {
	it('lets so many requests pass in any window, and says when there is room again', async () => {
		const { ask, control, clock } = await setUp();
		control.setRateLimit({ requests: 2, windowSeconds: 30 });
		await ask();
		await clock.advance(10_000);
		await ask();

		expect(await ask(`${artist}/albums`)).toMatchObject({
			status: 429,
			headers: { 'retry-after': '20' },
			body: { error: { status: 429, message: 'API rate limit exceeded' } },
		});
		await clock.advance(20_000);
		expect(await ask()).toMatchObject({ status: 200 });
		expect(await ask()).toMatchObject({ status: 429, headers: { 'retry-after': '10' } });
	});

	it('counts each app for itself', async () => {
		const { ask, control, get, newToken } = await setUp();
		control.addClient(otherClient);
		control.setRateLimit({ requests: 1, windowSeconds: 30 });
		await ask();

		const authorization = `Bearer ${await newToken(otherClient)}`;
		expect(await get(artist, { authorization })).toMatchObject({ status: 200 });
	});

	it.each([
		[null, undefined],
		[99, '99'],
	])('says in Retry-After what was ordered: %j', async (retryAfterSeconds, expected) => {
		const { ask, control } = await setUp();
		control.setRateLimit({ requests: 0, windowSeconds: 30, retryAfterSeconds });

		const { status, headers } = await ask();

		expect([status, headers['retry-after']]).toEqual([429, expected]);
	});

	it('ends when it is cleared', async () => {
		const { ask, control } = await setUp();
		control.setRateLimit({ requests: 0, windowSeconds: 30 });
		control.clearLimits();

		expect(await ask()).toMatchObject({ status: 200 });
	});
});

describe('a quota of the simulator', () => {
	it('closes one endpoint for the rest of the day', async () => {
		const { ask, control, clock } = await setUp();
		control.setQuota({ path: '/artists/{id}/albums', requests: 1 });
		await ask(`${artist}/albums`);
		await clock.advance(3_600_000 - 1000);

		expect(await ask(`${artist}/albums`)).toMatchObject({
			status: 429,
			headers: { 'retry-after': `${23 * 3600 + 1}` },
			body: { error: { status: 429, message: 'Too many requests', reason: 'QUOTA_EXCEEDED' } },
		});
		expect(await ask(artist)).toMatchObject({ status: 200 });
	});

	it('opens again when its window is over', async () => {
		const { ask, control, clock } = await setUp();
		control.setQuota({ path: '/v1/artists/{id}', requests: 1, windowSeconds: 60 });
		await ask();
		expect(await ask()).toMatchObject({ status: 429 });

		await clock.advance(60_000);

		expect(await ask()).toMatchObject({ status: 200 });
	});

	it('can leave Retry-After out', async () => {
		const { ask, control } = await setUp();
		control.setQuota({ path: '/artists/{id}', requests: 0, retryAfterSeconds: null });

		expect((await ask()).headers).not.toHaveProperty('retry-after');
	});
});

describe('the largest page of a route', () => {
	it('can shrink while an app runs, and grow again', async () => {
		const { get, control } = createSimulatorClient();
		const path = `${artist}/albums`;
		const statusAt = async (limit: number) => (await get(`${path}?limit=${limit}`)).status;
		expect(await statusAt(50)).toBe(200);

		control.setPageLimit({ path: '/artists/{id}/albums', limit: 10 });

		expect(await statusAt(10)).toBe(200);
		expect(await get(`${path}?limit=11`)).toMatchObject({
			status: 400,
			body: { error: { message: 'Invalid limit' } },
		});
		expect((await get(path)).body).toMatchObject({ limit: 10 });
		expect((await get('/albums/4aawyAB9vmqN3uQ7FjRGTy/tracks?limit=50')).status).toBe(200);

		control.setPageLimit({ path: '/artists/{id}/albums', limit: null });
		expect(await statusAt(50)).toBe(200);
	});

	it('makes the items of a playlist come by fifty, as the document says', async () => {
		const { get, control } = createSimulatorClient();
		const path = '/playlists/{playlist_id}/items';
		const items = '/playlists/4aawyAB9vmqN3uQ7FjRGTy/items';
		expect((await get(`${items}?limit=100`)).status).toBe(200);

		control.setPageLimit({ path, limit: 50 });

		expect((await get(`${items}?limit=50`)).status).toBe(200);
		expect((await get(`${items}?limit=51`)).status).toBe(400);
	});

	it('is one of a route that there is', () => {
		const { control } = createSimulatorClient();

		expect(() => control.setPageLimit({ path: '/artists', limit: 1 })).not.toThrow();
		expect(() => control.setPageLimit({ path: '/v1/artists', limit: 1 })).toThrow('No such path');
	});
});
