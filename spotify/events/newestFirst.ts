import type { SpotifyRequest } from '../request/types';
import { pack, unpack } from './digest';
import { isNumber, isShape, isText, type Guard } from './storedShapes';

/** One entry of a list that has the newest first. */
export interface Dated {
	/** Stands for it, the same at every look. */
	digest: string;
	/** Stands for all that are the same to a user, under whatever ID; absent where only the ID tells. */
	alias?: string;
	/** Its time or date, in ISO 8601; two of a list compare as texts. */
	at: string;
	value: unknown;
}

/** What is known of such a list: all entries that are younger than `since`, as packed digests. */
export interface Cursor {
	since: string;
	known: string;
	/** How many places showed nothing at the first look, and nothing since. */
	hidden?: number | undefined;
}

export const isCursor: Guard<Cursor> = isShape(
	{ since: isText, known: isText },
	{ hidden: isNumber },
);

/** How many of the newest entries are remembered, if they are not of the same moment. */
const REMEMBERED = 50;

/** When so many are remembered, the oldest are forgotten. */
const MAX_REMEMBERED_ENTRIES = 100;

/** The newest entries of a list, as far as they were read. */
export interface NewestReading {
	entries: Dated[];
	/** No older ones are left. */
	isWhole: boolean;
	/** How many places among them show nothing. */
	hidden?: number;
}

/** Returns all that stands for some entries. */
export const digestsOf = (entries: readonly Dated[]): string[] =>
	entries.flatMap(({ digest, alias }) => (alias === undefined ? [digest] : [digest, alias]));

/** Returns entries, each once: of those that are the same, the last, at the place of the first. */
export const distinct = (entries: readonly Dated[]): Dated[] => [
	...new Map(entries.map((entry) => [entry.alias ?? entry.digest, entry])).values(),
];

const knows = (cursor: Cursor | undefined) => {
	const known = new Set(cursor && unpack(cursor.known));
	return (entry: Dated): boolean =>
		cursor !== undefined &&
		(entry.at <= cursor.since || digestsOf([entry]).some((digest) => known.has(digest)));
};

/**
 * Returns the entries that are not known, each once, the oldest first. What is older than a known
 * one may have stood, unseen, at a place that showed nothing at the first look: then it is not new.
 */
function unknownIn(
	{ entries, hidden = 0 }: NewestReading,
	cursor: Cursor,
): { fresh: Dated[]; revealed: readonly Dated[] } {
	const isKnown = knows(cursor);
	const all = distinct(entries.filter((entry) => !isKnown(entry))).reverse();
	const newestKnown = entries.find(isKnown)?.at ?? '';
	const shownSince = Math.max(0, (cursor.hidden ?? 0) - hidden);
	const revealed = all.filter(({ at }) => at < newestKnown).slice(0, shownSince);
	return { fresh: all.filter((entry) => !revealed.includes(entry)), revealed };
}

/** Returns the entries that are new, each once, the oldest first. */
export const freshIn = (reading: NewestReading, cursor: Cursor): Dated[] =>
	unknownIn(reading, cursor).fresh;

/** Tells of one part of a list after another, from its newest end on, whether no older ones are needed. */
export type IsEnough = (part: readonly Dated[]) => boolean;

/**
 * Makes a function that tells, page by page, whether all entries that a cursor does not know have
 * been read.
 */
export function farEnough(cursor: Cursor | undefined): IsEnough {
	const isKnown = knows(cursor);
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
		// A new cursor needs an entry that is older than the newest: see `nextCursor`.
		return isAllKnown || ((!cursor || isKnown(last)) && last.at < newest);
	};
}

/**
 * Returns what to remember of a list of which nothing was known: the newest fifty, and what is as
 * old as the last.
 */
function newCursor({ entries, isWhole }: NewestReading): Cursor {
	const newest = entries[0]?.at ?? '';
	const older = entries.slice(REMEMBERED - 1).find((entry) => entry.at < newest);
	// Whatever was not read is not younger than the last that was.
	const since = older?.at ?? (isWhole ? '' : (entries.at(-1)?.at ?? ''));
	const digests = digestsOf(entries.filter((entry) => entry.at > since));
	return { since, known: pack(new Set(digests)) };
}

const withHidden = (hidden = 0): Pick<Cursor, 'hidden'> => (hidden > 0 ? { hidden } : {});

/**
 * Returns what to remember after a poll. What was known and is not there now may come back, and is
 * no news then: it stays known at least until fifty others have come.
 */
export function nextCursor(reading: NewestReading, cursor?: Cursor): Cursor {
	if (!cursor) return { ...newCursor(reading), ...withHidden(reading.hidden) };
	const { fresh, revealed } = unknownIn(reading, cursor);
	const news = [...revealed, ...fresh];
	if (news.length === 0) return cursor;
	const hidden = withHidden((cursor.hidden ?? 0) - revealed.length);
	const before = unpack(cursor.known);
	const known = [...digestsOf(news).reverse(), ...before];
	const grown = { since: cursor.since, known: pack(known), ...hidden };
	if (known.length <= MAX_REMEMBERED_ENTRIES) return grown;
	const next = newCursor(reading);
	const read = new Set(digestsOf(reading.entries));
	const missing = before.filter((digest) => !read.has(digest)).slice(0, REMEMBERED);
	if (next.since < cursor.since) return grown;
	return { since: next.since, known: next.known + pack(missing), ...hidden };
}

/** Makes the failure of a list that changed each time it was read. */
export const restlessList = ({ path }: SpotifyRequest) =>
	({
		kind: 'unexpectedResponse',
		status: 200,
		message: `${path} changed while it was read`,
		hint: 'Entries may be missing, so this poll emits nothing. The next poll tries again.',
	}) as const;
