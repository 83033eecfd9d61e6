import { countsOf } from '../../values/counts';
import type { ItemUri } from '../types';

/** Tells places apart that hold the same. */
function named(uris: readonly ItemUri[]): string[] {
	const counts = new Map<ItemUri, number>();
	return uris.map((uri) => {
		const nth = counts.get(uri) ?? 0;
		counts.set(uri, nth + 1);
		return `${nth} ${uri}`;
	});
}

/**
 * What a playlist is to hold once some of its places are gone, whatever others have made of it since:
 * what they have added stays, and what they have removed is not put back. What is there as often as it
 * should be stays where it is. Copies of one URI go together: the one that stays is put back behind
 * what it was behind.
 * @param before what it held when it was found which places are to go
 * @param gone the indices of these, none of them hidden
 * @returns by what it holds now
 */
export function withoutPlaces(
	before: readonly ItemUri[],
	gone: ReadonlySet<number>,
): (held: readonly ItemUri[]) => ItemUri[] {
	const touched = new Set(before.filter((_, index) => gone.has(index)));
	const kept = before.filter((_, index) => !gone.has(index));
	const keptNames = named(kept);
	const due = countsOf(kept);

	return (held) => {
		const counts = countsOf(held);
		const isRight = (uri: ItemUri): boolean => counts.get(uri) === due.get(uri);
		const isPutBack = (uri: ItemUri): boolean => touched.has(uri) && !isRight(uri);
		const staying = held.filter((uri) => !touched.has(uri) || isRight(uri));
		const names = named(staying);
		const there = new Set(names);
		/** What is put back behind each of those that stay; '' is the top. */
		const behind = new Map<string, ItemUri[]>();
		let last = '';
		for (const [index, uri] of kept.entries()) {
			const name = keptNames[index] ?? '';
			if (isPutBack(uri)) behind.set(last, [...(behind.get(last) ?? []), uri]);
			else if (there.has(name)) last = name;
		}
		return [
			...(behind.get('') ?? []),
			...staying.flatMap((uri, index) => [uri, ...(behind.get(names[index] ?? '') ?? [])]),
		];
	};
}
