import type { PlannedRequest } from './types';
import { hasPageSize } from '../request/hasPageSize';
import { invalidInput } from '../failures/types';
import { bareName } from '../ids/surroundings';
import { visible } from '../values/visible';
import { isObject } from '../values/json';
import type { HttpMethod } from '../http/types';
import { resources } from '../operations';
import { PAGES, SEARCH_PAGES } from '../operations/pages';
import type { Paging } from '../operations/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { Values } from './wireValue';
import { endpointOf, isPlaylistContents, templateOf } from '../request/paths';
import { isSearch, refusedSearch } from '../refusals/refusedSearch';
import { API_URL, type SpotifyRequest } from '../request/types';

export const CUSTOM_METHODS = ['DELETE', 'GET', 'POST', 'PUT'] as const satisfies HttpMethod[];

/**
 * Returns how large the pages of a path may be, if the table of operations knows it; else as most
 * lists have them.
 */
function knownPages(template: string): { maxLimit: number; largestLimit?: number } {
	const paging = resources
		.flatMap(({ operations }) => Object.values(operations))
		.find(({ route }) => endpointOf(route) === `GET ${template}`)?.paging;
	if (!paging || !('maxLimit' in paging)) return { maxLimit: PAGES.maxLimit };
	const { maxLimit } = paging;
	return 'largestLimit' in paging && paging.largestLimit !== undefined
		? { maxLimit, largestLimit: paging.largestLimit }
		: { maxLimit };
}

const isMethod = (value: unknown): value is HttpMethod =>
	CUSTOM_METHODS.some((method) => method === value);

const invalidRequest = (field: string, message: string, hint: string) =>
	failed(invalidInput(field, message, hint));

/** Returns the address of a path or URL, if it is one of the API's and nothing else. */
function apiUrl(given: unknown): Outcome<URL> {
	// The API has no fragments: a `#`, or a `%` that begins no escape, is of the ID of a user.
	const path =
		typeof given === 'string'
			? bareName(visible(given))
					.replaceAll('#', '%23')
					.replace(/%(?![\da-f]{2})/gi, '%25')
			: '';
	const hint = `Enter a path of the Web API such as /artists/0TnOYISbd1XYRBk9myaseg, or an address that begins with ${API_URL}/.`;
	if (path === '') return invalidRequest('Path', 'No path was given', hint);
	// A backslash, or an encoded dot or slash, can lead a lenient server elsewhere. A brace is what the
	// reference has in place of an ID.
	if (
		/[\\\s{}]|%2e|%2f|%5c/i.test(path.split('?')[0] ?? '') ||
		/(^|\/)\.{1,2}(\/|\?|$)/.test(path)
	) {
		return invalidRequest('Path', `'${path}' is not a plain path`, hint);
	}
	const isAddress = /^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('//');
	const withoutHost = path.replace(/^api\.spotify\.com(?=\/v1\/)/i, '');
	const address = isAddress ? path : `${API_URL}/${withoutHost.replace(/^\/?(v1\/)?/i, '')}`;
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (!url || url.username !== '' || url.password !== '' || !url.href.startsWith(`${API_URL}/`)) {
		return invalidRequest('Path', `'${path}' does not lead to Spotify's Web API`, hint);
	}
	return succeeded(url);
}

/** Reads an object from a JSON field, which n8n gives as text or as an object. */
function jsonObject(value: unknown, field: string): Outcome<Record<string, unknown> | undefined> {
	const hint = 'Enter a JSON object, such as { "market": "DE" }.';
	if (value === undefined || value === null || value === '') return succeeded(undefined);
	if (isObject(value)) return succeeded(value);
	if (typeof value !== 'string')
		return invalidRequest(field, `'${field}' is not a JSON object`, hint);
	try {
		const parsed: unknown = JSON.parse(value);
		return isObject(parsed)
			? succeeded(parsed)
			: invalidRequest(field, `'${field}' is not a JSON object`, hint);
	} catch (error) {
		const why = error instanceof Error ? ` (${error.message})` : '';
		return invalidRequest(field, `'${field}' is not valid JSON${why}`, hint);
	}
}

