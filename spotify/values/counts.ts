/** Adds to what is counted for a value: one, or so many. */
export const addCount = <T>(counts: Map<T, number>, value: T, more = 1): Map<T, number> =>
	counts.set(value, (counts.get(value) ?? 0) + more);

/** Counts how often each value is in a list. */
export function countsOf<T>(values: Iterable<T>): Map<T, number> {
	const counts = new Map<T, number>();
	for (const value of values) addCount(counts, value);
	return counts;
}

/** Returns each of some values as often as it is counted. */
export const repeated = <T>(values: readonly T[], counts: ReadonlyMap<T, number>): T[] =>
	values.flatMap((value) => new Array<T>(counts.get(value) ?? 0).fill(value));

/** Adds up numbers; 0 for none. */
export const sumOf = (numbers: Iterable<number>): number =>
	[...numbers].reduce((sum, number) => sum + number, 0);

/** Values of which each can be taken as often as it is there. */
export interface Tally<T> {
	/** Takes one away; gives whether there was one. */
	take(value: T): boolean;
}

/** Lets each value be taken as often as it was counted. */
export function tallyOfCounts<T>(counts: ReadonlyMap<T, number>): Tally<T> {
	const left = new Map(counts);
	return {
		take(value) {
			const count = left.get(value) ?? 0;
			if (count > 0) left.set(value, count - 1);
			return count > 0;
		},
	};
}

/** Counts values, so that each can be taken as often as it is there. */
export const tallyOf = <T>(values: Iterable<T>): Tally<T> => tallyOfCounts(countsOf(values));

/** Tells for each value of a list whether another list has it, each of whose values counts once. */
export function presentIn<T>(list: readonly T[], other: readonly T[]): boolean[] {
	const left = tallyOf(other);
	return list.map((value) => left.take(value));
}

/** Returns a list without the values of another one, each of which takes out one. */
export function without<T>(list: readonly T[], other: readonly T[]): T[] {
	const isPresent = presentIn(list, other);
	return list.filter((_, index) => !isPresent[index]);
}

/** Counts the values of a list that another one lacks, each of whose values counts once. */
export const countMissing = <T>(list: readonly T[], other: readonly T[]): number =>
	without(list, other).length;
