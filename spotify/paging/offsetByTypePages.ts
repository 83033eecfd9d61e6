import type { SpotifyFailure } from '../failures/types';
import { byCount } from '../values/counted';
import { at, textAt } from '../values/json';
import type { OffsetByTypePaging } from '../operations/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { Send, SpotifyRequest } from '../request/types';
import { sizeOf } from './pageReader';
import {
	namesNext,
	noList,
	offsetIn,
	pageOf,
	pageSizesOf,
	type Entry,
	type Listing,
} from './types';

/** What was found of one type: each URI once. */
interface TypeListing {
	/** Some may be null, which stand for what the app may not see. */
	entries: Entry[];
	/** How many are not null. */
	count: number;
	/** How many of the last ones are null. */
	nullsAtEnd: number;
	/** How many places Spotify gave nothing for at all, behind the last one. */
	emptyAtEnd: number;
	uris: Set<string>;
	/** What Spotify counts, which is an estimate. */
	total: unknown;
	/** Nothing more of it can be read. */
	isWhole: boolean;
}

const nothingFound = (): TypeListing => ({
	entries: [],
	count: 0,
	nullsAtEnd: 0,
	emptyAtEnd: 0,
	uris: new Set(),
	total: undefined,
	isWhole: false,
});

/** Keeps what is new; pages of a search overlap, since its order may change between two of them. */
function keepValues(
	found: TypeListing,
	values: readonly unknown[],
	start: number,
	maxEntries: number,
): void {
	for (const [index, value] of values.entries()) {
		if (found.count >= maxEntries) return;
		const uri = textAt(value, 'uri') ?? '';
		if (found.uris.has(uri)) continue;
		if (uri !== '') found.uris.add(uri);
		found.entries.push({ value, position: start + index });
		if (value === null) found.nullsAtEnd += 1;
		else {
			found.count += 1;
			found.nullsAtEnd = 0;
		}
	}
}

/**
 * More nulls in a row than this are all that is to be had: without a market, every episode is one
 * (https://github.com/spotify/web-api/issues/1589).
 */
const MAX_NULLS = 50;

/**
 * Where nothing was found at so many places, nothing comes: of a search that finds nothing Spotify may
 * name a next page all the same, as recorded by metabrainz/listenbrainz-server
 * (spotifySearchEmptyResponse.json), up to the thousandth place. Behind what was found, pages may be
 * empty, and more come.
 */
const MAX_EMPTY = 100;

/** What Spotify shows to nobody of whom it knows no country. */
const OF_A_COUNTRY: readonly string[] = ['audiobook', 'episode', 'show'];

type OneType = readonly [string, TypeListing];

/** Tells whether of a type there is nothing but nulls for want of a country. */
const lacksMarket = ({ query }: SpotifyRequest, [type, found]: OneType): boolean =>
	query.market === undefined &&
	OF_A_COUNTRY.includes(type) &&
	found.count === 0 &&
	found.nullsAtEnd > 0;

/** Tells whether to look for more of a type. */
function wantsMore(request: SpotifyRequest, one: OneType, maxEntries: number): boolean {
	const { entries, count, nullsAtEnd, emptyAtEnd, isWhole } = one[1];
	const isNothing = entries.length === 0 && emptyAtEnd >= MAX_EMPTY;
	if (isWhole || count >= maxEntries || isNothing) return false;
	const isAll = maxEntries === Infinity && !lacksMarket(request, one);
	return isAll || nullsAtEnd < MAX_NULLS;
}

/** Says of which types nothing was given for want of a country, if that is so of any. */
function marketNote(request: SpotifyRequest, all: OpenTypes): Pick<Listing, 'note'> {
	const types = all.filter((one) => lacksMarket(request, one)).map(([type]) => type);
	if (types.length === 0) return {};
	const named = `${byCount(types.length, 'type', 'types')} ${types.join(' and ')}`;
	const note = `Without a country, Spotify gives an app nothing of the ${named}: set the option 'Market'.`;
	return { note };
}

const isEstimate = ({ total, entries, isWhole }: TypeListing): boolean =>
	isWhole && typeof total === 'number' && total !== entries.length;

type OpenTypes = readonly OneType[];

