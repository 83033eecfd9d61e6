/** What a page was asked for with: enough to say where its neighbours are. */
export interface PageRequest {
	/** Without host and query. */
	path: string;
	offset: number;
	limit: number;
	/** The other parameters, which the addresses of the neighbours repeat. */
	query: Record<string, string>;
}

/** One page of a list of `total` items, in Spotify's shape; only its own items are made. */
export function page<T>(request: PageRequest, total: number, itemAt: (index: number) => T) {
	const { offset, limit } = request;
	const count = Math.max(0, Math.min(limit, total - offset));
	return {
		href: address(request, offset),
		limit,
		next: offset + limit < total ? address(request, offset + limit) : null,
		offset,
		previous: offset > 0 ? address(request, Math.max(0, offset - limit)) : null,
		total,
		items: Array.from({ length: count }, (_, index) => itemAt(offset + index)),
	};
}

/** The first page, as Spotify puts it into an object that has a list: as large as a page can be. */
export const firstPage = (path: string, market?: string): PageRequest => ({
	path,
	offset: 0,
	limit: 50,
	query: market === undefined ? {} : { market },
});

const address = ({ path, limit, query }: PageRequest, offset: number) =>
	`https://api.spotify.com${path}?${new URLSearchParams({
		offset: `${offset}`,
		limit: `${limit}`,
		...query,
	}).toString()}`;
