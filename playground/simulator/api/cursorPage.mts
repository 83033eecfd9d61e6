/** Where a page that is followed by cursors ends, on either side. */
interface Cursors {
	after?: string | null;
	before?: string;
}

/** A page without numbers: it says how to ask for what comes next. */
export function cursorPage<T>({
	path,
	query,
	limit,
	items,
	cursors,
	next,
}: {
	path: string;
	query: Record<string, string>;
	limit: number;
	items: readonly T[];
	cursors: Cursors | null;
	/** What the next page is asked for with; nothing at the end. */
	next: Record<string, string> | undefined;
}) {
	const address = (values: Record<string, string>) =>
		`https://api.spotify.com${path}?${new URLSearchParams(values).toString()}`;
	return {
		href: address(query),
		items,
		limit,
		next: next ? address({ ...next, limit: `${limit}` }) : null,
		cursors,
	};
}
