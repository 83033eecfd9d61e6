import type { Paging } from '../operations/types';
import type { Send, SpotifyRequest } from '../request/types';
import { inEachForm } from './barcodes';
import { cursorPages } from './cursorPages';
import { offsetByTypePages } from './offsetByTypePages';
import { offsetPages } from './offsetPages';
import { pageSizesOf, type Listing } from './types';
import { wholeList } from './wholeList';

/**
 * Reads everything that a request of an operation gives: one entry, or those of a list.
 * @param maxEntries how many entries of a list to read at the most; `Infinity` for all of them
 * @param workers how many pages to read at once
 */
export async function read(
	send: Send,
	request: SpotifyRequest,
	paging: Paging | undefined,
	maxEntries: number,
	workers = 1,
): Promise<Listing> {
	switch (paging?.kind) {
		case 'offset':
			return await offsetPages(send, request, paging, maxEntries, workers);
		case 'offsetByType':
			return await inEachForm(
				request,
				async (form) => await offsetByTypePages(send, form, paging, maxEntries),
			);
		case 'cursor':
			return await cursorPages(send, request, paging, maxEntries);
		case 'whole':
			return await wholeList(send, request, paging.itemsAt, maxEntries);
		case 'limit': {
			const limit = String(Math.min(paging.maxLimit, maxEntries));
			const pageSizes = pageSizesOf(paging);
			const limited = { ...request, query: { ...request.query, limit }, pageSizes };
			return await wholeList(send, limited, paging.itemsAt, maxEntries);
		}
		case undefined: {
			const outcome = await send(request);
			return outcome.ok
				? { entries: [{ value: outcome.value, position: 0 }] }
				: { entries: [], failure: outcome.failure };
		}
	}
}
