import type { Paging } from '../operations/types';
import type { Send, SpotifyRequest } from '../request/types';
import { cursorPages } from './cursorPages';
import { offsetByTypePages } from './offsetByTypePages';
import { offsetPages } from './offsetPages';
import { pageSizesOf, type Listing } from './types';
import { wholeList } from './wholeList';

/**
 * Reads everything that a request of an operation gives: one entry, or those of a list.
 * @param most how many entries of a list to read at the most; `Infinity` for all of them
 * @param workers how many pages to read at once
 */
export async function read(
	send: Send,
	request: SpotifyRequest,
	paging: Paging | undefined,
	most: number,
	workers = 1,
): Promise<Listing> {
	switch (paging?.kind) {
		case 'offset':
			return await offsetPages(send, request, paging, most, workers);
		case 'offsetByType':
			return await offsetByTypePages(send, request, paging, most);
		case 'cursor':
			return await cursorPages(send, request, paging, most);
		case 'whole':
			return await wholeList(send, request, paging.itemsAt, most);
		case 'limit': {
			const limit = String(Math.min(paging.maxLimit, most));
			const pageSizes = pageSizesOf(paging);
			const limited = { ...request, query: { ...request.query, limit }, pageSizes };
			return await wholeList(send, limited, paging.itemsAt, most);
		}
		case undefined: {
			const outcome = await send(request);
			return outcome.ok
				? { entries: [{ value: outcome.value, position: 0 }] }
				: { entries: [], failure: outcome.failure };
		}
	}
}
