import { fc, runs } from '../../support/fc.mts';
import { duplicatesIn, type Comparable } from '../../../spotify/lists/duplicates';
import { duplicateModel } from '../../support/duplicateModel.mts';

const song = (more: Partial<Comparable> = {}): Comparable => ({
	uri: 'spotify:track:a',
	isrc: 'DE1262600001',
	title: 'Cafe Lights',
	artists: ['Nora', 'Tom'],
	durationMs: 200_000,
	addedAt: '2026-01-01T00:00:00Z',
	...more,
});
const other = (more: Partial<Comparable> = {}) => song({ uri: 'spotify:track:b', ...more });

const anEntry: fc.Arbitrary<Comparable> = fc.record({
	uri: fc.oneof(
		{ weight: 9, arbitrary: fc.nat(8).map((n) => `spotify:track:${n}`) },
		fc.constant(null),
	),
	isrc: fc.option(fc.constantFrom('AA1', 'BB2', 'CC3')),
	title: fc.option(fc.constantFrom('One', 'one', 'Two')),
	artists: fc.subarray(['Nora', 'Tom', 'TOM']),
	durationMs: fc.option(fc.constantFrom(100_000, 101_500, 103_000, 104_500)),
	addedAt: fc.option(fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z')),
});

it('finds in any list what a plain comparison of each with each finds', () => {
	const property = fc.property(
		fc.array(anEntry, { maxLength: 30 }),
		fc.constantFrom('id', 'isrc', 'details'),
		fc.constantFrom('first', 'oldest', 'newest'),
		(entries, sameWhen, keep) => {
			const found = duplicatesIn(entries, { sameWhen, keep });
			expect(new Map(found.map(({ index, of }) => [index, of]))).toEqual(
				duplicateModel(entries, sameWhen, keep),
			);
			expect(found.map(({ index }) => index)).toEqual(
				found.map(({ index }) => index).sort((a, b) => a - b),
			);
		},
	);
	fc.assert(property, { numRuns: runs(600) });
});

it.each<[string, Partial<Comparable>, Partial<Comparable>]>([
	['no ISRC', { isrc: null }, { isrc: null }],
	['an empty ISRC', { isrc: '' }, { isrc: '' }],
	['nothing but signs for an ISRC', { isrc: '--' }, { isrc: '-' }],
])('two with %s are not the same recording', (_, one, two) => {
	expect(duplicatesIn([song(one), other(two)], { sameWhen: 'isrc', keep: 'first' })).toEqual([]);
});

it.each<[string, Partial<Comparable>]>([
	['no title', { title: null }],
	['an empty title', { title: ' ' }],
	['no artists', { artists: [] }],
	['artists without names', { artists: [''] }],
	['no length', { durationMs: null }],
])('two with %s have not the same details', (_, more) => {
	expect(duplicatesIn([song(more), other(more)], { sameWhen: 'details', keep: 'first' })).toEqual(
		[],
	);
});

it.each<[string, Partial<Comparable>]>([
	['in another case, and with an accent', { title: 'CAFÉ  lights', artists: ['NORA', 'TOM'] }],
	['with its artists in another order', { artists: ['Tom', 'Nora'] }],
	['two seconds longer', { durationMs: 202_000 }],
])('a song %s has the same details', (_, more) => {
	const found = duplicatesIn([song(), other(more)], { sameWhen: 'details', keep: 'first' });
	expect(found).toEqual([{ index: 1, of: 0 }]);
});

it.each<[string, Partial<Comparable>]>([
	['longer by more than two seconds', { durationMs: 202_001 }],
	['by one artist less', { artists: ['Nora'] }],
	['of another version', { title: 'Cafe Lights (Live)' }],
])('a song %s has other details', (_, more) => {
	expect(duplicatesIn([song(), other(more)], { sameWhen: 'details', keep: 'first' })).toEqual([]);
});

it('an ISRC is the same with hyphens and in small letters', () => {
	const found = duplicatesIn([song(), other({ isrc: 'de-126-26-00001' })], {
		sameWhen: 'isrc',
		keep: 'first',
	});
	expect(found).toEqual([{ index: 1, of: 0 }]);
});

it('each of a chain of lengths is the same as what stays, and not as what goes', () => {
	const lengths = [100_000, 101_500, 103_000, 104_500];
	const entries = lengths.map((durationMs, n) => song({ uri: `spotify:track:${n}`, durationMs }));
	expect(duplicatesIn(entries, { sameWhen: 'details', keep: 'first' })).toEqual([
		{ index: 1, of: 0 },
		{ index: 3, of: 2 },
	]);
});

it('is quick with as many as a library may have', () => {
	const entries = Array.from({ length: 140_000 }, (_, n) =>
		song({ uri: `spotify:track:${n}`, isrc: `ISRC${n % 70_000}` }),
	);
	expect(duplicatesIn(entries, { sameWhen: 'isrc', keep: 'oldest' })).toHaveLength(70_000);
});
