import { append } from '../values/append';
import type { SpotifyFailure } from '../failures/types';
import { at, numberIn } from '../values/json';
import { mapInOrder } from '../concurrency/mapInOrder';
import type { OffsetPaging } from '../operations/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { Send, SpotifyRequest } from '../request/types';
import {
	namesNext,
	noList,
	offsetIn,
	pageOf,
	pageSizesOf,
	untrueTotal,
	type Entry,
	type Listing,
} from './types';

/** How often the pages of a list are read at once that changes meanwhile. */
const MOST_READINGS = 2;

/** More than any list of Spotify's has; the largest libraries have some hundred thousand. */
const MOST_ENTRIES = 1_000_000;

/** How many entries a page says that its list has; `null` where it says no number. */
const totalOf = (page: unknown): number | null => numberIn(at(page, 'total'));

/** Whether a page is the last: it names no next one, or the total is reached. */
export function isLastPage(page: unknown, nextOffset: number): boolean {
	const total = totalOf(page);
	// Without a total, which Spotify documents, a `next` alone could lead on for ever.
	return !namesNext(page) || total === null || nextOffset >= total;
}

/** How far a page reaches: Spotify may give a smaller page than it was asked for, and says so. */
export function sizeOf(page: unknown, asked: number): number {
	const limit = numberIn(at(page, 'limit'));
	return limit !== null && limit >= 1 && limit < asked ? Math.floor(limit) : asked;
}

/** The paging object around a list: the answer itself, or its part that holds the list. */
function pageHolding(answer: unknown, itemsAt: string): unknown {
	const path = itemsAt.split('.').slice(0, -1).join('.');
	return path === '' ? answer : at(answer, path);
}

interface Page {
	entries: Entry[];
	/** The paging object. */
	page: unknown;
	/** How far it reaches. */
	size: number;
}

/** Reads the page of at most `limit` entries from an offset on. */
type ReadPage = (offset: number, limit: number) => Promise<Outcome<Page>>;

/** Reads single pages of the list that is at a dotted path of the answer. */
export const pageReader =
	(send: Send, request: SpotifyRequest, paging: OffsetPaging): ReadPage =>
	async (offset, limit) => {
		const { itemsAt } = paging;
		const outcome = await send(pageOf(request, limit, offset, pageSizesOf(paging)));
		if (!outcome.ok) return outcome;
		const items = at(outcome.value, itemsAt);
		if (!Array.isArray(items)) return failed(noList(request, itemsAt));
		const page = pageHolding(outcome.value, itemsAt);
		return succeeded({
			entries: items.map((value: unknown, index) => ({ value, position: offset + index })),
			page,
			size: sizeOf(page, limit),
		});
	};

/** Which part of a list is wanted: the offset of its first entry, and that behind its last. */
interface Part {
	start: number;
	end: number;
}

/**
 * Whether a list that goes on counts itself in a way that cannot be, such as less than nothing:
 * nobody could read to its end, or know where that is.
 */
function isUntrue(page: unknown, { start, end }: Part): boolean {
	if (at(page, 'total') == null || !namesNext(page)) return false;
	const total = totalOf(page) ?? -1;
	return !Number.isInteger(total) || total < 0 || Math.min(total, end) - start > MOST_ENTRIES;
}

/**
 * Reads a page to its end, also where Spotify has lowered meanwhile how much it gives at once: by
 * further pages then, so that those after it are where they were.
 */
export const wholePage =
	(readPage: ReadPage): ReadPage =>
	async (offset, limit) => {
		const first = await readPage(offset, limit);
		if (!first.ok) return first;
		const whole = { ...first.value, entries: [...first.value.entries] };
		while (whole.size < limit && !isLastPage(whole.page, offset + whole.size)) {
			const next = await readPage(offset + whole.size, limit - whole.size);
			if (!next.ok) return next;
			append(whole.entries, next.value.entries);
			whole.page = next.value.page;
			whole.size += next.value.size;
		}
		return succeeded(whole);
	};

/** What was read up to an offset, where that is not the end. */
const readUpTo = (listing: Listing, failure: SpotifyFailure, nextOffset: number): Listing => ({
	...listing,
	failure: { ...failure, nextOffset },
});

