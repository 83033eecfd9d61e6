import type { PlaylistState, ItemUri, KnownItem } from '../items/types';

/** What was read, and as many unknown places as were not. */
export function knownItemsOf({ held, total }: Pick<PlaylistState, 'held' | 'total'>): KnownItem[] {
	const places = new Array<KnownItem>(Math.max(total, held.length)).fill(undefined);
	for (const [index, one] of held.entries()) places[index] = one;
	return places;
}

/** Places with those that were read from an index on put in. */
export function withRange(
	places: readonly KnownItem[],
	from: number,
	range: readonly KnownItem[],
): KnownItem[] {
	const filled = [...places];
	for (const [index, one] of range.entries()) filled[from + index] = one;
	return filled;
}

/** Whether nothing of it is unknown. */
export const isComplete = (places: readonly KnownItem[]): places is readonly ItemUri[] =>
	!places.includes(undefined);

/** Null stands for any item, since any may be hidden for a while; undefined for whatever is there. */
export const mayBe = (one: KnownItem, other: KnownItem): boolean =>
	one == null || other == null || one === other;

/** Whether two views may be of one state: as long, and nowhere with two different items. */
export const mayBeSame = (one: readonly KnownItem[], other: readonly KnownItem[]): boolean =>
	one.length === other.length && one.every((place, index) => mayBe(place, other[index]));

/** Of two views of one state what both know: an item before null, null before nothing. */
export const mergeKnown = (one: readonly KnownItem[], other: readonly KnownItem[]): KnownItem[] =>
	one.map((place, index) => place ?? other[index] ?? (place === null ? null : other[index]));

/** The index of the first place that is another; the length where there is none. */
export function firstDifference(one: readonly KnownItem[], other: readonly KnownItem[]): number {
	const index = one.findIndex((place, at) => place !== other[at]);
	return index === -1 ? Math.min(one.length, other.length) : index;
}
