import type { KnownItem } from '../items/types';
import { mayBe } from '../memory/state';

/** How many ranges others are supposed to have added or removed meanwhile: in two changes, a move is two. */
const MAX_BY_OTHERS = 4;

/** One bit for each number of ranges, from none on. */
const ALL = (1 << (MAX_BY_OTHERS + 1)) - 1;
const BITS = MAX_BY_OTHERS + 1;

/** So many steps take a tenth of a second or so, while nothing else runs. */
const MAX_EXPLAIN_STEPS = 5_000_000;

/**
 * Tells whether a view may be of a state that others have changed by a range or two, leaving alone
 * the items of `ours`. Null stands for any item, undefined for whatever is there. Takes as many
 * steps as the lengths multiplied, and memory for one of them, except for the items with which both
 * begin and end; if that is too much, it may be.
 * @param put what was put in besides, in a row: anywhere, since what others have added or removed
 * before it has moved its place
 */
export function explains(
	state: readonly KnownItem[],
	seen: readonly KnownItem[],
	ours: ReadonlySet<KnownItem>,
	put: readonly string[] = [],
): boolean {
	const [from, fromEnd] = equalEnds(state, seen, ours);
	const [someState = [], someSeen = []] = [state, seen].map((all) =>
		all.slice(from, all.length - fromEnd),
	);
	if (someState.length * someSeen.length > MAX_EXPLAIN_STEPS) return true;
	return explainsAll(someState, someSeen, ours, put);
}

/**
 * Counts with how many items of others both begin, and with how many they end. Whatever others have
 * done, it can be told so that these stayed: a range that begins before an item ends before the
 * next like it.
 */
function equalEnds(
	one: readonly KnownItem[],
	other: readonly KnownItem[],
	ours: ReadonlySet<KnownItem>,
): [start: number, end: number] {
	const max = Math.min(one.length, other.length);
	const isSame = (at: number): boolean => {
		const item = one.at(at);
		return item != null && item === other.at(at) && !ours.has(item);
	};
	let start = 0;
	while (start < max && isSame(start)) start += 1;
	let end = 0;
	while (end < max - start && isSame(-1 - end)) end += 1;
	return [start, end];
}

/** For each place of a view: by how many ranges it is reached, after a match, an addition, a removal. */
type CostRow = Uint16Array;

function explainsAll(
	state: readonly KnownItem[],
	seen: readonly KnownItem[],
	ours: ReadonlySet<KnownItem>,
	put: readonly string[],
): boolean {
	const rowOf = (): CostRow => new Uint16Array(seen.length + 2);
	// Before something was put in, and after that.
	let [row, rowPut] = [rowOf(), rowOf()];
	(put.length === 0 ? rowPut : row)[0] = 1;
	for (let from = 0; from <= state.length; from += 1) {
		const [next, nextPut] = [rowOf(), rowOf()];
		for (let to = 0; to <= seen.length; to += 1) {
			const reached = row[to] ?? 0;
			if (reached !== 0 && isRowAt(seen, to, put)) or(rowPut, to + put.length, anyOf(reached));
			step(row, next, from, to);
			step(rowPut, nextPut, from, to);
		}
		if (from === state.length) break;
		[row, rowPut] = [next, nextPut];
	}
	return rowPut[seen.length] !== 0;

	function step(now: CostRow, next: CostRow, from: number, to: number): void {
		const reached = now[to] ?? 0;
		if (reached === 0) return;
		const matched = reached & ALL;
		const added = (reached >> BITS) & ALL;
		const removed = reached >> (2 * BITS);
		const isFree = from < state.length && !ours.has(state[from]);
		if (isFree) or(next, to, (removed | oneMore(matched | added)) << (2 * BITS));
		if (to === seen.length) return;
		if (!ours.has(seen[to])) or(now, to + 1, (added | oneMore(matched | removed)) << BITS);
		if (from < state.length && mayBe(state[from], seen[to])) or(next, to + 1, anyOf(reached));
	}
}

/** Tells whether some items may be there in a row. */
const isRowAt = (seen: readonly KnownItem[], at: number, items: readonly string[]): boolean =>
	at + items.length <= seen.length && items.every((one, index) => mayBe(one, seen[at + index]));

/** Returns by how many ranges a place is reached, whatever was last. */
const anyOf = (reached: number): number =>
	(reached & ALL) | ((reached >> BITS) & ALL) | (reached >> (2 * BITS));

const oneMore = (numbers: number): number => (numbers << 1) & ALL;

function or(row: CostRow, at: number, bits: number): void {
	row[at] = (row[at] ?? 0) | bits;
}