/** Reads on page by page, after a first one. */
async function readOn(
	readPage: ReadPage,
	first: Page,
	maxLimit: number,
	part: Part,
	request: SpotifyRequest,
): Promise<Listing> {
	const { start, end } = part;
	const listing: Listing = { entries: [...first.entries] };
	let last = first;
	for (let offset = start + first.size; offset < end && !isLastPage(last.page, offset);) {
		const page = await readPage(offset, Math.min(maxLimit, end - offset));
		if (!page.ok) return readUpTo(listing, page.failure, offset);
		last = page.value;
		append(listing.entries, last.entries);
		offset += last.size;
		if (isUntrue(last.page, part)) return readUpTo(listing, untrueTotal(request), offset);
	}
	return listing;
}

/** Where pages of a size begin, one by one: a list may be of any length. */
function* offsetsFrom(start: number, end: number, size: number): Generator<number> {
	for (let offset = start; offset < end; offset += size) yield offset;
}

/** Reads all pages after a first one at once, whose number its total tells. */
async function readRest(
	readPage: ReadPage,
	first: Page,
	{ start, end: wantedEnd }: Part,
	workers: number,
): Promise<Listing> {
	const total = totalOf(first.page);
	const end = Math.min(total ?? 0, wantedEnd);
	const { size } = first;
	const readWhole = wholePage(readPage);
	let failing = false;
	const pages = await mapInOrder(
		offsetsFrom(start + size, end, size),
		workers,
		async (offset) => {
			const page = await readWhole(offset, Math.min(size, end - offset));
			if (!page.ok) failing = true;
			return page;
		},
		() => failing,
	);
	const listing: Listing = { entries: [...first.entries] };
	for (const [index, page] of pages.entries()) {
		if (!page) break;
		if (!page.ok) return readUpTo(listing, page.failure, start + size * (index + 1));
		const isShort = page.value.size < size && page.value.entries.length < size;
		const isLast = page === pages.at(-1);
		if (totalOf(page.value.page) !== total || (isShort && !isLast)) {
			listing.isRestless = true;
		}
		append(listing.entries, page.value.entries);
	}
	return listing;
}

/** Says what is missing of a list that was read to its end, held against its total. */
function heldAgainst(listing: Listing, page: unknown, { start, end }: Part): Listing {
	const total = totalOf(page);
	if (total === null || listing.failure) return listing;
	const lacking = Math.min(total, end) - start - listing.entries.length;
	return lacking > 0 ? { ...listing, lacking } : listing;
}

/**
 * Reads a list: the first page, and then the others, at once where the list says how long it is.
 * Where it changes meanwhile, which would hide entries or show them twice, it is read again, in the
 * end page after page. Begins at the request's own `offset`, where it has one; a failure in the
 * middle says at which offset the list goes on.
 * @param most how many entries to read at the most; `Infinity` for all of them
 * @param workers how many pages to read at once
 */
export async function offsetPages(
	send: Send,
	request: SpotifyRequest,
	paging: OffsetPaging,
	most: number,
	workers = 1,
): Promise<Listing> {
	const readPage = pageReader(send, request, paging);
	const { most: maxLimit } = pageSizesOf(paging);
	const start = offsetIn(request);
	const part: Part = { start, end: start + most };
	for (let reading = 1; ; reading += 1) {
		const first = await readPage(start, Math.min(maxLimit, most));
		if (!first.ok) return { entries: [], failure: first.failure };
		const { page, size, entries } = first.value;
		if (size < most && isUntrue(page, part)) {
			return readUpTo({ entries }, untrueTotal(request), start + size);
		}
		const isAll = size >= most || isLastPage(page, start + size);
		if (isAll) return heldAgainst({ entries }, page, part);
		const isLastTry = reading > MOST_READINGS;
		if (workers < 2 || isLastTry) {
			const read = await readOn(readPage, first.value, maxLimit, part, request);
			const listing = heldAgainst(read, page, part);
			return isLastTry ? { ...listing, isRestless: true } : listing;
		}
		const listing = await readRest(readPage, first.value, part, workers);
		if (!listing.isRestless || listing.failure) return heldAgainst(listing, page, part);
	}
}
