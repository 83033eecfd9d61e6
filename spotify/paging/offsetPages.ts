import { append } from '../values/append';
import type { SpotifyFailure } from '../failures/types';
import { at, textAt } from '../values/json';
import { mapConcurrent } from '../concurrency/mapConcurrent';
import type { OffsetPaging } from '../operations/types';
import { succeeded } from '../failures/outcome';
import type { Send, SpotifyRequest } from '../request/types';
import { createNews, MAX_ENTRIES, type BringsNew } from './news';
import {
	leadsOn,
	isLastPage,
	pageReader,
	totalOf,
	wholePage,
	type Page,
	type ReadPage,
} from './pageReader';
import { namesNext, offsetIn, pageSizesOf, untrueTotal, type Entry, type Listing } from './types';

/** How often the pages of a list are read at once that changes meanwhile. */
const MAX_LIST_READINGS = 2;

/** Which part of a list is wanted: the offset of its first entry, and that behind its last. */
interface PageRange {
	start: number;
	end: number;
}

/**
 * Tells whether a list that goes on counts itself in a way that cannot be, such as less than
 * nothing: nobody could read to its end, or know where that is.
 */
function isUntrue(page: unknown, { start, end }: PageRange): boolean {
	if (at(page, 'total') == null || !namesNext(page)) return false;
	const total = totalOf(page) ?? -1;
	return !Number.isInteger(total) || total < 0 || Math.min(total, end) - start > MAX_ENTRIES;
}

/** Returns what was read up to an offset, where that is not the end. */
const readUpTo = (listing: Listing, failure: SpotifyFailure, nextOffset: number): Listing => ({
	...listing,
	failure: { ...failure, nextOffset },
});

/** What was read of a list up to an offset, and the page that ended there. */
interface ReadSoFar {
	listing: Listing;
	last: Pick<Page, 'entries' | 'page'>;
	offset: number;
}

/** Begins with what was read as seen. */
function newsAfter({ entries }: Listing): BringsNew {
	const bringsNew = createNews();
	bringsNew(entries.map(({ value }) => value));
	return bringsNew;
}

/**
 * Reads on page by page, as long as a page names a next one, which says that there is more whatever
 * the total (https://developer.spotify.com/documentation/web-api/concepts/api-calls#pagination).
 * Behind the total, an empty page is the end, and pages that bring the same again and lead on are a
 * failure: no end would come.
 */
async function readOn(
	readPage: ReadPage,
	{ listing: { entries }, last, offset: from }: ReadSoFar,
	maxLimit: number,
	part: PageRange,
	request: SpotifyRequest,
): Promise<Listing> {
	const listing: Listing = { entries: [...entries] };
	const endless = (offset: number): Listing => readUpTo(listing, untrueTotal(request), offset);
	let bringsNew: BringsNew | undefined;
	let page = last;
	for (let offset = from; offset < part.end && leadsOn(page, offset);) {
		if (offset - part.start >= MAX_ENTRIES) return endless(offset);
		if (offset >= (totalOf(page.page) ?? 0)) bringsNew ??= newsAfter(listing);
		const next = await readPage(offset, Math.min(maxLimit, part.end - offset));
		if (!next.ok) return readUpTo(listing, next.failure, offset);
		page = next.value;
		const behind = offset + next.value.size;
		const isNew = bringsNew?.(page.entries.map(({ value }) => value)) ?? true;
		if (!isNew && leadsOn(page, behind)) return endless(offset);
		append(listing.entries, page.entries);
		offset = behind;
		if (isUntrue(page.page, part)) return endless(offset);
	}
	return listing;
}

/** Yields where pages of a size begin, one by one: a list may be of any length. */
function* offsetsFrom(start: number, end: number, size: number): Generator<number> {
	for (let offset = start; offset < end; offset += size) yield offset;
}

