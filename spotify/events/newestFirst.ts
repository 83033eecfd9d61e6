import type { SpotifyRequest } from '../request/types';
import { pack, unpack } from './digest';
import { isShape, isText, type Guard } from './storedShapes';

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

export const isMark: Guard<Mark> = isShape({ since: isText, known: isText });

/** How many of the newest entries are remembered, if they are not of the same moment. */
const REMEMBERED = 50;

/** When so many are remembered, the oldest are forgotten. */
const MOST_REMEMBERED = 100;

/** The newest entries of a list, as far as they were read. */
export interface NewestReading {
	entries: Dated[];
	/** No older ones are left. */
	isWhole: boolean;
}

const knows = (mark: Mark | undefined) => {
	const known = new Set(mark && unpack(mark.known));
	return ({ at: time, digest }: Dated): boolean =>
		mark !== undefined && (time <= mark.since || known.has(digest));
};

/** Returns the entries that are not known, each once, the oldest first. */
export const freshIn = ({ entries }: NewestReading, mark: Mark): Dated[] => {
	const isKnown = knows(mark);
	const fresh = entries.filter((entry) => !isKnown(entry));
	return [...new Map(fresh.map((entry) => [entry.digest, entry])).values()].reverse();
};

/** Tells of one part of a list after another, from its newest end on, whether no older ones are needed. */
export type IsEnough = (part: readonly Dated[]) => boolean;

/**
 * Makes a function that tells, page by page, whether all entries that a mark does not know have
 * been read.
 */
export function farEnough(mark: Mark | undefined): IsEnough {
	const isKnown = knows(mark);
	let newest = '';
	let last: Dated | undefined;
	let isAllKnown = true;
	return (part) => {
		for (const entry of part) {
			if (entry.at > newest) newest = entry.at;
			isAllKnown &&= isKnown(entry);
		}
		last = part.at(-1) ?? last;
		if (!last) return false;
		// A new mark needs an entry that is older than the newest: see `nextMark`.
		return isAllKnown || ((!mark || isKnown(last)) && last.at < newest);
	};
}

/**
 * Returns what to remember of a list of which nothing was known: the newest fifty, and what is as
 * old as the last.
 */
function newMark({ entries, isWhole }: NewestReading): Mark {
	const newest = entries[0]?.at ?? '';
	const older = entries.slice(REMEMBERED - 1).find((entry) => entry.at < newest);
	// Whatever was not read is not younger than the last that was.
	const since = older?.at ?? (isWhole ? '' : (entries.at(-1)?.at ?? ''));
	const digests = entries.filter((entry) => entry.at > since).map(({ digest }) => digest);
	return { since, known: pack(new Set(digests)) };
}

/**
 * Returns what to remember after a poll. What was known and is not there now may come back, and is
 * no news then: it stays known at least until fifty others have come.
 */
export function nextMark(reading: NewestReading, mark?: Mark): Mark {
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

/** Makes the failure of a list that changed each time it was read. */
export const restlessList = ({ path }: SpotifyRequest) =>
	({
		kind: 'unexpectedResponse',
		status: 200,
		message: `${path} changed while it was read`,
		hint: 'Entries may be missing, so this poll emits nothing. The next poll tries again.',
	}) as const;
