import { at } from '../json';
import type { OffsetPaging } from '../operations/types';
import type { Send, SpotifyRequest } from '../request/types';
import { noList, pageOf, type Listing } from './types';

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

/**
 * Reads a list page by page.
 * @param most how many entries to read at the most; `Infinity` for all of them
 */
export async function offsetPages(
	send: Send,
	request: SpotifyRequest,
	{ itemsAt, maxLimit }: OffsetPaging,
	most: number,
): Promise<Listing> {
	const listing: Listing = { entries: [] };
	for (let offset = 0; offset < most; ) {
		const limit = Math.min(maxLimit, most - offset);
		const outcome = await send(pageOf(request, limit, offset));
		if (!outcome.ok) return { ...listing, failure: outcome.failure };
		const items = at(outcome.value, itemsAt);
		if (!Array.isArray(items)) return { ...listing, failure: noList(request, itemsAt) };
		const start = offset;
		listing.entries.push(
			...items.map((value: unknown, index) => ({ value, position: start + index })),
		);
		const page = pageHolding(outcome.value, itemsAt);
		offset += sizeOf(page, limit);
		if (isLastPage(page, offset)) break;
	}
	return listing;
}

/** The paging object around a list: the answer itself, or its part that holds the list. */
function pageHolding(answer: unknown, itemsAt: string): unknown {
	const path = itemsAt.split('.').slice(0, -1).join('.');
	return path === '' ? answer : at(answer, path);
}
