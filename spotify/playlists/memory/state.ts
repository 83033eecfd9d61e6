import type { PlaylistState, ItemUri, KnownItem } from '../items/types';

/** Returns what was read of a playlist, and an unknown place for each one that was not. */
export function knownItemsOf({ held, total }: Pick<PlaylistState, 'held' | 'total'>): KnownItem[] {
	const places = new Array<KnownItem>(Math.max(total, held.length)).fill(undefined);
	for (const [index, one] of held.entries()) places[index] = one;
	return places;
}

/** Returns places with those put in that were read from an index on; undefined for what was not. */
export function withRange(
	places: readonly KnownItem[],
	from: number,
	range: readonly KnownItem[],
): KnownItem[] {
	const filled = [...places];
	for (const [index, one] of range.entries()) if (one !== undefined) filled[from + index] = one;
	return filled;
}

/** Tells whether every place is known. */
export const isComplete = (places: readonly KnownItem[]): places is readonly ItemUri[] =>
	!places.includes(undefined);

/**
 * Tells whether two places may hold the same. Null stands for any item, since any may be hidden for
 * a while; undefined for whatever is there.
 */
export const mayBe = (one: KnownItem, other: KnownItem): boolean =>
	one == null || other == null || one === other;

/** Returns what one view shows where another has null. */
const atNullsOf = (one: readonly KnownItem[], other: readonly KnownItem[]): KnownItem[] =>
	one.filter((place, index) => place != null && other[index] === null);

/**
 * Tells whether an item is shown by each of two views where the other has null: where one is shown,
 * all like it are, so somebody has moved it.
 */
function isMoved(one: readonly KnownItem[], other: readonly KnownItem[]): boolean {
	const atNulls = new Set(atNullsOf(one, other));
	return atNulls.size > 0 && atNullsOf(other, one).some((place) => atNulls.has(place));
}

/**
 * Tells whether two views may be of one state: as long, nowhere with two different items, and with
 * nothing moved past a null.
 */
export const mayBeSame = (one: readonly KnownItem[], other: readonly KnownItem[]): boolean =>
	one.length === other.length &&
	one.every((place, index) => mayBe(place, other[index])) &&
	!isMoved(one, other);

/** Merges two views of one state: an item wins over null, null over nothing. */
export const mergeKnown = (one: readonly KnownItem[], other: readonly KnownItem[]): KnownItem[] =>
	one.map((place, index) => place ?? other[index] ?? (place === null ? null : other[index]));

/**
 * Returns the index of the first place that is another; the length of the shorter list if there is
 * none.
 */
export function firstDifference(one: readonly KnownItem[], other: readonly KnownItem[]): number {
	const index = one.findIndex((place, at) => place !== other[at]);
	return index === -1 ? Math.min(one.length, other.length) : index;
}
