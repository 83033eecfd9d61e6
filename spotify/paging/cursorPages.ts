import { append } from '../values/append';
import { at, textAt } from '../values/json';
import type { CursorPaging } from '../operations/types';
import type { Send, SpotifyRequest } from '../request/types';
import { createNews, MAX_ENTRIES } from './news';
import { isEmptyHanded, noList, pageSizesOf, untrueTotal, type Listing } from './types';

/**
 * Returns the mark of the next page, which its link to that has as well; undefined if a page names
 * none.
 */
function markIn(answer: unknown, { cursor, cursorAt }: CursorPaging): string | undefined {
	const mark = at(answer, cursorAt);
	if ((typeof mark === 'string' && mark !== '') || typeof mark === 'number') return String(mark);
	const next = textAt(answer, cursorAt.replace(/[^.]+\.[^.]+$/, 'next')) ?? '';
	return new URLSearchParams(next.split('?')[1]).get(cursor) || undefined;
}

/**
 * Reads a list from mark to mark, each of which an answer gives for the next page. Marks that
 * lead on without end, or to nothing new, are a failure, beside what was read before.
 * @param maxEntries how many entries to read; `Infinity` for all of them
 */
export async function cursorPages(
	send: Send,
	request: SpotifyRequest,
	paging: CursorPaging,
	maxEntries: number,
): Promise<Listing> {
	const { itemsAt, cursor, maxLimit } = paging;
	const pageSizes = pageSizesOf(paging);
	const listing: Listing = { entries: [] };
	const seen = new Set([request.query[cursor]]);
	const bringsNew = createNews();
	let query = request.query;
	while (listing.entries.length < maxEntries) {
		const limit = Math.min(maxLimit, maxEntries - listing.entries.length);
		const outcome = await send({
			...request,
			query: { ...query, limit: String(limit) },
			pageSizes,
		});
		if (!outcome.ok) return { ...listing, failure: outcome.failure };
		if (isEmptyHanded(request, outcome.value)) return listing;
		const items = at(outcome.value, itemsAt);
		if (!Array.isArray(items)) return { ...listing, failure: noList(request, itemsAt) };
		const mark = markIn(outcome.value, paging);
		// A mark that comes again would lead round in circles.
		const isLast = mark === undefined || items.length === 0 || seen.has(mark);
		if (!bringsNew(items) && !isLast) return { ...listing, failure: untrueTotal(request) };
		const start = listing.entries.length;
		append(
			listing.entries,
			items
				.slice(0, maxEntries - start)
				.map((value: unknown, index) => ({ value, position: start + index })),
		);
		if (isLast) break;
		const isEndless = listing.entries.length >= MAX_ENTRIES && listing.entries.length < maxEntries;
		if (isEndless) return { ...listing, failure: untrueTotal(request) };
		seen.add(mark);
		query = { ...query, [cursor]: mark };
	}
	return listing;
}
