import { countsOf } from '../../values/counts';
import type { ItemUri } from '../items/types';

/** What becomes of a place: nothing if null, or another item. */
export type PlaceChanges = ReadonlyMap<number, string | null>;

/** Tells places apart that hold the same. */
function numberedItems(uris: readonly ItemUri[]): string[] {
	const counts = new Map<ItemUri, number>();
	return uris.map((uri) => {
		const nth = counts.get(uri) ?? 0;
		counts.set(uri, nth + 1);
		return `${nth} ${uri}`;
	});
}

/**
 * Makes a function that returns what a playlist is to hold once some of its places are gone or hold
 * something else, whatever others have made of it since: what they have added stays, and what they
 * have removed is not put back. What is there as often as it should be stays where it is. Copies of
 * one URI go together: what is to stay of them is put back behind what it was behind, and so is
 * what is new.
 * @param before what it held when it was found what is to change
 * @param changes by the indices of what was there, none of it hidden
 * @returns by what it holds now
 */
export function withChanges(
	before: readonly ItemUri[],
	changes: PlaceChanges,
): (held: readonly ItemUri[]) => ItemUri[] {
	const touched = new Set<ItemUri>();
	const due: ItemUri[] = [];
	for (const [index, uri] of before.entries()) {
		const change = changes.get(index);
		if (change === undefined) {
			due.push(uri);
			continue;
		}
		touched.add(uri);
		if (change === null) continue;
		touched.add(change);
		due.push(change);
	}
	const dueNames = numberedItems(due);
	const dueCounts = countsOf(due);

	return (held) => {
		const counts = countsOf(held);
		const isRight = (uri: ItemUri): boolean => counts.get(uri) === dueCounts.get(uri);
		const staying = held.filter((uri) => !touched.has(uri) || isRight(uri));
		const names = numberedItems(staying);
		const there = new Set(names);
		/** What is put behind each of those that stay; '' is the top. */
		const behind = new Map<string, ItemUri[]>();
		let last = '';
		for (const [index, uri] of due.entries()) {
			const name = dueNames[index] ?? '';
			if (touched.has(uri) && !isRight(uri)) behind.set(last, [...(behind.get(last) ?? []), uri]);
			else if (there.has(name)) last = name;
		}
		return [
			...(behind.get('') ?? []),
			...staying.flatMap((uri, index) => [uri, ...(behind.get(names[index] ?? '') ?? [])]),
		];
	};
}
