import { at, textAt } from '../values/json';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { sizeOf } from '../paging/pageReader';
import { noList, pageOf } from '../paging/types';
import type { Send, SpotifyRequest } from '../request/types';
import type { Dated } from './newestFirst';

/** A list that can be read from anywhere. */
export interface DatedList {
	send: Send;
	request: SpotifyRequest;
	/** Undefined for what is no entry, such as null for what Spotify no longer has. */
	toDated(value: unknown): Dated | undefined;
}

/** A total may count less than a list has, but no list that goes on behind it goes on for ever. */
const MOST_BEYOND = 5000;

/** What was read at one position. */
interface Slot {
	id: string;
	entry: Dated | undefined;
}

/** What was read of a list, by position. */
export interface ListWindow {
	/** How long the list says it is; undefined before the first read, and where it does not say. */
	readonly total: number | undefined;
	/** Behind the last position; Infinity as long as nobody has seen the end. */
	readonly end: number;
	/**
	 * The total was another one between two reads, or what stands at a position: entries may be
	 * missing. Reads that overlap by one show whatever came, went or moved in between.
	 */
	readonly isTorn: boolean;
	/** Reads a page, unless all of it is there; the failure where that did not go well. */
	read(offset: number, limit: number): Promise<Outcome<undefined>>;
	/** The first position from one on that was not read, or the end. */
	readUpTo(offset: number): number;
	/** The lowest position from which on everything was read, down from one. */
	readDownTo(offset: number): number;
	/** The entries from one position up to another, in the order of the list. */
	entries(from: number, to: number): Dated[];
	/** What stands at some positions, whatever it is. */
	ids(from: number, to: number): string[];
}

/** What stands for something of which only an ID may be there. */
const idIn = (value: unknown): string => textAt(value, 'id') ?? '';

const isOtherSlot = (one: Slot, other: Slot | undefined): boolean =>
	other !== undefined && one.id !== '' && other.id !== '' && one.id !== other.id;

export function openWindow({ send, request, toDated }: DatedList): ListWindow {
	const slots = new Map<number, Slot>();
	let total: number | undefined;
	let end = Infinity;
	let isTorn = false;
	let isFirst = true;

	const note = (answer: unknown, items: readonly unknown[], offset: number, limit: number) => {
		const said = at(answer, 'total');
		if (!isFirst && said !== total) isTorn = true;
		total = typeof said === 'number' ? said : undefined;
		isFirst = false;
		for (const [index, value] of items.entries()) {
			const entry = toDated(value);
			const slot = { id: entry?.digest ?? idIn(value), entry };
			if (isOtherSlot(slot, slots.get(offset + index))) isTorn = true;
			slots.set(offset + index, slot);
		}
		const isEndless = offset > (total ?? 0) + MOST_BEYOND;
		if (items.length === 0 || at(answer, 'next') == null || isEndless) {
			end = Math.min(end, offset + items.length);
			return;
		}
		// Spotify may leave out what it does not have: the next page begins behind that all the same.
		const size = sizeOf(answer, { offset, limit, given: items.length });
		for (let index = items.length; index < size; index += 1) {
			slots.set(offset + index, { id: '', entry: undefined });
		}
	};
	const slotsIn = (from: number, to: number): Slot[] => {
		const found: Slot[] = [];
		for (let position = from; position < Math.min(to, end); position += 1) {
			const slot = slots.get(position);
			if (slot) found.push(slot);
		}
		return found;
	};

	const window: ListWindow = {
		get total() {
			return total;
		},
		get end() {
			return end;
		},
		get isTorn() {
			return isTorn;
		},
		async read(offset, limit) {
			if (window.readUpTo(offset) >= Math.min(offset + limit, end)) return succeeded(undefined);
			const page = await send(pageOf(request, limit, offset));
			if (!page.ok) return page;
			const items = at(page.value, 'items');
			if (!Array.isArray(items)) return failed(noList(request, 'items'));
			note(page.value, items, offset, limit);
			return succeeded(undefined);
		},
		readUpTo(offset) {
			let position = offset;
			while (position < end && slots.has(position)) position += 1;
			return Math.min(position, end);
		},
		readDownTo(offset) {
			let position = Math.min(offset, end);
			while (position > 0 && slots.has(position - 1)) position -= 1;
			return position;
		},
		entries: (from, to) => slotsIn(from, to).flatMap(({ entry }) => entry ?? []),
		ids: (from, to) => slotsIn(from, to).map(({ id }) => id),
	};
	return window;
}
