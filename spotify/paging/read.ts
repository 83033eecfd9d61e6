import type { Clock } from '../clock';
import type { OffsetByTypePaging, OffsetPaging, Paging } from '../operations/types';
import type { Capabilities, Lesson } from '../request/capabilities';
import type { Send, SpotifyRequest } from '../request/types';
import { endpointIn } from '../request/withCapabilities';
import { cursorPages } from './cursorPages';
import { offsetByTypePages } from './offsetByTypePages';
import { offsetPages } from './offsetPages';
import type { Listing } from './types';
import { wholeList } from './wholeList';

/** How lists are read, beside what the operation says. */
export interface Reading {
	/** How many pages at once. */
	workers: number;
	/** What the app may: some may ask for larger pages. */
	capabilities: Capabilities;
	clock: Clock;
	signal?: AbortSignal | undefined;
}

/** What reading with a page that not every app may ask for teaches of the app. */
const lessonOf = ({ entries, failure }: Listing): Lesson => {
	const isRefused = failure?.kind === 'badRequest' && /limit/i.test(failure.message);
	if (isRefused && entries.length === 0) return failure;
	return failure ? undefined : 'allowed';
};

/** What an app may or not that may ask for pages of a size. */
const largerPages = (request: SpotifyRequest, limit: number): string =>
	`${limit} a page of ${endpointIn(request)}`;

/** The largest page that the app is known to may ask for. */
export function knownMaxLimit(
	request: SpotifyRequest,
	{ maxLimit, olderMaxLimit = maxLimit }: OffsetPaging | OffsetByTypePaging,
	{ capabilities, clock }: Pick<Reading, 'capabilities' | 'clock'>,
): number {
	const lesson = capabilities.known(largerPages(request, olderMaxLimit), clock.nowMs());
	return lesson === 'allowed' ? olderMaxLimit : maxLimit;
}

/** Reads with the largest page that the app may ask for, which the first refusal tells. */
async function largestPages(
	send: Send,
	request: SpotifyRequest,
	paging: OffsetPaging | OffsetByTypePaging,
	most: number,
	{ workers, capabilities, clock, signal }: Reading,
): Promise<Listing> {
	const { maxLimit, olderMaxLimit = maxLimit } = paging;
	const readBy = async (limit: number): Promise<Listing> =>
		paging.kind === 'offset'
			? await offsetPages(send, request, { ...paging, maxLimit: limit }, most, workers)
			: await offsetByTypePages(send, request, { ...paging, maxLimit: limit }, most);
	if (most <= maxLimit || olderMaxLimit <= maxLimit) return await readBy(maxLimit);
	return await capabilities.find(
		largerPages(request, olderMaxLimit),
		() => clock.nowMs(),
		async () => {
			const listing = await readBy(olderMaxLimit);
			const lesson = lessonOf(listing);
			const isRefused = lesson !== undefined && lesson !== 'allowed';
			return { answer: isRefused ? await readBy(maxLimit) : listing, lesson };
		},
		async (lesson) => await readBy(lesson === 'allowed' ? olderMaxLimit : maxLimit),
		signal,
	);
}

/**
 * Everything that a request of an operation gives: one entry, or those of a list.
 * @param most how many entries of a list to read at the most; `Infinity` for all of them
 * @param reading page after page, and no larger than every app may, where absent
 */
export async function read(
	send: Send,
	request: SpotifyRequest,
	paging: Paging | undefined,
	most: number,
	reading?: Reading,
): Promise<Listing> {
	switch (paging?.kind) {
		case 'offset':
			return reading
				? await largestPages(send, request, paging, most, reading)
				: await offsetPages(send, request, paging, most);
		case 'offsetByType':
			return reading
				? await largestPages(send, request, paging, most, reading)
				: await offsetByTypePages(send, request, paging, most);
		case 'cursor':
			return await cursorPages(send, request, paging, most);
		case 'whole':
			return await wholeList(send, request, paging.itemsAt, most);
		case 'limit': {
			const limit = String(Math.min(paging.maxLimit, most));
			const limited = { ...request, query: { ...request.query, limit } };
			return await wholeList(send, limited, paging.itemsAt, most);
		}
		case undefined: {
			const outcome = await send(request);
			return outcome.ok
				? { entries: [{ value: outcome.value, position: 0 }] }
				: { entries: [], failure: outcome.failure };
		}
	}
}
