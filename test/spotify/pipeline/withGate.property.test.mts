import { fc, runs } from '../../support/fc.mts';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { createFakeApi, type FakeApi } from '../../support/fakeApi.mts';
import { answered, type Answer } from '../../support/fakeHttp.mts';
import { getAlbum, getTrack, quotaExceeded, tooMany } from '../../fixtures/webApi.mts';

/** What Spotify does with one request, and when. */
interface Turn {
	takesMs: number;
	answer: 'good' | 'rateLimit' | 'quota';
	retryAfter?: number | undefined;
}

interface Caller {
	request: SpotifyRequest;
	afterMs: number;
	stoppedAfterMs?: number;
}

const turn: fc.Arbitrary<Turn> = fc.record({
	takesMs: fc.nat(3_000),
	answer: fc.constantFrom('good' as const, 'good' as const, 'rateLimit' as const, 'quota' as const),
	retryAfter: fc.option(fc.nat(90), { nil: undefined }),
});
const caller: fc.Arbitrary<Caller> = fc.record(
	{
		request: fc.constantFrom(getTrack, getAlbum),
		afterMs: fc.nat(20_000),
		stoppedAfterMs: fc.nat(40_000),
	},
	{ requiredKeys: ['request', 'afterMs'] },
);

const answerOf = ({ answer, retryAfter }: Turn): Answer =>
	answer === 'good'
		? answered(200, {})
		: answer === 'quota'
			? quotaExceeded(retryAfter)
			: tooMany(retryAfter);

/** Until when Spotify said that nobody may ask, for an endpoint or, as '', for the app. */
type Closed = Map<string, number>;

/** Spotify, which closes as it says, and notes whoever asks while it is closed. */
function createStrictApi(turns: Turn[]): { api: FakeApi; faults: string[] } {
	const closed: Closed = new Map();
	const faults: string[] = [];
	const untilMs = (key: string) => closed.get(key) ?? 0;
	const api = createFakeApi(async ({ template }, count) => {
		const sentAtMs = api.clock.nowMs();
		if (sentAtMs < Math.max(untilMs(''), untilMs(template))) faults.push('sent while closed');
		const given = turns[count % turns.length] ?? { takesMs: 0, answer: 'good' };
		await api.clock.sleep(given.takesMs);
		if (given.answer !== 'good') {
			const key = given.answer === 'quota' ? template : '';
			closed.set(key, Math.max(untilMs(key), api.clock.nowMs() + (given.retryAfter ?? 0) * 1000));
		}
		return answerOf(given);
	});
	return { api, faults };
}

async function runCaller(
	api: FakeApi,
	{ request, afterMs, stoppedAfterMs }: Caller,
	maxConcurrency: number,
) {
	const { clock, seen } = api;
	await clock.sleep(afterMs);
	const stop = new AbortController();
	const stopsAtMs = stoppedAfterMs === undefined ? Infinity : clock.nowMs() + stoppedAfterMs;
	if (stoppedAfterMs !== undefined) void clock.sleep(stoppedAfterMs).then(() => stop.abort());
	const own = { ...request };
	const outcome = await api.gate({
		maxConcurrency,
		maxRateLimitWaitMs: 60_000,
		signal: stop.signal,
	})(own);
	const sent = seen.filter((one) => one.request === own);
	return { outcome, sent, stopsAtMs, endedAtMs: clock.nowMs() };
}

const world = fc.record({
	turns: fc.array(turn, { minLength: 1, maxLength: 12 }),
	callers: fc.array(caller, { minLength: 1, maxLength: 15 }),
	maxConcurrency: fc.integer({ min: 1, max: 4 }),
});

it('whatever Spotify answers: nothing is sent while closed, the limit holds, everybody gets an answer', async () => {
	const property = fc.asyncProperty(world, async ({ turns, callers, maxConcurrency }) => {
		const { api, faults } = createStrictApi(turns);
		const run = Promise.all(callers.map(async (one) => await runCaller(api, one, maxConcurrency)));
		for (const { outcome, sent, stopsAtMs, endedAtMs } of await api.clock.until(run)) {
			const kind = outcome.ok ? 'good' : outcome.failure.kind;
			expect(['good', 'rateLimited', 'cancelled']).toContain(kind);
			if (kind === 'cancelled') expect(endedAtMs).toBeGreaterThanOrEqual(stopsAtMs);
			if (kind === 'rateLimited') expect(sent.length).toBeLessThanOrEqual(10);
			expect(sent.filter(({ atMs }) => atMs > stopsAtMs)).toEqual([]);
		}
		expect(faults).toEqual([]);
		expect(Math.max(0, ...api.seen.map(({ onTheirWay }) => onTheirWay))).toBeLessThanOrEqual(
			maxConcurrency,
		);
		expect(api.app.limiter.inUse()).toBe(0);
	});
	await fc.assert(property, { numRuns: runs(100) });
}, 60_000);

it('whoever fails for the wait does so at the moment of the answer that closed the gate, or of asking', async () => {
	const property = fc.asyncProperty(
		fc.integer({ min: 61, max: 100_000 }),
		fc.nat(60_000),
		async (seconds, afterMs) => {
			const { clock, seen, gate } = createFakeApi(() => tooMany(seconds));
			await gate()(getTrack);
			await clock.advance(Math.min(afterMs, (seconds - 60) * 1000 - 1));
			const outcome = await gate()(getTrack);
			expect(outcome).toMatchObject({ failure: { kind: 'rateLimited' } });
			expect([seen.length, clock.sleeps]).toEqual([1, []]);
		},
	);
	await fc.assert(property);
});
