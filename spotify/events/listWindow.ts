import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { OffsetPaging } from '../operations/types';
import { MAX_ENTRIES } from '../paging/news';
import { pageReader, totalOf, type Page } from '../paging/pageReader';
import { namesNext, type Entry } from '../paging/types';
import type { Send, SpotifyRequest } from '../request/types';
import { createListSlots, type ListSlots } from './listSlots';
import { restlessList, type Dated } from './newestFirst';

/** A list that can be read from anywhere. */
export interface DatedList {
	send: Send;
	request: SpotifyRequest;
	paging: OffsetPaging;
	/** Reads an entry; undefined for what is none, such as null for what Spotify no longer has. */
	toDated(value: unknown): Dated | undefined;
}

/** No list goes on so far behind its total, or behind the last page that showed anything new. */
const MAX_BEYOND = 5000;

/** How many places are read once more at the most: of what Spotify no longer has nothing tells. */
const MAX_READ_AGAIN = 10;

/** How often a list is read that changes while it is read. */
const MAX_WINDOW_READINGS = 3;

/** What was read of a list, by position. */
export interface ListWindow {
	/** How long the list says it is; undefined before the first read, and where it does not say. */
	readonly total: number | undefined;
	/** Behind the last position; Infinity as long as nobody has seen the end. */
	readonly end: number;
	/**
	 * Another entry stands at a position than before, or none: entries may be missing. Reads that
	 * overlap by one show whatever came, went or moved in between. Where what overlaps shows nothing,
	 * another total does; else that says nothing, since some lists have another one at each request.
	 */
	readonly isTorn: boolean;
	/** Reads a page, unless all of it is there; the failure where that did not go well. */
	read(offset: number, limit: number): Promise<Outcome<undefined>>;
	/** Returns the first position from one on that was not read, or the end. */
	readUpTo(offset: number): number;
	/** Returns where to read on behind a position, so that something known is read once more. */
	readOnFrom(position: number): number;
	/** Returns the lowest position from which on everything was read, down from one. */
	readDownTo(offset: number): number;
	/** Returns the entries from one position up to another, in the order of the list. */
	entries(from: number, to: number): Dated[];
	/** Returns what stands at some positions, whatever it is. */
	ids(from: number, to: number): string[];
}

/** How far a list was read. */
interface Progress {
	total: number | undefined;
	end: number;
	isTorn: boolean;
	/** Behind the last page that showed something for the first time. */
	newsEnd: number;
}

/** Tells whether a page is no page of the list that was read so far. */
function tears(
	{ total }: Progress,
	slots: ListSlots,
	{ entries, page, size }: Page,
	offset: number,
) {
	const touches = [offset - 1, offset, offset + size].some(slots.has);
	const matches = entries.map(slots.put).filter((isSame) => isSame !== undefined);
	const isOtherLength = touches && matches.length === 0 && totalOf(page) !== (total ?? null);
	// What stood behind the end has gone, or has come to stand before it.
	const isShorter = !goesOn(entries, page) && slots.idAt(offset + entries.length) !== '';
	return matches.includes(false) || isOtherLength || isShorter;
}

const goesOn = (entries: readonly Entry[], page: unknown): boolean =>
	entries.length > 0 && namesNext(page);

/** Notes a page that was read from a position on. */
function notePage(progress: Progress, slots: ListSlots, read: Page, offset: number): void {
	const { entries, page, size } = read;
	const seenBefore = slots.countSeen();
	if (tears(progress, slots, read, offset)) progress.isTorn = true;
	progress.total = totalOf(page) ?? undefined;
	const behind = offset + entries.length;
	if (slots.countSeen() > seenBefore) progress.newsEnd = behind;
	const { total = 0, newsEnd, end } = progress;
	const isEndless = offset > Math.max(total, newsEnd) + MAX_BEYOND || offset >= MAX_ENTRIES;
	if (goesOn(entries, page) && !isEndless) {
		// Spotify may leave out what it does not have: the next page begins behind that all the same.
		slots.leaveOut(behind, offset + size);
	} else {
		progress.end = Math.min(end, behind);
	}
}

function openWindow({ send, request, paging, toDated }: DatedList): ListWindow {
	const readPage = pageReader(send, request, paging);
	const slots = createListSlots(toDated);
	const progress: Progress = { total: undefined, end: Infinity, isTorn: false, newsEnd: 0 };
	const readUpTo = (offset: number): number => {
		let position = offset;
		while (position < progress.end && slots.has(position)) position += 1;
		return Math.min(position, progress.end);
	};
	const slotsIn = (from: number, to: number) => slots.between(from, Math.min(to, progress.end));

	return {
		get total() {
			return progress.total;
		},
		get end() {
			return progress.end;
		},
		get isTorn() {
			return progress.isTorn;
		},
		async read(offset, limit) {
			if (readUpTo(offset) >= Math.min(offset + limit, progress.end)) return succeeded(undefined);
			// Nothing comes of it any more: it is read anew.
			if (progress.isTorn) return failed(restlessList(request));
			const page = await readPage(offset, limit);
			if (!page.ok) return page;
			notePage(progress, slots, page.value, offset);
			return succeeded(undefined);
		},
		readUpTo,
		readOnFrom(position) {
			const places = Array.from({ length: MAX_READ_AGAIN }, (_, back) => position - 1 - back);
			return Math.max(0, places.find((place) => slots.idAt(place) !== '') ?? position - 1);
		},
		readDownTo(offset) {
			let position = Math.min(offset, progress.end);
			while (position > 0 && slots.has(position - 1)) position -= 1;
			return position;
		},
		entries: (from, to) => slotsIn(from, to).flatMap(({ entry }) => entry ?? []),
		ids: (from, to) => slotsIn(from, to).map(({ id }) => id),
	};
}

/** Reads something of a list, and once more if the list changed meanwhile, at most three times. */
export async function readStill<Read>(
	list: DatedList,
	read: (window: ListWindow) => Promise<Outcome<Read>>,
): Promise<Outcome<Read>> {
	for (let reading = 1; reading <= MAX_WINDOW_READINGS; reading += 1) {
		const window = openWindow(list);
		const outcome = await read(window);
		const isOther = !outcome.ok && outcome.failure.kind !== 'unexpectedResponse';
		if (!window.isTorn || isOther) return outcome;
	}
	return failed(restlessList(list.request));
}
