import { textAt } from '../values/json';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { OffsetPaging } from '../operations/types';
import { MOST_ENTRIES } from '../paging/news';
import { pageReader, totalOf, type Page } from '../paging/pageReader';
import { namesNext, type Entry } from '../paging/types';
import type { Send, SpotifyRequest } from '../request/types';
import { restless, type Dated } from './newestFirst';

/** A list that can be read from anywhere. */
export interface DatedList {
	send: Send;
	request: SpotifyRequest;
	paging: OffsetPaging;
	/** Reads an entry; undefined for what is none, such as null for what Spotify no longer has. */
	toDated(value: unknown): Dated | undefined;
}

/** No list goes on so far behind its total, or behind the last page that showed anything new. */
const MOST_BEYOND = 5000;

/** How often a list is read that changes while it is read. */
const MOST_READINGS = 3;

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
	 * Another entry stands at a position than before: entries may be missing. Reads that overlap by
	 * one show whatever came, went or moved in between. Where what overlaps shows nothing, another
	 * total does; else that says nothing, since some lists have another one at each request.
	 */
	readonly isTorn: boolean;
	/** Reads a page, unless all of it is there; the failure where that did not go well. */
	read(offset: number, limit: number): Promise<Outcome<undefined>>;
	/** Returns the first position from one on that was not read, or the end. */
	readUpTo(offset: number): number;
	/** Returns the lowest position from which on everything was read, down from one. */
	readDownTo(offset: number): number;
	/** Returns the entries from one position up to another, in the order of the list. */
	entries(from: number, to: number): Dated[];
	/** Returns what stands at some positions, whatever it is. */
	ids(from: number, to: number): string[];
}

function openWindow({ send, request, paging, toDated }: DatedList): ListWindow {
	const readPage = pageReader(send, request, paging);
	const slots = new Map<number, Slot>();
	const seen = new Set<string>();
	let total: number | undefined;
	let end = Infinity;
	let isTorn = false;
	/** Behind the last page that showed something for the first time. */
	let newsEnd = 0;

	/** Puts an entry at its position; whether it is what was read there before, where that is known. */
	const put = ({ value, position }: Entry): boolean | undefined => {
		const entry = toDated(value);
		const id = entry?.digest ?? textAt(value, 'id') ?? '';
		const before = slots.get(position)?.id ?? '';
		slots.set(position, { id, entry });
		if (id !== '') seen.add(id);
		return before === '' || id === '' ? undefined : before === id;
	};
	const note = ({ entries, page, size }: Page, offset: number): void => {
		const touches = [offset - 1, offset, offset + size].some((position) => slots.has(position));
		const seenBefore = seen.size;
		const matches = entries.map(put).filter((isSame) => isSame !== undefined);
		const said = totalOf(page) ?? undefined;
		if (matches.includes(false) || (touches && matches.length === 0 && said !== total))
			isTorn = true;
		total = said;
		if (seen.size > seenBefore) newsEnd = offset + entries.length;
		const isEndless =
			offset > Math.max(total ?? 0, newsEnd) + MOST_BEYOND || offset >= MOST_ENTRIES;
		if (entries.length === 0 || !namesNext(page) || isEndless) {
			end = Math.min(end, offset + entries.length);
			return;
		}
		// Spotify may leave out what it does not have: the next page begins behind that all the same.
		for (let position = offset + entries.length; position < offset + size; position += 1) {
			slots.set(position, { id: '', entry: undefined });
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
			// Nothing comes of it any more: it is read anew.
			if (isTorn) return failed(restless(request));
			const page = await readPage(offset, limit);
			if (!page.ok) return page;
			note(page.value, offset);
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

/** Reads something of a list, and once more if the list changed meanwhile, at most three times. */
export async function readStill<Read>(
	list: DatedList,
	read: (window: ListWindow) => Promise<Outcome<Read>>,
): Promise<Outcome<Read>> {
	for (let reading = 1; reading <= MOST_READINGS; reading += 1) {
		const window = openWindow(list);
		const outcome = await read(window);
		const isOther = !outcome.ok && outcome.failure.kind !== 'unexpectedResponse';
		if (!window.isTorn || isOther) return outcome;
	}
	return failed(restless(list.request));
}
