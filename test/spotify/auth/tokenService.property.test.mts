import fc from 'fast-check';
import type { TokenCache, TokenEntry } from '../../../spotify/auth/tokenCache';
import type { Behaviour } from '../../support/fakeAccounts.mts';
import { clients, LONGEST_SKEW_SECONDS, runWorld, type Step } from '../../support/tokenWorld.mts';

const ask = {
	kind: fc.constant('ask' as const),
	who: fc.nat(clients.length - 1),
	callers: fc.integer({ min: 1, max: 4 }),
	skewSeconds: fc.constantFrom(0, 30, LONGEST_SKEW_SECONDS),
};
const step: fc.Arbitrary<Step> = fc.oneof(
	fc.record(ask),
	fc.record({ ...ask, stoppedAfterMs: fc.constantFrom(0, 300, 20_000) }),
	fc.record({ ...ask, rejects: fc.nat(2) }),
	fc.record({
		kind: fc.constant('advance' as const),
		durationMs: fc.constantFrom(1, 400, 10_000, 31_000, 59_000, 3_540_000, 3_600_000),
	}),
);
const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ lifeSeconds: fc.constantFrom(3_600, 90, 45, 20, 1) }) },
	{ weight: 1, arbitrary: fc.record({ status: fc.constantFrom(400, 429, 503) }) },
	{ weight: 1, arbitrary: fc.constant('lost' as const) },
);
const world = {
	turns: fc.scheduler(),
	steps: fc.array(step, { minLength: 1, maxLength: 25 }),
	behaviours: fc.array(behaviour, { minLength: 1, maxLength: 8 }),
	unhurried: fc.boolean(),
};

/** A cache out of process: it answers in its turn, and now and then fails. */
function createRemoteCache(turns: fc.Scheduler, fails: boolean[]): TokenCache {
	const entries = new Map<string, TokenEntry>();
	let operations = 0;
	async function remotely<T>(operate: () => T): Promise<T> {
		const failing = fails[operations++ % fails.length];
		await turns.schedule(Promise.resolve());
		if (failing) throw new Error('The cache is away');
		const result = operate();
		await turns.schedule(Promise.resolve());
		return result;
	}
	return {
		get: async (key) => await remotely(() => entries.get(key)),
		set: async (key, entry) => await remotely(() => entries.set(key, entry)),
		delete: async (key) => await remotely(() => entries.delete(key)),
	};
}

describe('whatever callers, clock and Spotify do, in whatever order', () => {
	it('row 35: one request in flight a client, no stale, rejected or foreign token, an answer for all', async () => {
		let requests = 0;
		const property = fc.asyncProperty(fc.record(world), async (given) => {
			const result = await runWorld(given);
			requests += result.requests;
			expect(result.faults).toEqual([]);
		});
		await fc.assert(property, { numRuns: 400 });
		// The worlds are worth something: in them Spotify is asked, again and again.
		expect(requests).toBeGreaterThan(1_000);
	}, 60_000);

	it('the same with a slow and failing cache out of process', async () => {
		const fails = fc.array(fc.boolean(), { minLength: 1, maxLength: 7 });
		const property = fc.asyncProperty(fc.record({ ...world, fails }), async (given) => {
			const cache = createRemoteCache(given.turns, given.fails);
			expect((await runWorld({ ...given, cache })).faults).toEqual([]);
		});
		await fc.assert(property, { numRuns: 200 });
	}, 60_000);
});
