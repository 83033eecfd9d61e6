import { succeeded, type Outcome } from '../../spotify/outcome';
import type { SpotifyRequest } from '../../spotify/request/types';

/** What `limit` and `offset` of a request may be, by Spotify's document. */
export interface PageRange {
	maxLimit: number;
	maxOffset: number;
}

/** The page of a list that a request asks for, as Spotify gives it; `faults` notes what it would refuse. */
export function pageOfList(
	{ query }: SpotifyRequest,
	list: readonly unknown[],
	{ maxLimit, maxOffset }: PageRange,
	faults: string[],
): Record<string, unknown> {
	const limit = Number(query.limit);
	const offset = Number(query.offset);
	const isAllowed =
		Number.isInteger(limit) &&
		limit >= 1 &&
		limit <= maxLimit &&
		offset >= 0 &&
		offset <= maxOffset;
	if (!isAllowed || !Number.isInteger(offset))
		faults.push(`limit ${query.limit}, offset ${query.offset}`);
	const end = offset + limit;
	return {
		href: 'https://api.spotify.com/v1/list',
		items: list.slice(offset, end),
		limit,
		offset,
		total: list.length,
		next: end < list.length ? `https://api.spotify.com/v1/list?offset=${end}&limit=${limit}` : null,
		previous: null,
	};
}

/** A search: a list by type, each asked for by its name in `type`. */
export function searchPage(
	request: SpotifyRequest,
	lists: Readonly<Record<string, readonly unknown[]>>,
	range: PageRange,
	faults: string[],
): Outcome<unknown> {
	const types = (request.query.type ?? '').split(',');
	return succeeded(
		Object.fromEntries(
			types.map((type) => [`${type}s`, pageOfList(request, lists[type] ?? [], range, faults)]),
		),
	);
}
