/** How often each value is in a list. */
export function countsOf<T>(values: readonly T[]): Map<T, number> {
	const counts = new Map<T, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}

/** How many of a list another one lacks, each of its values counting once. */
export function lackingIn<T>(list: readonly T[], other: readonly T[]): number {
	const counts = countsOf(other);
	return list.filter((value) => {
		const left = counts.get(value) ?? 0;
		counts.set(value, left - 1);
		return left <= 0;
	}).length;
}
