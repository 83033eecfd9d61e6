import { fc, runs } from '../../support/fc.mts';
import { NO_FACTS, type ItemFacts } from '../../../spotify/lists/itemFacts';
import { withoutOld } from '../../../spotify/lists/dropOld';
import {
	hasValueFor,
	orderItems,
	type ItemToOrder,
	type ListOrder,
} from '../../../spotify/lists/orderItems';

const facts: fc.Arbitrary<ItemFacts> = fc.record({
	artists: fc.subarray(['a', 'b', 'c', 'd'], { maxLength: 2 }),
	albumId: fc.option(fc.constantFrom('x', 'y', 'z')),
	addedAt: fc.option(fc.constantFrom('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', 'never')),
	sortValue: fc.option(fc.constantFrom<Array<number | string>>(1, 10, 9, 'b', 'A', '2020-01')),
});
const items: fc.Arbitrary<ItemToOrder[]> = fc.array(facts, { maxLength: 20 }).chain((all) =>
	fc.array(fc.nat(15), { minLength: all.length, maxLength: all.length }).map((ids) => {
		// What is the same has the same facts.
		const byId = new Map(ids.map((id, index) => [id, all[index] ?? NO_FACTS]));
		return ids.map((id) => ({ uri: `u${id}`, facts: byId.get(id) ?? NO_FACTS }));
	}),
);
const orders = fc.constantFrom<ListOrder[]>('albums', 'field', 'given', 'random', 'spreadArtists');
const urisOf = (list: readonly ItemToOrder[]): string[] => list.map(({ uri }) => uri);

it('any order has all items, those without what it goes by last and as given', () => {
	const property = fc.property(items, orders, fc.string(), (list, order, seed) => {
		const ordered = orderItems(list, { order, direction: 'ascending', seed });
		expect(urisOf(ordered).sort()).toEqual(urisOf(list).sort());
		const unknown = list.filter((item) => !hasValueFor(order, item.facts));
		expect(ordered.slice(ordered.length - unknown.length)).toEqual(unknown);
	});
	fc.assert(property, { numRuns: runs(150) });
});

it('what was put into an order, and is put into it again, is as it was', () => {
	const property = fc.property(items, orders, fc.string(), (list, order, seed) => {
		const settings = { order, direction: 'descending', seed } as const;
		const once = orderItems(list, settings);
		expect(urisOf(orderItems(once, settings))).toEqual(urisOf(once));
	});
	fc.assert(property, { numRuns: runs(150) });
});

it.each<ListOrder>(['random', 'spreadArtists'])(
	'the order %s is the same whatever order the items come in',
	(order) => {
		const aCase = items.chain((list) =>
			fc.tuple(
				fc.constant(list),
				fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
			),
		);
		const property = fc.property(aCase, ([list, mixed]) => {
			const isKnown = ({ facts: own }: ItemToOrder) => hasValueFor(order, own);
			const settings = { order, direction: 'ascending', seed: 'a' } as const;
			const ordered = orderItems(list.filter(isKnown), settings);
			expect(urisOf(orderItems(mixed.filter(isKnown), settings))).toEqual(urisOf(ordered));
		});
		fc.assert(property, { numRuns: runs(100) });
	},
);

it('albums stay whole, and their songs as they are given', () => {
	const property = fc.property(items, fc.string(), (list, seed) => {
		const ordered = orderItems(list, { order: 'albums', direction: 'ascending', seed });
		for (const album of ['x', 'y', 'z']) {
			const isOf = ({ facts: { albumId } }: ItemToOrder) => albumId === album;
			const places = [...ordered.keys()].filter((at) => isOf(ordered[at] as ItemToOrder));
			if (places.length === 0) continue;
			expect((places.at(-1) ?? 0) - (places[0] ?? 0)).toBe(places.length - 1);
			expect(ordered.filter(isOf)).toEqual(list.filter(isOf));
		}
	});
	fc.assert(property, { numRuns: runs(100) });
});

const withValue = (sortValue: number | string | null, n: number): ItemToOrder => ({
	uri: `u${n}`,
	facts: { ...NO_FACTS, sortValue },
});

it.each<[string, Array<number | string | null>, Array<number | string | null>]>([
	['numbers by their size', [10, 9, '8.5', 100], ['8.5', 9, 10, 100]],
	['dates', ['2020-05', '1999', '2020-04-30'], ['1999', '2020-04-30', '2020-05']],
	[
		'moments by their time, in whatever zone they are written',
		['2026-11-20T02:00Z', '2026-11-20T10:00:00+09:00', '2026-11-20T01:30:00.500Z'],
		['2026-11-20T10:00:00+09:00', '2026-11-20T01:30:00.500Z', '2026-11-20T02:00Z'],
	],
	['texts whatever their case', ['b', 'A', 'c'], ['A', 'b', 'c']],
	['what has none last', [null, 'b', 'a'], ['a', 'b', null]],
])('sorts by a field: %s', (_, given, sorted) => {
	const list = given.map(withValue);
	const ordered = orderItems(list, { order: 'field', direction: 'ascending', seed: '' });
	expect(ordered.map((item) => item.facts.sortValue)).toEqual(sorted);
	const descending = orderItems(list, { order: 'field', direction: 'descending', seed: '' });
	const known = sorted.filter((value) => value !== null);
	expect(descending.map((item) => item.facts.sortValue)).toEqual([
		...known.toReversed(),
		...sorted.filter((value) => value === null),
	]);
});

it('drops what was added too long ago, and keeps what has no date', () => {
	const at = (addedAt: string | null): ItemToOrder => ({
		uri: '',
		facts: { ...NO_FACTS, addedAt },
	});
	const list = [at('2026-01-01T00:00:00Z'), at(null), at('0000'), at('2026-01-08T00:00:00Z')];
	expect(withoutOld(list, 7, Date.parse('2026-01-08T00:00:00Z'))).toEqual(list);
	expect(withoutOld(list, 7, Date.parse('2026-01-08T00:00:01Z'))).toEqual(list.slice(1));
});
