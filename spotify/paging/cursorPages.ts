import { append } from '../values/append';
import { at } from '../values/json';
import type { CursorPaging } from '../operations/types';
import type { Send, SpotifyRequest } from '../request/types';
import { noList, pageSizesOf, type Listing } from './types';

/**
 * Reads a list from mark to mark, each of which an answer gives for the next page.
 * @param most how many entries to read at the most; `Infinity` for all of them
 */
export async function cursorPages(
	send: Send,
	request: SpotifyRequest,
	paging: CursorPaging,
	most: number,
): Promise<Listing> {
	const { itemsAt, cursor, cursorAt, maxLimit } = paging;
	const pageSizes = pageSizesOf(paging);
	const listing: Listing = { entries: [] };
	const seen = new Set([request.query[cursor]]);
	let query = request.query;
	while (listing.entries.length < most) {
		const limit = Math.min(maxLimit, most - listing.entries.length);
		const outcome = await send({
			...request,
			query: { ...query, limit: String(limit) },
			pageSizes,
		});
		if (!outcome.ok) return { ...listing, failure: outcome.failure };
		const items = at(outcome.value, itemsAt);
		if (!Array.isArray(items)) return { ...listing, failure: noList(request, itemsAt) };
		const start = listing.entries.length;
		append(
			listing.entries,
			items.map((value: unknown, index) => ({ value, position: start + index })),
		);
		const mark = at(outcome.value, cursorAt);
		// A mark that comes again would lead round in circles.
		if ((typeof mark !== 'string' && typeof mark !== 'number') || mark === '') break;
		if (items.length === 0 || seen.has(String(mark))) break;
		seen.add(String(mark));
		query = { ...query, [cursor]: String(mark) };
	}
	return listing;
}