/** The page that is asked for, of each type that has more. */
interface Asked {
	offset: number;
	limit: number;
	/** How many entries of each type are wanted, all in all. */
	maxEntries: number;
}

/** Keeps what a page has of each type; gives how far it reaches, and the types that have more. */
function keepPage(
	request: SpotifyRequest,
	open: OpenTypes,
	answer: unknown,
	{ offset, limit, maxEntries }: Asked,
): Outcome<{ size: number; next: OpenTypes }> {
	const pageOfType = (type: string): unknown => at(answer, `${type}s`);
	const itemsOf = (page: unknown): unknown => at(page, 'items');
	const reachOf = (page: unknown): number => {
		const items = itemsOf(page);
		return sizeOf(page, { offset, limit, given: Array.isArray(items) ? items.length : 0 });
	};
	// What the market does not have at all may be null beside the lists of other types.
	const isNull = ([type]: OpenTypes[number]): boolean =>
		pageOfType(type) === null || itemsOf(pageOfType(type)) === null;
	const listed = open.every(isNull) ? open : open.filter((one) => !isNull(one));
	const size = listed.reduce((min, [type]) => Math.min(min, reachOf(pageOfType(type))), limit);
	const next: Array<OpenTypes[number]> = [];
	for (const [type, found] of listed) {
		const page = pageOfType(type);
		const items = itemsOf(page);
		if (!Array.isArray(items)) return failed(noList(request, `${type}s.items`));
		// What lies behind the shortest page comes with the next.
		const values = reachOf(page) > size ? items.slice(0, size) : items;
		const asksForMore = limit > maxEntries - found.count;
		keepValues(found, values, offset, asksForMore ? maxEntries : Infinity);
		found.total = at(page, 'total');
		found.emptyAtEnd = values.length > 0 ? 0 : found.emptyAtEnd + size;
		found.isWhole = values.length === items.length && !namesNext(page);
		if (wantsMore(request, [type, found], maxEntries)) next.push([type, found]);
	}
	return succeeded({ size, next });
}

/**
 * Reads the lists of several types, page by page, asking each time only for the types that have
 * more, until `next` is null: the total of a search is an estimate, mostly too small, and pages in
 * the middle may be empty (https://github.com/spotify/web-api/issues/225). Begins at the request's
 * own `offset`, where it has one. The entries come type by type, in the order in which the types
 * were asked for, each once.
 * @param maxEntries how many entries of each type to read at the most, beside those that are null;
 * `Infinity` for all of them
 */
export async function offsetByTypePages(
	send: Send,
	request: SpotifyRequest,
	paging: OffsetByTypePaging,
	maxEntries: number,
): Promise<Listing> {
	const { typesIn, maxOffset } = paging;
	const pageSizes = pageSizesOf(paging);
	const first = offsetIn(request);
	const all = [...new Set((request.query[typesIn] ?? '').split(','))].map(
		(type) => [type, nothingFound()] as const,
	);
	const listing = (failure?: SpotifyFailure): Listing => ({
		entries: all.flatMap(([, { entries }]) => entries),
		...marketNote(request, all),
		...(first === 0 && all.some(([, found]) => isEstimate(found)) && { isEstimate: true }),
		...(failure && { failure }),
	});
	let open: OpenTypes = all;
	for (let offset = first; open.length > 0;) {
		const fewest = open.reduce((min, [, { count }]) => Math.min(min, count), maxEntries);
		// Spotify refuses a page that reaches behind the last offset; who begins there is to read that.
		const room = offset < maxOffset || offset > first ? maxOffset - offset : Infinity;
		// Where pages have gaps, a small one would find too little, and then the next.
		const wanted = fewest < offset - first ? Infinity : maxEntries - fewest;
		const limit = Math.min(pageSizes.max, wanted, room);
		if (limit < 1) break;
		const query = { ...request.query, [typesIn]: open.map(([type]) => type).join(',') };
		const answer = await send(pageOf({ ...request, query }, limit, offset, pageSizes));
		if (!answer.ok) return listing(answer.failure);
		const kept = keepPage(request, open, answer.value, { offset, limit, maxEntries });
		if (!kept.ok) return listing(kept.failure);
		offset += kept.value.size;
		open = kept.value.next;
	}
	return listing();
}
