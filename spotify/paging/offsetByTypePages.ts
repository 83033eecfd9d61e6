import { append } from '../append';
import { at } from '../json';
import type { OffsetByTypePaging } from '../operations/types';
import type { Send, SpotifyRequest } from '../request/types';
import { isLastPage, sizeOf } from './offsetPages';
import { noList, pageOf, type Entry, type Listing } from './types';

/**
 * Reads the lists of several types, page by page, asking each time only for the types that have
 * more. The entries come type by type, in the order in which the types were asked for.
 * @param most how many entries of each type to read at the most; `Infinity` for all of them
 */
export async function offsetByTypePages(
	send: Send,
	request: SpotifyRequest,
	{ typesIn, maxLimit, maxOffset }: OffsetByTypePaging,
	most: number,
): Promise<Listing> {
	const types = (request.query[typesIn] ?? '').split(',');
	const found = new Map(types.map((type): [string, Entry[]] => [type, []]));
	const listing = (): Listing => ({ entries: types.flatMap((type) => found.get(type) ?? []) });

	let open = types;
	for (let offset = 0; open.length > 0 && offset < most && offset <= maxOffset; ) {
		// Spotify refuses a page that reaches behind the last offset.
		const limit = Math.min(maxLimit, most - offset, maxOffset - offset);
		if (limit === 0) break;
		const page = pageOf(
			{ ...request, query: { ...request.query, [typesIn]: open.join(',') } },
			limit,
			offset,
		);
		const outcome = await send(page);
		if (!outcome.ok) return { ...listing(), failure: outcome.failure };
		const lists = open.map((type) => [type, at(outcome.value, `${type}s`)] as const);
		const size = lists.reduce((least, [, list]) => Math.min(least, sizeOf(list, limit)), limit);
		const start = offset;
		offset += size;
		const next: string[] = [];
		for (const [type, list] of lists) {
			const items = at(list, 'items');
			if (!Array.isArray(items))
				return { ...listing(), failure: noList(request, `${type}s.items`) };
			// What lies behind the shortest page comes with the next.
			const own = sizeOf(list, limit) > size ? items.slice(0, size) : items;
			const entries = own.map((value: unknown, index) => ({ value, position: start + index }));
			append(found.get(type) ?? [], entries);
			if (own.length < items.length || !isLastPage(list, offset)) next.push(type);
		}
		open = next;
	}
	return listing();
}
