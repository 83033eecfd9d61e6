import { momentMs } from '../values/moments';
import type { ItemFacts } from './itemFacts';
import { seeded, shuffled } from './seeded';
import { spreadArtists } from './spreadArtists';

/** In which order a list is written. */
export type ListOrder = 'albums' | 'field' | 'given' | 'random' | 'spreadArtists';

/** Whether an order goes up or down. */
export type Direction = 'ascending' | 'descending';

/** An item of a list, with what it is sorted by. */
export interface ItemToOrder {
	uri: string;
	facts: ItemFacts;
}

/** The order that a list is to be in; the seed decides what a random order does. */
export interface ListOrderSettings {
	order: ListOrder;
	direction: Direction;
	seed: string;
}

/** Puts whole albums in random order; the songs of each stay as they are given. */
function byAlbum<Item extends ItemToOrder>(items: readonly Item[], seed: string): Item[] {
	const albums = new Map<string, Item[]>();
	for (const item of items) {
		const id = item.facts.albumId ?? '';
		const own = albums.get(id);
		if (own) own.push(item);
		else albums.set(id, [item]);
	}
	const drawn = [...albums].map(([id, own]) => ({ own, place: seeded(seed, id) }));
	return drawn.sort((one, other) => one.place - other.place).flatMap(({ own }) => own);
}

type SortValue = ItemFacts['sortValue'];

const asNumber = (value: SortValue): number =>
	typeof value === 'string' && value.trim() === '' ? NaN : Number(value ?? NaN);

const asMomentMs = (value: SortValue): number => momentMs(String(value).trim());

/** Numbers by their size and moments by their time, where all are such; else texts as people sort them. */
function comparing(values: readonly SortValue[]): (one: SortValue, other: SortValue) => number {
	const measure = [asNumber, asMomentMs].find((of) =>
		values.every((value) => Number.isFinite(of(value))),
	);
	if (measure) return (one, other) => measure(one) - measure(other);
	const collator = new Intl.Collator('en', { numeric: false, sensitivity: 'accent' });
	return (one, other) => collator.compare(String(one), String(other));
}

function byValue<Item extends ItemToOrder>(items: readonly Item[], direction: Direction): Item[] {
	const sign = direction === 'descending' ? -1 : 1;
	const compare = comparing(items.map(({ facts }) => facts.sortValue));
	return items.toSorted((one, other) => sign * compare(one.facts.sortValue, other.facts.sortValue));
}

const bySeed = <Item extends ItemToOrder>(items: readonly Item[], seed: string): Item[] =>
	shuffled(
		items.map(({ uri }) => uri),
		seed,
	).flatMap((index) => items.slice(index, index + 1));

function byArtists<Item extends ItemToOrder>(items: readonly Item[], seed: string): Item[] {
	const drawn = bySeed(items, seed);
	const places = spreadArtists(
		drawn.map(({ facts }) => facts.artists),
		seed,
	);
	return places.flatMap((index) => drawn.slice(index, index + 1));
}

/** Tells whether an item has what an order goes by. */
export const hasValueFor = (
	order: ListOrder,
	{ artists, albumId, sortValue }: ItemFacts,
): boolean => {
	switch (order) {
		case 'albums':
			return albumId !== null;
		case 'field':
			return sortValue !== null;
		case 'spreadArtists':
			return artists.length > 0;
		default:
			return true;
	}
};

/**
 * Puts items into an order. What chance decides follows from the seed and the items alone, so that the
 * result put in again gives the same. Items without what the order goes by come last, as they are given.
 */
export function orderItems<Item extends ItemToOrder>(
	items: readonly Item[],
	{ order, direction, seed }: ListOrderSettings,
): Item[] {
	if (order === 'given') return [...items];
	const known = items.filter(({ facts }) => hasValueFor(order, facts));
	const unknown = items.filter(({ facts }) => !hasValueFor(order, facts));
	switch (order) {
		case 'albums':
			return [...byAlbum(known, seed), ...unknown];
		case 'field':
			return [...byValue(known, direction), ...unknown];
		case 'random':
			return bySeed(known, seed);
		case 'spreadArtists':
			return [...byArtists(known, seed), ...unknown];
	}
}
