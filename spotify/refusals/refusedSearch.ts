import { lengthOf } from '../values/lengthOf';
import { invalidInput } from '../failures/types';
import type { HttpMethod } from '../http/types';
import { SEARCH_PAGES } from '../operations/pages';
import { search } from '../operations/search';
import { failed, type Outcome } from '../failures/outcome';
import { MAX_QUERY_LENGTH } from '../values/spotifyLimits';
import { endpointOf, templateOf } from '../request/paths';

const { route } = search.operations.search;

/** Tells whether a request is the one of the operation for searching. */
export const isSearch = (method: HttpMethod, path: string): boolean =>
	endpointOf(route) === `${method} ${templateOf(path)}`;

const invalidSearch = (message: string, hint: string): Outcome<never> =>
	failed(invalidInput('Query Parameters', message, hint));

/** Explains why Spotify is known to refuse a search that the user wrote; undefined if it is not. */
export function refusedSearch(query: Readonly<Record<string, string>>): Outcome<never> | undefined {
	const { maxOffset } = SEARCH_PAGES;
	const length = lengthOf(query.q ?? '');
	if (length > MAX_QUERY_LENGTH) {
		const hint = `Spotify accepts up to ${MAX_QUERY_LENGTH}. Shorten 'q'.`;
		return invalidSearch(`The search text is too long: ${length} characters`, hint);
	}
	const last = Number(query.offset ?? 0) + Math.max(1, Number(query.limit ?? 1));
	if (!(last > maxOffset)) return undefined;
	return invalidSearch(
		'Spotify returns only the first 1,000 results of a search',
		`Together, 'offset' and 'limit' may be up to ${maxOffset}. Narrow the search by year, artist or album.`,
	);
}
