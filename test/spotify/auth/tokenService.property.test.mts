import { fc, runs } from '../../support/fc.mts';
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

describe('whatever callers, clock and Spotify do, in whatever order', () => {
	it('row 35: one request in flight a client, no stale, rejected or foreign token, an answer for all', async () => {
		let requests = 0;
		const property = fc.asyncProperty(fc.record(world), async (given) => {
			const result = await runWorld(given);
			requests += result.requests;
			expect(result.faults).toEqual([]);
		});
		await fc.assert(property, { numRuns: runs(120) });
		// The worlds are worth something: in them Spotify is asked, again and again.
		expect(requests).toBeGreaterThan(runs(250));
	});
});
