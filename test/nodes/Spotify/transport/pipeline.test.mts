import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock, sleeps } from '../../../support/autoClock.mts';
import { jsonOf, runSpotify } from '../../../support/engine.mts';
import { singleTracks } from '../../../support/singleTracks.mts';
import { idOf, page, track } from '../../../support/spotifyObjects.mts';
import { spotifyWire, type Reply } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const found = (path: string): Reply => ({ body: track(path.split('/').pop() ?? '') });
const numbers = (count: number) => [...Array(count).keys()];

/** Spotify that answers the n-th API request as told, and all others well. */
const spotify = (odd: Record<number, Reply>) =>
	spotifyWire({ api: ({ path, count }) => odd[count] ?? found(path) });

const tooMany = (headers: Record<string, string>, reason?: string): Reply => ({
	status: 429,
	headers,
	body: { error: { status: 429, message: 'API rate limit exceeded', ...(reason && { reason }) } },
});

it.each([
	['a 503', { status: 503, body: { error: { status: 503, message: 'Service unavailable' } } }],
	['a reset connection', { lost: 'ECONNRESET' }],
	['a timeout', { lost: 'ETIMEDOUT' }],
	['a 429 with Retry-After', tooMany({ 'retry-after': '7' })],
	['a 429 without Retry-After', tooMany({})],
])('%s in mid-run costs no item', async (_, reply) => {
	const wire = spotify({ 40: reply });
	const { items, error } = await runSpotify(singleTracks(100));
	expect(error).toBeUndefined();
	expect(jsonOf(items).map(({ id }) => Number(id))).toEqual(numbers(100));
	expect(wire.requests).toHaveLength(1 + 100 + 1);
	expect(sleeps.length).toBeGreaterThan(0);
});

it('a failing Spotify is asked four times, then named', async () => {
	const wire = spotifyWire({ api: () => ({ status: 502, body: '<html>Bad Gateway</html>' }) });
	const { error } = await runSpotify(singleTracks(1));
	expect(wire.requests).toHaveLength(1 + 4);
	expect(error).toMatchObject({ message: 'Spotify is failing (HTTP 502)', httpCode: '502' });
});

it('an unreachable Spotify is an error that says what to check', async () => {
	spotifyWire({ api: () => ({ lost: 'ECONNRESET' }) });
	const { error } = await runSpotify(singleTracks(1));
	expect(error?.message).toBe('No answer came from api.spotify.com (ECONNRESET)');
	expect(error?.description).toContain('DNS, proxy, firewall');
});

it("a proxy's web page is an error that says so", async () => {
	spotifyWire({ api: () => ({ status: 200, body: '<html>Please log in</html>' }) });
	const { error } = await runSpotify(singleTracks(1));
	expect(error?.description).toContain('web page');
});

describe('a used-up quota', () => {
	const albums = { resource: 'artist', operation: 'getAlbums', artistId: '={{ $json.id }}' };
	const spotifyWithoutAlbums = () =>
		spotifyWire({
			api: ({ path, query }) =>
				path.endsWith('/albums')
					? tooMany({ 'retry-after': '18000' }, 'QUOTA_EXCEEDED')
					: { body: { tracks: page(query, 1, (n) => track(idOf(n))) } },
		});

	it('is an error at once, with the time of day, and closes only its endpoint', async () => {
		const wire = spotifyWithoutAlbums();
		const inputs = [{ id: idOf(1) }];
		const { error } = await runSpotify({ parameters: albums, inputs });
		expect(error?.message).toBe(
			"Your developer account has used today's requests for Artist: Get Albums. It works again today at 18:00 (Europe/Berlin)",
		);
		expect(error?.description).toContain('in 5 h.');
		expect(error?.context?.['data']).toMatchObject({
			retryAt: '2026-11-22T17:00:00.000Z',
			scope: 'quota',
		});

		await runSpotify({ parameters: albums, inputs });
		expect(wire.requests.filter((request) => request.includes('/albums'))).toHaveLength(1);

		const search = { resource: 'search', operation: 'search', query: 'love', type: ['track'] };
		expect((await runSpotify({ parameters: search })).items).toHaveLength(1);
	});

	it('is an error item for each input that is left, when the node continues', async () => {
		spotifyWithoutAlbums();
		const inputs = numbers(20).map((n) => ({ id: idOf(n) }));
		const settings = { onError: 'continueErrorOutput' as const };
		const { errorItems } = await runSpotify({ parameters: albums, inputs, settings });
		expect(errorItems).toHaveLength(20);
		expect(jsonOf(errorItems)[19]).toMatchObject({
			id: idOf(19),
			error: { kind: 'rateLimited', bucket: 'GET /artists/{id}/albums' },
		});
	});
});

it('a rate limit longer than Max Rate Limit Wait fails at once and names that option', async () => {
	const wire = spotify({ 0: tooMany({ 'retry-after': '90' }) });
	const { error } = await runSpotify(singleTracks(1));
	expect(error?.description).toContain('Max Rate Limit Wait');
	expect([wire.requests.length, sleeps]).toEqual([2, []]);
});

it('a stopped execution sends nothing more', async () => {
	let stop = (): void => undefined;
	const stopAfter = new Promise<void>((resolve) => (stop = resolve));
	const wire = spotifyWire({
		api: ({ path, count }) => {
			if (count === 10) stop();
			return found(path);
		},
	});
	await runSpotify({ ...singleTracks(500), stopAfter }).catch((error: unknown) => error);
	// What was on its way may still leave; eight at most are.
	for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
	expect(wire.requests.length).toBeLessThanOrEqual(1 + 11 + 8);
});
