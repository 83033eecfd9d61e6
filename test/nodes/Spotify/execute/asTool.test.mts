import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { autoClock, resetAutoClock, sleeps } from '../../../support/autoClock.mts';
import { jsonOf, runSpotify } from '../../../support/engine.mts';
import { idOf, track } from '../../../support/spotifyObjects.mts';
import { spotifyWire } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const tool = { type: 'spotifyTool' };

/** So many tracks, one after another. */
const getTracks = (count: number, options = {}) => ({
	parameters: {
		resource: 'track',
		operation: 'get',
		trackId: '={{ $json.id }}',
		options: { batching: 'off', maxConcurrency: 1, ...options },
	},
	inputs: Array.from({ length: count }, (_, n) => ({ id: idOf(n) })),
});

const tooMany = (seconds: number) => ({
	status: 429,
	headers: { 'retry-after': String(seconds) },
	body: { error: { status: 429, message: 'API rate limit exceeded' } },
});

/** Spotify that refuses every other request for so long. */
const refusesEveryOther = (seconds: number) => {
	let count = 0;
	return spotifyWire({
		api: ({ path }) => {
			count += 1;
			return count % 2 === 1 ? tooMany(seconds) : { body: track(path.split('/').pop() ?? '') };
		},
	});
};

/** What the last item says of its failure. */
const toldIn = (items: INodeExecutionData[]): unknown =>
	(items.at(-1)?.json.error as IDataObject).description;

const waitedMs = (): number => autoClock.monotonicMs();

describe('a tool', () => {
	it('answers a longer cooldown than 20 seconds at once, and says when to come back', async () => {
		refusesEveryOther(58);
		const { items } = await runSpotify({ ...getTracks(1), settings: tool });
		expect(waitedMs()).toBe(0);
		const retryAt = new Date(autoClock.nowMs() + 58_000).toISOString();
		expect(jsonOf(items)).toMatchObject([{ error: { kind: 'rateLimited', retryAt } }]);
		expect(toldIn(items)).toMatch(/'Max Rate Limit Wait' allows 20 s/);
	});

	it('waits out a short one', async () => {
		refusesEveryOther(12);
		const { items } = await runSpotify({ ...getTracks(1), settings: tool });
		expect(jsonOf(items)).toMatchObject([{ id: idOf(0) }]);
		expect(waitedMs()).toBe(12_000);
	});

	it('waits 20 seconds in all, however many cooldowns there are', async () => {
		refusesEveryOther(8);
		const { items } = await runSpotify({ ...getTracks(5), settings: tool });
		expect(waitedMs()).toBe(16_000);
		expect(jsonOf(items).map(({ error }) => error !== undefined)).toEqual([
			false,
			false,
			true,
			true,
			true,
		]);
		expect(toldIn(items)).toMatch(/As a tool, the node waits up to 20 s in total/);
	});

	it('waits as long as Max Rate Limit Wait says, where somebody has set it', async () => {
		refusesEveryOther(30);
		const settings = tool;
		const { items } = await runSpotify({ ...getTracks(3, { maxRateLimitWait: 65 }), settings });
		expect(waitedMs()).toBe(60_000);
		expect(jsonOf(items).filter(({ error }) => error !== undefined)).toHaveLength(1);
	});

	it('tries nothing again once its time is over', async () => {
		spotifyWire({ api: () => ({ status: 503, headers: { 'retry-after': '15' } }) });
		await runSpotify({ ...getTracks(1), settings: tool });
		expect(waitedMs()).toBeLessThanOrEqual(20_000);
		expect(sleeps).toEqual([15_000]);
	});

	it('that is a step of a workflow waits a minute for each cooldown, as ever', async () => {
		refusesEveryOther(58);
		const { items } = await runSpotify(getTracks(2));
		expect([items.length, waitedMs()]).toEqual([2, 116_000]);
	});

	it.each([
		['as a tool', tool, 10],
		['as a step', {}, 50],
	])('%s asks for as many results as its form says, by default', async (_, settings, limit) => {
		const asked: Array<string | null> = [];
		spotifyWire({
			api: ({ query }) => {
				asked.push(query.get('limit'));
				return { body: { items: [], total: 0, next: null } };
			},
		});
		const parameters = { resource: 'artist', operation: 'getAlbums', artistId: idOf(1) };
		await runSpotify({ parameters, settings });
		expect(Number(asked[0])).toBeLessThanOrEqual(limit);
	});
});
