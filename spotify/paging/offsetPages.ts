import { at } from '../json';
import { mapInOrder } from '../mapInOrder';
import type { OffsetPaging } from '../operations/types';
import { failed, succeeded, type Outcome } from '../outcome';
import type { Send, SpotifyRequest } from '../request/types';
import { noList, pageOf, type Entry, type Listing } from './types';

/** How often the pages of a list are read at once that changes meanwhile. */
const MOST_READINGS = 2;

/** Whether a page is the last: it names no next one, or the total is reached. */
export function isLastPage(page: unknown, nextOffset: number): boolean {
	const total = at(page, 'total');
	// Without a total, which Spotify documents, a `next` alone could lead on for ever.
	return at(page, 'next') == null || typeof total !== 'number' || nextOffset >= total;
}

/** How far a page reaches: Spotify may give a smaller page than it was asked for, and says so. */
export function sizeOf(page: unknown, asked: number): number {
	const limit = at(page, 'limit');
	return typeof limit === 'number' && limit >= 1 && limit < asked ? Math.floor(limit) : asked;
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
	(send: Send, request: SpotifyRequest, itemsAt: string): ReadPage =>
	async (offset, limit) => {
		const outcome = await send(pageOf(request, limit, offset));
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

/** Reads on page by page, after a first one. */
async function readOn(
	readPage: ReadPage,
	first: Page,
	maxLimit: number,
	most: number,
): Promise<Listing> {
	const listing: Listing = { entries: [...first.entries] };
	let last = first;
	for (let offset = first.size; offset < most && !isLastPage(last.page, offset); ) {
		const page = await readPage(offset, Math.min(maxLimit, most - offset));
		if (!page.ok) return { ...listing, failure: page.failure };
		last = page.value;
		listing.entries.push(...last.entries);
		offset += last.size;
	}
	return listing;
}

/** Reads all pages after a first one at once, whose number its total tells. */
async function readRest(
	readPage: ReadPage,
	first: Page,
	most: number,
	workers: number,
): Promise<Listing> {
	const total = at(first.page, 'total');
	const end = Math.min(Number(total), most);
	const { size } = first;
	const offsets = Array.from(
		{ length: Math.ceil((end - size) / size) },
		(_, index) => size * (index + 1),
	);
	let failing = false;
	const pages = await mapInOrder(
		offsets,
		workers,
		async (offset) => {
			const page = await readPage(offset, Math.min(size, end - offset));
			if (!page.ok) failing = true;
			return page;
		},
		() => failing,
	);
	const listing: Listing = { entries: [...first.entries] };
	for (const page of pages) {
		if (!page) break;
		if (!page.ok) return { ...listing, failure: page.failure };
		const isShort = page.value.size < size && page.value.entries.length < size;
		const isLast = page === pages.at(-1);
		if (at(page.value.page, 'total') !== total || (isShort && !isLast)) {
			listing.isRestless = true;
		}
		listing.entries.push(...page.value.entries);
	}
	return listing;
}

/** Says what is missing of a list that was read to its end, held against its total. */
function heldAgainst(listing: Listing, page: unknown, most: number): Listing {
	const total = at(page, 'total');
	if (typeof total !== 'number' || listing.failure) return listing;
	const lacking = Math.min(total, most) - listing.entries.length;
	return lacking > 0 ? { ...listing, lacking } : listing;
}

/**
 * Reads a list: the first page, and then the others, at once where the list says how long it is.
 * Where it changes meanwhile, which would hide entries or show them twice, it is read again, in the
 * end page after page.
 * @param most how many entries to read at the most; `Infinity` for all of them
 * @param workers how many pages to read at once
 */
export async function offsetPages(
	send: Send,
	request: SpotifyRequest,
	{ itemsAt, maxLimit }: OffsetPaging,
	most: number,
	workers = 1,
): Promise<Listing> {
	const readPage = pageReader(send, request, itemsAt);
	for (let reading = 1; ; reading += 1) {
		const first = await readPage(0, Math.min(maxLimit, most));
		if (!first.ok) return { entries: [], failure: first.failure };
		const isAll = first.value.size >= most || isLastPage(first.value.page, first.value.size);
		const { page } = first.value;
		if (isAll) return heldAgainst({ entries: first.value.entries }, page, most);
		const isLastTry = reading > MOST_READINGS;
		if (workers < 2 || isLastTry) {
			const read = await readOn(readPage, first.value, maxLimit, most);
			const listing = heldAgainst(read, page, most);
			return isLastTry ? { ...listing, isRestless: true } : listing;
		}
		const listing = await readRest(readPage, first.value, most, workers);
		if (!listing.isRestless || listing.failure) return heldAgainst(listing, page, most);
	}
}
