import type { Comparable, Keep, SameWhen } from '../../spotify/lists/duplicates';

const artistsOf = ({ artists }: Comparable): string =>
	[...new Set(artists.map((name) => name.toLowerCase()))].sort().join('|');

const isLocal = ({ uri }: Comparable): boolean => uri?.startsWith('spotify:local:') === true;

/** Whether two entries are the same by the words of the issue; null is equal to nothing. */
function isSame(one: Comparable, other: Comparable, sameWhen: SameWhen): boolean {
	if (one.uri !== null && one.uri === other.uri) return true;
	if (sameWhen === 'id' || isLocal(one) || isLocal(other)) return false;
	if (sameWhen === 'isrc') return one.isrc !== null && one.isrc === other.isrc;
	if (!one.title || !other.title || one.artists.length === 0) return false;
	if (one.durationMs === null || other.durationMs === null) return false;
	return (
		one.title.toLowerCase() === other.title.toLowerCase() &&
		artistsOf(one) === artistsOf(other) &&
		Math.abs(one.durationMs - other.durationMs) <= 2_000
	);
}

/** The order in which entries are to be kept. */
function preferred(entries: readonly Comparable[], keep: Keep): number[] {
	const dateOf = (index: number): string | null => entries[index]?.addedAt ?? null;
	return [...entries.keys()].sort((one, other) => {
		const [first, second] = [dateOf(one), dateOf(other)];
		if (keep === 'first' || first === second) return one - other;
		if (first === null || second === null) return first === null ? 1 : -1;
		return first < second === (keep === 'oldest') ? -1 : 1;
	});
}

/** Which entries are duplicates, and of which: each is compared with all that stay. */
export function duplicateModel(
	entries: readonly Comparable[],
	sameWhen: SameWhen,
	keep: Keep,
): Map<number, number> {
	const kept: number[] = [];
	const found = new Map<number, number>();
	for (const index of preferred(entries, keep)) {
		const entry = entries[index] as Comparable;
		if (entry.uri === null) continue;
		const isCopy = (other: number) => entries[other]?.uri === entry.uri;
		const isLike = (other: number) => isSame(entries[other] as Comparable, entry, sameWhen);
		const of = kept.find(isCopy) ?? kept.find(isLike);
		if (of === undefined) kept.push(index);
		else found.set(index, of);
	}
	return found;
}
