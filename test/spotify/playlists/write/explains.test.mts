import { fc } from '../../../support/fc.mts';
import { explains } from '../../../../spotify/playlists/write/explains';
import { explains as explainsStepByStep } from '../../../support/promises/readings.mts';

const ours = new Set(['x', 'y']);

it.each<[string, string, string, boolean]>([
	['nothing', 'ab', 'ab', true],
	['one range added', 'ab', 'apqb', true],
	['two ranges added', 'ab', 'paqb', true],
	['four ranges added', 'xyxy', 'pxqyrxsy', true],
	['five ranges added', 'xyxyx', 'pxqyrxsytx', false],
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

it('is what trying all ways says, however much is the same at both ends', () => {
	const aPlace = fc.constantFrom('a', 'b', 'c', 'x', 'y', null, undefined);
	const aList = fc.array(aPlace, { maxLength: 7 });
	const ends = fc.tuple(aList, aList);
	const aPut = fc.constantFrom<string[]>([], ['x'], ['x', 'y'], ['y', 'y']);
	const property = fc.property(ends, aList, aList, aPut, ([start, end], some, others, put) => {
		const [state, seen] = [some, others].map((all) => [...start, ...all, ...end]);
		const isOurs = (place: string | null | undefined): boolean => place != null && ours.has(place);
		expect(explains(state ?? [], seen ?? [], ours, put)).toBe(
			explainsStepByStep(state ?? [], seen ?? [], isOurs, put),
		);
	});
	fc.assert(property, { numRuns: 5_000, seed: 1 });
});

it('takes no noticeable time, also for two long lists: where it would, they may fit', () => {
	const long = Array.from({ length: 10_000 }, (_, n) => `item ${n}`);
	expect(explains(long, [...long.slice(0, 5_000), 'x', ...long.slice(5_000)], ours)).toBe(false);
	const hidden = long.map((one, n) => (n % 2 === 0 ? null : one));
	expect(explains(long, hidden, ours)).toBe(true);
});

it.each<[string, string, string, boolean]>([
	['where nobody else wrote', 'abc', 'abxyc', true],
	['where others had removed something before it', 'abcd', 'bcxyd', true],
	['not in part', 'abc', 'abxc', false],
	['not in another order', 'abc', 'abyxc', false],
	['where it is hidden', 'abc', 'abx-c', true],
	['nowhere', 'abc', 'abc', false],
])('that two items were put in %s: %s may become %s', (_, state, seen, is) => {
	const places = (text: string) => [...text].map((one) => (one === '-' ? null : one));
	expect(explains(places(state), places(seen), ours, ['x', 'y'])).toBe(is);
});
