/**
 * Returns how many letters must be typed otherwise, left out, added or swapped with their neighbour to
 * make one text of another; any number above `limit` means only that it is more.
 */
export function editDistance(a: string, b: string, limit: number): number {
	if (a === b) return 0;
	if (Math.abs(a.length - b.length) > limit) return limit + 1;
	let start = 0;
	while (start < a.length && a[start] === b[start]) start++;
	let endA = a.length;
	let endB = b.length;
	while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
		endA--;
		endB--;
	}
	return distanceOf(a.slice(start, endA), b.slice(start, endB), limit);
}

/**
 * Counts by rows, as in the optimal string alignment distance, and stops where `limit` is passed: a
 * cell further than that from the diagonal is above it too, and is left out.
 */
function distanceOf(a: string, b: string, limit: number): number {
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const from = Math.max(1, row - limit);
		const to = Math.min(b.length, row + limit);
		const current = new Array<number>(b.length + 1).fill(limit + 1);
		if (from === 1) current[0] = row;
		let min = from === 1 ? row : limit + 1;
		for (let column = from; column <= to; column++) {
			const cost = Math.min(
				(last[column] ?? 0) + 1,
				(current[column - 1] ?? 0) + 1,
				(last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1),
				isSwap(a, b, row, column) ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
			);
			current[column] = cost;
			min = Math.min(min, cost);
		}
		if (min > limit) return limit + 1;
		beforeLast = last;
		last = current;
	}
	return last[b.length] ?? 0;
}

const isSwap = (a: string, b: string, row: number, column: number): boolean =>
	row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
