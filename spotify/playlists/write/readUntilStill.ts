import { append } from '../../values/append';
import type { Clock } from '../../concurrency/clock';
import { mapInOrder } from '../../concurrency/mapInOrder';
import { waitUntil } from '../../concurrency/waitUntil';
import type { SpotifyFailure } from '../../failures/types';
import { failed, succeeded, type Outcome } from '../../failures/outcome';
import { MAX_READ_AGE_MS } from './memory';

/** How often a playlist is read that changes while it is read. */
const MOST_READINGS = 3;

/** How many places of one part the next one shows again: any of them alone may be read as null. */
const OVERLAP = 3;

/** Some places of a playlist, in a row. */
export interface Part<Place> {
	/** How many the whole playlist has at that moment. */
	total: number;
	held: readonly Place[];
}

/** How to read a playlist, of which each reading gives a place as a `Place`. */
export interface Reader<Place, Start extends Part<Place>> {
	/** The first part. */
	readStart(): Promise<Outcome<Start>>;
	/**
	 * All places from one offset up to another, or up to the end; undefined where the playlist was
	 * another one meanwhile.
	 */
	readRange(from: number, to: number): Promise<Outcome<Part<Place> | undefined>>;
	/** How many places a range has. */
	most: number;
	/** How many ranges may be read at once. */
	workers: number;
	/** Whether two readings may be of the same item at the same place. */
	isSame(one: Place, other: Place): boolean;
	/** Of a playlist that never held still. */
	restless(): SpotifyFailure;
}

/** The ranges that follow a first part, each of which begins with the end of the one before. */
function* overlapping(
	first: number,
	total: number,
	most: number,
): Generator<readonly [number, number]> {
	for (let end = first; end < total;) {
		const from = Math.max(0, end - OVERLAP);
		end = Math.max(from + most, end + 1);
		yield [from, Math.min(end, total)];
	}
}

/** Puts a range behind what was read before it; false where it does not go on from there. */
function join<Place>(
	all: Place[],
	from: number,
	range: readonly Place[],
	isSame: (one: Place, other: Place) => boolean,
): boolean {
	const again = range.slice(0, Math.max(0, all.length - from));
	if (from > all.length || !again.every((one, index) => isSame(one, all[from + index] ?? one))) {
		return false;
	}
	append(all, range.slice(again.length));
	return true;
}

/** All places; undefined where the playlist was another one between two parts. */
async function readRest<Place, Start extends Part<Place>>(
	{ readRange, most, workers, isSame }: Reader<Place, Start>,
	{ held, total }: Start,
): Promise<Outcome<Place[] | undefined>> {
	let isOver = false;
	const ranges = await mapInOrder(
		overlapping(held.length, total, most),
		workers,
		async ([from, to]) => {
			const range = await readRange(from, to);
			// Behind the end there is nothing, also where the total counts more than Spotify gives.
			isOver ||= !range.ok || range.value?.total !== total || range.value.held.length === 0;
			return { from, range };
		},
		() => isOver,
	);
	const all = [...held];
	for (const read of ranges) {
		if (!read) break;
		const { from, range } = read;
		if (!range.ok) return range;
		const { total: now, held: next = [] } = range.value ?? {};
		if (now !== total || !join(all, from, next, isSame)) return succeeded(undefined);
	}
	return succeeded(all);
}

/**
 * Reads all of a playlist, and gives only what it was without anything coming, going or moving
 * between two parts of it. Each part begins with the last few places of the one before: what comes,
 * goes or moves in between shifts these, which shows where snapshots do not (they may be half a
 * minute old, or new in each answer), and totals do not (as much may have come as has gone). What
 * stays at its place may be of different moments. Where it was another one, it is read again once
 * all answers are of after the change, three times at the most.
 * @param first the first part, where it was read already
 * @returns the first part that goes with it, with all places
 */
export async function readUntilStill<Place, Start extends Part<Place>>(
	tools: { clock: Clock; signal?: AbortSignal | undefined },
	reader: Reader<Place, Start>,
	first?: Start,
): Promise<Outcome<Start>> {
	for (let reading = 1; reading <= MOST_READINGS; reading += 1) {
		const start = first && reading === 1 ? succeeded(first) : await reader.readStart();
		if (!start.ok) return start;
		const all = await readRest(reader, start.value);
		if (!all.ok) return all;
		if (all.value) return succeeded({ ...start.value, held: all.value });
		// Each answer may be of another moment, until all are of one after the change.
		const isLast = reading === MOST_READINGS;
		if (!isLast && !(await waitUntil(tools, tools.clock.monotonicMs() + MAX_READ_AGE_MS))) break;
	}
	return failed(reader.restless());
}
