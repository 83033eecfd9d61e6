import { fc } from '../../support/fc.mts';
import { backoffMs } from '../../../spotify/concurrency/backoff';

it('waits 0.5 s, then twice as long each time, 8 s at most', () => {
	const waits = [0, 1, 2, 3, 4, 5, 20, 5_000].map((retry) => backoffMs(retry, () => 1));
	expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000, 8_000]);
});

it('takes off up to a half, at random', () => {
	fc.assert(
		fc.property(fc.nat(20), fc.double({ min: 0, max: 1, noNaN: true }), (retry, random) => {
			const longest = Math.min(500 * 2 ** retry, 8_000);
			expect(backoffMs(retry, () => random)).toBeCloseTo(longest * (0.5 + random / 2));
		}),
	);
});

it('waits as long as Spotify asks for, where that is longer', () => {
	fc.assert(
		fc.property(fc.nat(5), fc.nat(100_000), (retry, seconds) => {
			const own = backoffMs(retry, () => 0.5);
			expect(backoffMs(retry, () => 0.5, seconds)).toBe(Math.max(own, seconds * 1000));
		}),
	);
});
