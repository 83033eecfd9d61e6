import { at } from '../values/json';
import type { Send, SpotifyRequest } from '../request/types';
import { isEmptyHanded, noList, type Listing } from './types';

/**
 * Reads a list that one answer holds as a whole; the answer itself where `itemsAt` is empty.
 * @param max how many of its entries to give at the most
 */
export async function wholeList(
	send: Send,
	request: SpotifyRequest,
	itemsAt: string,
	max: number,
): Promise<Listing> {
	const outcome = await send(request);
	if (!outcome.ok) return { entries: [], failure: outcome.failure };
	if (isEmptyHanded(request, outcome.value)) return { entries: [] };
	const items = itemsAt === '' ? outcome.value : at(outcome.value, itemsAt);
	if (!Array.isArray(items)) return { entries: [], failure: noList(request, itemsAt) };
	return { entries: items.slice(0, max).map((value: unknown, position) => ({ value, position })) };
}
