import { append } from '../values/append';
import { at, numberIn, textAt } from '../values/json';
import type { OffsetPaging } from '../operations/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { Send, SpotifyRequest } from '../request/types';
import { namesNext, noList, pageOf, pageSizesOf, type Entry } from './types';

/** Returns how many entries a page says that its list has; `null` if it says no number. */
export const totalOf = (page: unknown): number | null => numberIn(at(page, 'total'));

/** Tells whether a page is the last: it names no next one, or the total is reached. */
export function isLastPage(page: unknown, nextOffset: number): boolean {
	const total = totalOf(page);
	// Without a total, which Spotify documents, a `next` alone could lead on for ever.
	return !namesNext(page) || total === null || nextOffset >= total;
}

/** Returns the offset that a page's link to the next one names; `null` where it names none. */
function nextOffsetIn(page: unknown): number | null {
	const [, offset] = /[?&]offset=(\d+)(?:[&#]|$)/.exec(textAt(page, 'next') ?? '') ?? [];
	return offset === undefined ? null : Number(offset);
}

/** What a page was asked for, and how many entries it gave. */
export interface PageAsked {
	offset: number;
	limit: number;
	given: number;
}

/**
 * Returns how far a page reaches, which may be less than it was asked for, and more than it gave:
 * Spotify leaves out what it does not have. A page says so by its `limit` and by its link to the
 * next one; the smaller counts, so that no entry is lost. One that leads on and says neither reaches
 * as far as its entries.
 */
export function sizeOf(page: unknown, { offset, limit, given }: PageAsked): number {
	const toNext = (nextOffsetIn(page) ?? 0) - offset;
	const byLimit = Math.floor(numberIn(at(page, 'limit')) ?? 0);
	const said = [byLimit, toNext].filter((size) => size >= 1);
	if (said.length > 0) return said.reduce((min, size) => Math.min(min, size), limit);
	return namesNext(page) && given > 0 ? Math.min(given, limit) : limit;
}

/** Returns the paging object around a list: the answer itself, or its part that holds the list. */
function pageHolding(answer: unknown, itemsAt: string): unknown {
	const path = itemsAt.split('.').slice(0, -1).join('.');
	return path === '' ? answer : at(answer, path);
}

/** A page of a list, as it was read. */
export interface Page {
	entries: Entry[];
	/** The paging object. */
	page: unknown;
	/** How far it reaches; where it gives more than it was asked for, to the last of that. */
	size: number;
}

/**
 * Tells whether a list goes on behind a page: it names a next one, and is not an empty one behind all
 * that is counted, where Spotify at times names one without end
 * (https://github.com/ramsayleung/rspotify/issues/492).
 */
export const leadsOn = (
	{ entries, page }: Pick<Page, 'entries' | 'page'>,
	nextOffset: number,
): boolean => namesNext(page) && (entries.length > 0 || nextOffset < (totalOf(page) ?? 0));

/** Reads the page of at most `limit` entries from an offset on. */
export type ReadPage = (offset: number, limit: number) => Promise<Outcome<Page>>;

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
			size: Math.max(sizeOf(page, { offset, limit, given: items.length }), items.length),
		});
	};

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
		while (whole.size < limit && namesNext(whole.page)) {
			const next = await readPage(offset + whole.size, limit - whole.size);
			if (!next.ok) return next;
			append(whole.entries, next.value.entries);
			whole.page = next.value.page;
			whole.size += next.value.size;
		}
		return succeeded(whole);
	};
