import { sumOf } from '../values/counts';
/** A tenth of a second is exact enough, and bounds the memory. */
const RESOLUTION_MS = 100;

interface CountEntry {
	/** Of the latest that it counts: none leaves a window before its time. */
	atMs: number;
	count: number;
}

/** How many of something there were lately. Moments are of the monotonic clock, and never go back. */
export interface RecentCounts {
	/** Counts one at a moment. */
	add(atMs: number): void;
	/** Counts those after a moment. */
	since(fromMs: number): number;
	/** Tells when the `nth` one after a moment was, from 1; undefined if there were fewer. */
	nthSince(fromMs: number, nth: number): number | undefined;
}

/**
 * Creates a counter with nothing counted.
 * @param keepMs how long each is remembered: nobody may ask about what is longer ago
 */
export function createRecentCounts(keepMs: number): RecentCounts {
	const entries: CountEntry[] = [];

	return {
		add(atMs) {
			while (entries[0] && entries[0].atMs <= atMs - keepMs) entries.shift();
			const last = entries.at(-1);
			if (last && Math.floor(last.atMs / RESOLUTION_MS) === Math.floor(atMs / RESOLUTION_MS)) {
				last.atMs = atMs;
				last.count += 1;
			} else {
				entries.push({ atMs, count: 1 });
			}
		},
		since: (fromMs) => sumOf(entries.map(({ atMs, count }) => (atMs > fromMs ? count : 0))),
		nthSince(fromMs, nth) {
			let seen = 0;
			return entries.find(({ atMs, count }) => {
				if (atMs > fromMs) seen += count;
				return seen >= nth;
			})?.atMs;
		},
	};
}
