import type { SpotifyFailure, UnexpectedResponse } from '../failures/types';
import type { Picture } from '../images/download';
import { at, numberIn } from '../values/json';
import { isPlayer } from '../request/paths';
import type { SpotifyRequest, PageSizes } from '../request/types';

/** One entry of a list, as Spotify gave it. */
export interface Entry {
	value: unknown;
	/** Index in the whole list. */
	position: number;
	/** A picture that belongs to it, and the binary field that it goes into. */
	picture?: Picture & { fileName: string; property: string };
	/** Fields that go in front of those of the value. */
	firstFields?: Readonly<Record<string, unknown>>;
	/** Fields that go beside those of the value. */
	extraFields?: Readonly<Record<string, unknown>>;
	/** What came instead of it, of a list whose other entries are there. */
	failure?: SpotifyFailure;
	/** The value is not of the operation's kind: raw it is handed out as it is, else with every field of the kind as null. */
	passthrough?: true;
}

/** What was read, and what ended the reading before the end of the list, if anything did. */
export interface Listing {
	entries: Entry[];
	failure?: SpotifyFailure;
	/** It changed each time it was read, so that entries may be missing or there twice. */
	changedWhileReading?: true;
	/** What Spotify counts of it is an estimate, and not what it gave. */
	isEstimate?: true;
	/** How many places of a playlist that was written Spotify hides, and nothing in the input is. */
	hiddenCount?: number;
	/** What else is to be told of it, as a sentence or two. */
	note?: string;
	/** How many entries the list's total counts that Spotify did not give. */
	missingCount?: number;
}

/**
 * Tells whether an answer is nothing at all, which means that a list of the player's is empty: of what
 * was played Spotify answers so, with 204, during a private session
 * (https://github.com/FoxxMD/multi-scrobbler/issues/116).
 */
export const isEmptyHanded = ({ path }: SpotifyRequest, answer: unknown): boolean =>
	isPlayer(path) && (answer == null || answer === '');

/** Makes the failure of an answer without the list that it is to have. */
export const noList = (request: SpotifyRequest, itemsAt: string): UnexpectedResponse => ({
	kind: 'unexpectedResponse',
	status: 200,
	message: `The answer to ${request.method} ${request.path} has no list at '${itemsAt}'`,
	hint: 'The answer does not have the documented form. Try again, and report it if it happens again.',
});

/**
 * Makes the failure of a list that says of its length what cannot be, such as a thousand billion,
 * or that names a next page without end.
 */
export const untrueTotal = (request: SpotifyRequest): UnexpectedResponse => ({
	kind: 'unexpectedResponse',
	status: 200,
	message: `The answer to ${request.method} ${request.path} does not say how long the list is`,
	hint: "Its 'total' is wrong, or it names a next page without end, so the list cannot be read to its end. Try again, or set a 'Limit'; report it if it happens again.",
});

/** Makes the request for one page. */
export const pageOf = (
	request: SpotifyRequest,
	limit: number,
	offset: number,
	pageSizes: PageSizes = { max: limit, documented: limit },
): SpotifyRequest => ({
	...request,
	query: { ...request.query, limit: String(limit), offset: String(offset) },
	pageSizes,
});

/** Returns how large the pages of a list may be. */
export const pageSizesOf = ({
	maxLimit,
	largestLimit = maxLimit,
}: {
	maxLimit: number;
	largestLimit?: number;
}): PageSizes => ({ max: largestLimit, documented: maxLimit });

/** Returns where a request of the user's own begins; it may name anything. */
export const offsetIn = ({ query }: SpotifyRequest): number =>
	Math.max(0, Math.floor(Number(query.offset ?? 0))) || 0;

/**
 * Tells whether a page says that another follows it: by its `next`, and where it has none at all, not
 * even `null`, by how many entries it counts behind its own.
 */
export function namesNext(page: unknown): boolean {
	const next = at(page, 'next');
	if (next !== undefined) return next !== null;
	const items = at(page, 'items');
	const given = Array.isArray(items) ? items.length : 0;
	const reach = Math.max(given, numberIn(at(page, 'limit')) ?? 0);
	return (
		given > 0 && (numberIn(at(page, 'offset')) ?? 0) + reach < (numberIn(at(page, 'total')) ?? 0)
	);
}
