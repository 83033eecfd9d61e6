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
