/** Counts how often each value is in a list. */
export function countsOf<T>(values: Iterable<T>): Map<T, number> {
	const counts = new Map<T, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}

/** Values of which each can be taken as often as it is there. */
export interface Tally<T> {
	/** Takes one away; gives whether there was one. */
	take(value: T): boolean;
}

/** Counts values, so that each can be taken as often as it is there. */
export function tallyOf<T>(values: Iterable<T>): Tally<T> {
	const counts = countsOf(values);
	return {
		take(value) {
			const count = counts.get(value) ?? 0;
			if (count > 0) counts.set(value, count - 1);
			return count > 0;
		},
	};
}

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
