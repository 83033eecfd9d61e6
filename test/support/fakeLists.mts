import { succeeded, type Outcome } from '../../spotify/failures/outcome';
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

/** A place in the ranking of a search that Spotify has an index for, and gives nothing. */
export const HOLE = Symbol('hole');

/**
 * The same, as Spotify really does it: places that it gives nothing for, so that pages may be short
 * or empty, whatever follows; entries twice; and a `total` that is an estimate, another for each
 * page (https://github.com/spotify/web-api/issues/201, 225 and 1487).
 * @param totalOf the estimate, by the offset
 */
export function roughSearchPage(
	request: SpotifyRequest,
	lists: Readonly<Record<string, readonly unknown[]>>,
	range: PageRange,
	faults: string[],
	totalOf: (offset: number) => number,
): Outcome<unknown> {
	const types = (request.query.type ?? '').split(',');
	if (Number(request.query.limit) + Number(request.query.offset) > range.maxOffset) {
		faults.push('Limit + Offset exceeds maximum of 1000');
	}
	const pages = types.map((type) => {
		const page = pageOfList(request, lists[type] ?? [], range, faults);
		const items = (page.items as unknown[]).filter((item) => item !== HOLE);
		return [`${type}s`, { ...page, items, total: totalOf(Number(page.offset)) }] as const;
	});
	return succeeded(Object.fromEntries(pages));
}

/** Where the first mark of a list leads: a time in milliseconds, or a number as good as any ID. */
const FIRST_MARK = 1_700_000_000_000;

/**
 * The page of a list that a mark leads to, as Spotify gives it. What can be read back in time has a
 * mark on every page that has entries; what is read forward has none on the last.
 */
export function cursorPage(
	{ query }: SpotifyRequest,
	list: readonly unknown[],
	cursor: 'after' | 'before',
): Record<string, unknown> {
	const limit = Number(query.limit);
	const mark = Number(query[cursor]) - FIRST_MARK;
	const start = mark > 0 && mark <= list.length ? mark : 0;
	const end = Math.min(start + limit, list.length);
	const hasMark = cursor === 'before' ? end > start : end < list.length;
	return {
		href: 'https://api.spotify.com/v1/list',
		items: list.slice(start, end),
		limit,
		next: end < list.length ? 'https://api.spotify.com/v1/list' : null,
		cursors:
			hasMark || cursor === 'after' ? { [cursor]: hasMark ? `${FIRST_MARK + end}` : null } : null,
	};
}
