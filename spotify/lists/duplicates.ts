import { fold } from '../match/fold';
import { addedAtMs } from './addedAt';
import { isLocal } from '../values/localFile';

/** What tells whether two entries of a list are the same; null if it is not known. */
export interface Comparable {
	uri: string | null;
	isrc: string | null;
	title: string | null;
	artists: readonly string[];
	durationMs: number | null;
	/** As Spotify writes moments. */
	addedAt: string | null;
}

/**
 * When two entries are the same: equal URIs always are, and a file of the user's own is the same as
 * itself alone.
 */
export type SameWhen = 'details' | 'id' | 'isrc';

/** Which of those that are the same stays. */
export type Keep = 'first' | 'newest' | 'oldest';

/** An entry that is there again, and the one that stays, by their places in the list. */
export interface Duplicate {
	index: number;
	of: number;
}

/** Masters of one recording differ in length by a second or two. */
const MAX_LENGTH_DIFFERENCE_MS = 2_000;

const plainKey = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

/** What entries have to have in common; null if too little is known to tell. */
const KEYS: Readonly<Record<SameWhen, (entry: Comparable) => string | null>> = {
	id: ({ uri }) => uri,
	isrc: ({ isrc }) => plainKey(isrc ?? '').replace(/[^a-z\d]/g, '') || null,
	details({ title, artists, durationMs }) {
		const names = [...new Set(artists.map(plainKey))].filter((name) => name !== '').sort();
		const name = plainKey(title ?? '');
		const isKnown = name !== '' && names.length > 0 && durationMs !== null;
		return isKnown ? JSON.stringify([name, names]) : null;
	},
};

const isAsLong = (one: Comparable, other: Comparable): boolean =>
	Math.abs((one.durationMs ?? 0) - (other.durationMs ?? 0)) <= MAX_LENGTH_DIFFERENCE_MS;

/**
 * Returns the places of a list, those first that stay before others; what has no date comes last.
 */
function byPreference(entries: readonly Comparable[], keep: Keep): number[] {
	const indices = [...entries.keys()];
	if (keep === 'first') return indices;
	const direction = keep === 'oldest' ? 1 : -1;
	const times = entries.map(({ addedAt }) => addedAtMs(addedAt));
	const rank = (index: number): number => {
		const time = times[index] ?? NaN;
		return Number.isNaN(time) ? Infinity : direction * time;
	};
	return indices.sort((one, other) => {
		const [first, second] = [rank(one), rank(other)];
		return first === second ? one - other : first < second ? -1 : 1;
	});
}

/**
 * Finds what is in a list more than once. One entry after another, in the order in which they are to
 * be kept, stays unless it is the same as one that stays. What is not known is equal to nothing: an
 * entry without an ISRC is no duplicate of another one without.
 * @returns in the order of the list
 */
export function duplicatesIn(
	entries: readonly Comparable[],
	{ sameWhen, keep }: { sameWhen: SameWhen; keep: Keep },
): Duplicate[] {
	const byUri = new Map<string, number>();
	const byKey = new Map<string, number[]>();
	const keyOf = KEYS[sameWhen];
	const found: Duplicate[] = [];
	for (const index of byPreference(entries, keep)) {
		const entry = entries[index];
		// Of what Spotify hides nothing is known.
		if (!entry || entry.uri === null) continue;
		// No app can remove a local file, and not every device plays it: it takes the place of nothing.
		const key = isLocal(entry.uri) ? null : keyOf(entry);
		const kept = key === null ? [] : (byKey.get(key) ?? []);
		const isSame = (other: number): boolean => {
			const one = entries[other];
			return one !== undefined && (sameWhen !== 'details' || isAsLong(one, entry));
		};
		const of = byUri.get(entry.uri) ?? kept.find(isSame);
		if (of !== undefined) {
			found.push({ index, of });
			continue;
		}
		byUri.set(entry.uri, index);
		if (key === null) continue;
		kept.push(index);
		byKey.set(key, kept);
	}
	return found.sort((one, other) => one.index - other.index);
}
