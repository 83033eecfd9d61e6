import { append } from '../values/append';
import { at } from '../values/json';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { isLastPage, sizeOf } from '../paging/pageReader';
import { noList, pageOf } from '../paging/types';
import type { Send, SpotifyRequest } from '../request/types';
import { pack, unpack } from './digest';

/** One entry of a list that has the newest first. */
export interface Dated {
	/** Stands for it, the same at every look. */
	digest: string;
	/** Its time or date, in ISO 8601; two of a list compare as texts. */
	at: string;
	value: unknown;
}

/** What is known of such a list: all entries that are younger than `since`, as packed digests. */
export interface Mark {
	since: string;
	known: string;
}

/** How many of the newest entries are remembered, if they are not of the same moment. */
const REMEMBERED = 50;

/** When so many are remembered, the oldest are forgotten. */
const MOST_REMEMBERED = 100;

/** How often a list is read that changes while it is read. */
const MOST_READINGS = 3;

/** The newest entries of a list, as far as they were read. */
export interface Reading {
	entries: Dated[];
	/** No older ones are left. */
	isWhole: boolean;
}

const knows = (mark: Mark | undefined) => {
	const known = new Set(mark && unpack(mark.known));
	return ({ at: time, digest }: Dated): boolean =>
		mark !== undefined && (time <= mark.since || known.has(digest));
};

/** The entries that are not known, each once, the oldest first. */
export const freshIn = ({ entries }: Reading, mark: Mark): Dated[] => {
	const isKnown = knows(mark);
	const fresh = entries.filter((entry) => !isKnown(entry));
	return [...new Map(fresh.map((entry) => [entry.digest, entry])).values()].reverse();
};

/** Whether all entries that a mark does not know are among those that were read. */
export function isFarEnough(entries: readonly Dated[], mark: Mark | undefined): boolean {
	const [first, last] = [entries[0], entries.at(-1)];
	if (!first || !last) return false;
	const isKnown = knows(mark);
	if (mark && entries.every(isKnown)) return true;
	// A new mark needs an entry that is older than the newest: see `nextMark`.
	return (!mark || isKnown(last)) && last.at < first.at;
}

/** What to know of a list of which nothing was known: the newest fifty, and what is as old as the last. */
function newMark({ entries, isWhole }: Reading): Mark {
	const newest = entries[0]?.at ?? '';
	const older = entries.slice(REMEMBERED - 1).find((entry) => entry.at < newest);
	// Whatever was not read is not younger than the last that was.
	const since = older?.at ?? (isWhole ? '' : (entries.at(-1)?.at ?? ''));
	const digests = entries.filter((entry) => entry.at > since).map(({ digest }) => digest);
	return { since, known: pack(new Set(digests)) };
}

/**
 * What to know after a look. What was known and is not there now may come back, and is no news then:
 * it stays known, at least as long as fifty others have not come.
 */
export function nextMark(reading: Reading, mark?: Mark): Mark {
	if (!mark) return newMark(reading);
	const fresh = freshIn(reading, mark);
	if (fresh.length === 0) return mark;
	const before = unpack(mark.known);
	const known = [...fresh.map(({ digest }) => digest).reverse(), ...before];
	if (known.length <= MOST_REMEMBERED) return { since: mark.since, known: pack(known) };
	const next = newMark(reading);
	const read = new Set(reading.entries.map(({ digest }) => digest));
	const missing = before.filter((digest) => !read.has(digest)).slice(0, REMEMBERED);
	if (next.since < mark.since) return { since: mark.since, known: pack(known) };
	return { since: next.since, known: next.known + pack(missing) };
}

/** Reads on until `isFarEnough`; undefined where the list changed its length meanwhile. */
async function readOnce(
	send: Send,
	request: SpotifyRequest,
	limit: number,
	toDated: (value: unknown) => Dated | undefined,
	mark: Mark | undefined,
): Promise<Outcome<Reading | undefined>> {
	const entries: Dated[] = [];
	let total: unknown;
	for (let offset = 0; ;) {
		const page = await send(pageOf(request, limit, offset));
		if (!page.ok) return page;
		const items = at(page.value, 'items');
		if (!Array.isArray(items)) return failed(noList(request, 'items'));
		if (offset > 0 && at(page.value, 'total') !== total) return succeeded(undefined);
		total = at(page.value, 'total');
		append(
			entries,
			items.flatMap((value: unknown) => toDated(value) ?? []),
		);
		offset += sizeOf(page.value, { offset, limit, given: items.length });
		const isWhole = isLastPage(page.value, offset);
		if (isWhole || isFarEnough(entries, mark)) return succeeded({ entries, isWhole });
	}
}

/**
 * Reads the newest entries of a list, as many pages as it takes to have all that a mark does not
 * know; one page where there is nothing new.
 * @param toDated undefined for what is no entry, such as null for what Spotify no longer has
 */
export async function readNewest(
	send: Send,
	request: SpotifyRequest,
	limit: number,
	toDated: (value: unknown) => Dated | undefined,
	mark: Mark | undefined,
): Promise<Outcome<Reading>> {
	for (let reading = 1; reading <= MOST_READINGS; reading += 1) {
		const outcome = await readOnce(send, request, limit, toDated, mark);
		if (!outcome.ok) return outcome;
		if (outcome.value) return succeeded(outcome.value);
	}
	return failed(restless(request));
}

/** That a list was never still enough to be read. */
export const restless = ({ path }: SpotifyRequest) =>
	({
		kind: 'unexpectedResponse',
		status: 200,
		message: `${path} changed each time it was read`,
		hint: 'Entries may be missing from what was read, so nothing was made of it. The next poll tries again.',
	}) as const;
