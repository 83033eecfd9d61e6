import { fc, runs } from '../../../support/fc.mts';
import { heaviestIncreasing } from '../../../../spotify/playlists/plan/heaviestIncreasing';

/** By trying all. */
function heaviest(values: number[], weights: number[], above = -1, from = 0): number {
	const value = values[from];
	if (value === undefined) return 0;
	const without = heaviest(values, weights, above, from + 1);
	if (value <= above) return without;
	return Math.max(without, (weights[from] ?? 0) + heaviest(values, weights, value, from + 1));
}

it('is empty for nothing', () => {
	expect(heaviestIncreasing([])).toEqual([]);
});

it('gives indices, in order', () => {
	expect(heaviestIncreasing([5, 0, 1, 0, 2])).toEqual([1, 2, 4]);
	expect(heaviestIncreasing([1, 0], (index) => (index === 0 ? 2 : 1))).toEqual([0]);
});

it('is increasing, and none weighs more', () => {
	const some = fc.array(fc.record({ value: fc.nat(9), weight: fc.integer({ min: 1, max: 5 }) }), {
		maxLength: 10,
	});
	const property = fc.property(some, (given) => {
		const values = given.map(({ value }) => value);
		const weights = given.map(({ weight }) => weight);
		const chain = heaviestIncreasing(values, (index) => weights[index] ?? 0);
		chain.forEach((index, at) => {
			if (at === 0) return;
			expect(index).toBeGreaterThan(chain[at - 1] ?? 0);
			expect(values[index]).toBeGreaterThan(values[chain[at - 1] ?? 0] ?? 0);
		});
		const weight = chain.reduce((sum, index) => sum + (weights[index] ?? 0), 0);
		expect(weight).toBe(heaviest(values, weights));
	});
	fc.assert(property, { numRuns: runs(150) });
});
