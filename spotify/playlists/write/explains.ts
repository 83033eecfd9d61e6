import type { KnownItem } from '../types';
import { mayBe } from './state';

/** How many ranges others are supposed to have added or removed meanwhile; a move is two. */
const MOST_BY_OTHERS = 2;

/** One bit for each number of ranges, from none on. */
const ALL = (1 << (MOST_BY_OTHERS + 1)) - 1;
const BITS = MOST_BY_OTHERS + 1;

/**
 * Whether a view may be of a state that others have changed by a range or two, leaving alone the
 * items of `ours`. Null stands for any item, undefined for whatever is there. Takes as many steps
 * as the lengths multiplied, and memory for one of them.
 */
export function explains(
	state: readonly KnownItem[],
	seen: readonly KnownItem[],
	ours: ReadonlySet<KnownItem>,
): boolean {
	// For each place of `seen`: by how many ranges it is reached, after a match, an addition, a removal.
	let row = new Uint16Array(seen.length + 2);
	row[0] = 1;
	for (let from = 0; from <= state.length; from += 1) {
		const next = new Uint16Array(seen.length + 2);
		const isFree = from < state.length && !ours.has(state[from]);
		for (let to = 0; to <= seen.length; to += 1) {
			const reached = row[to] ?? 0;
			if (reached === 0) continue;
			if (from === state.length && to === seen.length) return true;
			const matched = reached & ALL;
			const added = (reached >> BITS) & ALL;
			const removed = reached >> (2 * BITS);
			if (isFree) or(next, to, (removed | oneMore(matched | added)) << (2 * BITS));
			if (to === seen.length) continue;
			if (!ours.has(seen[to])) or(row, to + 1, (added | oneMore(matched | removed)) << BITS);
			if (from < state.length && mayBe(state[from], seen[to])) {
				or(next, to + 1, matched | added | removed);
			}
		}
		row = next;
	}
	return false;
}

const oneMore = (numbers: number): number => (numbers << 1) & ALL;

function or(row: Uint16Array, at: number, bits: number): void {
	row[at] = (row[at] ?? 0) | bits;
}