/** Reads all pages after a first one at once, up to the end that its total tells. */
async function readOtherPages(
	readPage: ReadPage,
	first: Page,
	maxLimit: number,
	{ start, end: wantedEnd }: PageRange,
	workers: number,
): Promise<ReadSoFar> {
	const total = totalOf(first.page);
	const end = Math.min(total ?? 0, wantedEnd);
	const size = Math.min(first.size, maxLimit);
	const readWhole = wholePage(readPage);
	let failing = false;
	const pages = await mapConcurrent(
		offsetsFrom(start + first.size, end, size),
		workers,
		async (offset) => {
			const page = await readWhole(offset, Math.min(size, end - offset));
			if (!page.ok) failing = true;
			return page;
		},
		() => failing,
	);
	const listing: Listing = { entries: [...first.entries] };
	const read: ReadSoFar = { listing, last: first, offset: start + first.size };
	for (const page of pages) {
		if (!page) break;
		const { offset } = read;
		if (!page.ok) return { ...read, listing: readUpTo(listing, page.failure, offset) };
		const isLast = page === pages.at(-1);
		const isShort = page.value.size < size && page.value.entries.length < size;
		if (totalOf(page.value.page) !== total || (isShort && !isLast))
			listing.changedWhileReading = true;
		// What a page gives beyond its end, the next one gives as well.
		const pageEnd = isLast ? Infinity : offset + size;
		append(
			listing.entries,
			page.value.entries.filter(({ position }) => position < pageEnd),
		);
		read.last = page.value;
		read.offset = isLast ? offset + page.value.size : pageEnd;
	}
	return read;
}

/** Reads single pages, and gives of each what is in a part of the list. */
const withinRange =
	(readPage: ReadPage, { end }: PageRange): ReadPage =>
	async (offset, limit) => {
		const page = await readPage(offset, limit);
		if (!page.ok) return page;
		const entries = page.value.entries.filter(({ position }) => position < end);
		return succeeded({ ...page.value, entries });
	};

/** Says what is missing of a list that was read to its end, held against its total. */
function heldAgainst(listing: Listing, page: unknown, { start, end }: PageRange): Listing {
	const total = totalOf(page);
	if (total === null || listing.failure) return listing;
	const missingCount = Math.min(total, end) - start - listing.entries.length;
	return missingCount > 0 ? { ...listing, missingCount } : listing;
}

/** Returns entries without those whose ID has come before; what has no ID stays. */
function eachOnce(entries: readonly Entry[]): Entry[] {
	const seen = new Set<string>();
	return entries.filter(({ value }) => {
		const id = textAt(value, 'id');
		if (id === undefined || id === '') return true;
		const isNew = !seen.has(id);
		seen.add(id);
		return isNew;
	});
}

/**
 * Reads a list: the first page, and then the others, at once where the list says how long it is.
 * Where it changes meanwhile, which would hide entries or show them twice, it is read again, in the
 * end page after page. Begins at the request's own `offset`, where it has one; a failure in the
 * middle says at which offset the list goes on.
 * @param maxEntries how many entries to read; `Infinity` for all of them
 * @param workers how many pages to read at once
 */
export async function offsetPages(
	send: Send,
	request: SpotifyRequest,
	paging: OffsetPaging,
	maxEntries: number,
	workers = 1,
): Promise<Listing> {
	const listing = await offsetListing(send, request, paging, maxEntries, workers);
	return paging.eachOnce ? { ...listing, entries: eachOnce(listing.entries) } : listing;
}

async function offsetListing(
	send: Send,
	request: SpotifyRequest,
	paging: OffsetPaging,
	maxEntries: number,
	workers: number,
): Promise<Listing> {
	const { max: maxLimit } = pageSizesOf(paging);
	const start = offsetIn(request);
	const part: PageRange = { start, end: start + maxEntries };
	const readPage = withinRange(pageReader(send, request, paging), part);
	const readFrom = async (read: ReadSoFar): Promise<Listing> =>
		await readOn(readPage, read, maxLimit, part, request);
	for (let reading = 1; ; reading += 1) {
		const first = await readPage(start, Math.min(maxLimit, maxEntries));
		if (!first.ok) return { entries: [], failure: first.failure };
		const { page, size, entries } = first.value;
		const begun: ReadSoFar = { listing: { entries }, last: first.value, offset: start + size };
		if (size < maxEntries && isUntrue(page, part)) {
			return readUpTo(begun.listing, untrueTotal(request), begun.offset);
		}
		if (size >= maxEntries || !leadsOn(first.value, begun.offset))
			return heldAgainst(begun.listing, page, part);
		const isLastTry = reading > MAX_LIST_READINGS;
		if (workers < 2 || isLastTry || isLastPage(page, begun.offset)) {
			const listing = heldAgainst(await readFrom(begun), page, part);
			return isLastTry ? { ...listing, changedWhileReading: true } : listing;
		}
		const rest = await readOtherPages(readPage, first.value, maxLimit, part, workers);
		if (rest.listing.failure) return rest.listing;
		if (!rest.listing.changedWhileReading) return heldAgainst(await readFrom(rest), page, part);
	}
}
