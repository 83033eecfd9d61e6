/**
 * Returns the indices of the strictly increasing subsequence with the most weight, in ascending
 * order.
 * @param values integers from 0
 */
export function heaviestIncreasing(
	values: readonly number[],
	weightOf: (index: number) => number = () => 1,
): number[] {
	const size = values.reduce((max, value) => Math.max(max, value + 1), 0);
	/** A Fenwick tree: the index of the heaviest subsequence's end, by ranges of values. */
	const ends = new Array<number>(size + 1).fill(-1);
	const weights: number[] = [];
	const previous: number[] = [];
	const weightAt = (index: number): number => weights[index] ?? 0;
	const heavier = (one: number, other: number): number =>
		weightAt(other) > weightAt(one) ? other : one;

	const heaviestBelow = (value: number): number => {
		let end = -1;
		for (let node = value; node > 0; node -= node & -node) end = heavier(end, ends[node] ?? -1);
		return end;
	};

	let last = -1;
	values.forEach((value, index) => {
		const before = heaviestBelow(value);
		previous.push(before);
		weights.push(weightAt(before) + weightOf(index));
		for (let node = value + 1; node <= size; node += node & -node) {
			ends[node] = heavier(ends[node] ?? -1, index);
		}
		last = heavier(last, index);
	});

	const chain: number[] = [];
	for (let index = last; index >= 0; index = previous[index] ?? -1) chain.push(index);
	return chain.reverse();
}
