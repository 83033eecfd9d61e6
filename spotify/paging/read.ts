import type { Paging } from '../operations/types';
import type { Send, SpotifyRequest } from '../request/types';
import { cursorPages } from './cursorPages';
import { offsetByTypePages } from './offsetByTypePages';
import { offsetPages } from './offsetPages';
import { wholeList } from './wholeList';
import type { Listing } from './types';

/**
 * Everything that a request of an operation gives: one entry, or those of a list.
 * @param most how many entries of a list to read at the most; `Infinity` for all of them
 */
export async function read(
	send: Send,
	request: SpotifyRequest,
	paging: Paging | undefined,
	most: number,
): Promise<Listing> {
	if (paging?.kind === 'offset') return await offsetPages(send, request, paging, most);
	if (paging?.kind === 'offsetByType') return await offsetByTypePages(send, request, paging, most);
	if (paging?.kind === 'cursor') return await cursorPages(send, request, paging, most);
	if (paging?.kind === 'whole') return await wholeList(send, request, paging.itemsAt, most);
	if (paging?.kind === 'limit') {
		const limit = String(Math.min(paging.maxLimit, most));
		const limited = { ...request, query: { ...request.query, limit } };
		return await wholeList(send, limited, paging.itemsAt, most);
	}
	const outcome = await send(request);
	return outcome.ok
		? { entries: [{ value: outcome.value, position: 0 }] }
		: { entries: [], failure: outcome.failure };
}
