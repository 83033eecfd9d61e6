import { textAt } from '../values/json';
import type { Entry } from '../paging/types';
import type { Dated } from './newestFirst';

/** What was read at one position. */
interface ListSlot {
	/** Empty if nothing tells what stands there. */
	id: string;
	entry: Dated | undefined;
}

/** What stands where in a list, as far as it was read. */
export interface ListSlots {
	/** Tells whether something was read at a position. */
	has(position: number): boolean;
	/** Returns what stands at a position; empty if nothing is known of that. */
	idAt(position: number): string;
	/**
	 * Puts an entry at its position.
	 * @returns whether it is what was read there before; undefined if that is not known
	 */
	put(entry: Entry): boolean | undefined;
	/** Notes the positions from one up to another of which Spotify gave nothing. */
	leaveOut(from: number, to: number): void;
	/** Returns what was read from one position up to another, in the order of the list. */
	between(from: number, to: number): ListSlot[];
	/** Counts the different entries that were read. */
	countSeen(): number;
}

/**
 * Creates the slots of a list of which nothing was read.
 * @param toDated gives undefined for what is no entry
 */
export function createListSlots(toDated: (value: unknown) => Dated | undefined): ListSlots {
	const slots = new Map<number, ListSlot>();
	const seen = new Set<string>();
	const idAt = (position: number): string => slots.get(position)?.id ?? '';
	return {
		has: (position) => slots.has(position),
		idAt,
		put({ value, position }) {
			const entry = toDated(value);
			const id = entry?.digest ?? textAt(value, 'id') ?? '';
			const before = idAt(position);
			slots.set(position, { id, entry });
			if (id !== '') seen.add(id);
			return before === '' || id === '' ? undefined : before === id;
		},
		leaveOut(from, to) {
			for (let position = from; position < to; position += 1) {
				slots.set(position, { id: '', entry: undefined });
			}
		},
		between(from, to) {
			const found: ListSlot[] = [];
			for (let position = from; position < to; position += 1) {
				const slot = slots.get(position);
				if (slot) found.push(slot);
			}
			return found;
		},
		countSeen: () => seen.size,
	};
}