/**
 * Tells whether a request does no more when it is sent twice: moving items of a playlist, unlike
 * any other PUT, does.
 */
const isIdempotent = (method: HttpMethod, path: string): boolean =>
	method !== 'POST' && !(method === 'PUT' && isPlaylistContents(path));

/**
 * Returns the query of a path, and that of the field, which counts where both name the same. A name
 * that the path has more than once stays so, but for a page's own where pages are read.
 */
function mergedQuery(
	inPath: URLSearchParams,
	inField: Readonly<Record<string, unknown>>,
	isPaged: boolean,
): Pick<SpotifyRequest, 'extraQuery' | 'query'> {
	const query: Record<string, string> = {};
	const extraQuery: Array<readonly [string, string]> = [];
	for (const [name, value] of inPath) {
		if (!Object.hasOwn(query, name)) query[name] = value;
		else if (!(name in inField) && !(isPaged && ['limit', 'offset'].includes(name))) {
			extraQuery.push([name, value]);
		}
	}
	for (const [name, value] of Object.entries(inField)) {
		if (value != null) query[name] = String(value);
	}
	return { query, ...(extraQuery.length > 0 && { extraQuery: extraQuery }) };
}

/**
 * Tells how to read a list; a search as its operation does, unless one of several lists is meant.
 */
function pagingOf(path: string, itemsAt: string, inQuery: (name: string) => unknown): Paging {
	const template = templateOf(path);
	const pageSize = Number(inQuery('limit'));
	const known = pageSize > 0 ? { maxLimit: pageSize } : knownPages(template);
	// A page that does not say its size must be as large as it was asked for.
	const pages = hasPageSize(inQuery('fields')) ? known : { maxLimit: known.maxLimit };
	const { kind, typesIn, maxOffset } = SEARCH_PAGES;
	if (
		isSearch('GET', path) &&
		(itemsAt === '' || itemsAt === `${String(inQuery(typesIn))}s.items`)
	) {
		return { kind, typesIn, maxOffset, ...pages };
	}
	return { kind: 'offset', itemsAt: itemsAt || 'items', ...pages };
}

/**
 * Plans any request to the API from what the user typed; `invalidInput` for one that leaves the
 * API.
 */
export function customRequest(values: Values): Outcome<PlannedRequest> {
	const { method } = values;
	if (!isMethod(method)) {
		return invalidRequest(
			'Method',
			`'${String(method)}' is not a method of the Web API`,
			`Choose one of: ${CUSTOM_METHODS.join(', ')}.`,
		);
	}
	const url = apiUrl(values.path);
	if (!url.ok) return url;
	const query = jsonObject(values.queryParameters, 'Query Parameters');
	if (!query.ok) return query;
	const nested = Object.entries(query.value ?? {}).find(([, value]) =>
		[value].flat().some(isObject),
	);
	if (nested) {
		const hint = 'Enter a text, a number or a list for each parameter. Objects belong in the body.';
		return invalidRequest('Query Parameters', `The parameter '${nested[0]}' is an object`, hint);
	}
	const body = method === 'GET' ? succeeded(undefined) : jsonObject(values.body, 'Body');
	if (!body.ok) return body;

	const path = url.value.pathname.slice(new URL(API_URL).pathname.length);
	const itemsAt = typeof values.itemsPath === 'string' ? values.itemsPath.trim() : '';
	const inQuery = (name: string) => query.value?.[name] ?? url.value.searchParams.get(name);
	const paging = values.paging === 'offset' ? pagingOf(path, itemsAt, inQuery) : undefined;
	const queried = mergedQuery(url.value.searchParams, query.value ?? {}, paging !== undefined);
	const refusal = isSearch(method, path) ? refusedSearch(queried.query) : undefined;
	if (refusal) return refusal;
	return succeeded({
		request: {
			method,
			path,
			template: templateOf(path),
			...queried,
			...(body.value && Object.keys(body.value).length > 0 && { body: body.value }),
			idempotent: isIdempotent(method, path),
		},
		...(paging && { paging }),
	});
}
