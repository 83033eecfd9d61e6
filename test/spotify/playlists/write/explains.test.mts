import fc from 'fast-check';
import { explains } from '../../../../spotify/playlists/write/explains';

const ours = new Set(['x', 'y']);

it.each<[string, string, string, boolean]>([
	['nothing', 'ab', 'ab', true],
	['one range added', 'ab', 'apqb', true],
	['two ranges added', 'ab', 'paqb', true],
	['three ranges added', 'xyx', 'pxqyrx', false],
	['one range removed', 'abcd', 'ad', true],
	['one moved', 'abcd', 'bcda', true],
	['ours added', 'ab', 'abx', false],
	['ours added among others', 'ab', 'apxqb', false],
	['ours removed', 'axb', 'ab', false],
	['ours moved', 'xy', 'yx', false],
	['others moved around ours', 'axb', 'xba', true],
	['what is hidden shown', '-b', 'ab', true],
	['ours hidden', 'axb', 'a-b', true],
	['ours shown where it was hidden', 'a-b', 'axb', true],
])('that others did %s to %s explains %s: %s', (_, state, seen, is) => {
	const places = (text: string) => [...text].map((one) => (one === '-' ? null : one));
	expect(explains(places(state), places(seen), ours)).toBe(is);
});

it('never explains another number of ours, where nothing is hidden', () => {
	const aList = fc.array(fc.constantFrom('a', 'b', 'x', 'y'), { maxLength: 8 });
	const property = fc.property(aList, aList, (state, seen) => {
		const oursIn = (list: string[]): string => list.filter((one) => ours.has(one)).join();
		if (explains(state, seen, ours)) expect(oursIn(seen)).toBe(oursIn(state));
	});
	fc.assert(property, { numRuns: 5_000, seed: 1 });
});
