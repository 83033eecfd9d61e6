import { append } from '../../values/append';
import type { Clock } from '../../concurrency/clock';
import { mapConcurrent } from '../../concurrency/mapConcurrent';
import { waitUntil } from '../../concurrency/waitUntil';
import type { SpotifyFailure } from '../../failures/types';
import { failed, succeeded, type Outcome } from '../../failures/outcome';
import { MAX_READ_AGE_MS } from '../memory/changes';

/** How often a playlist is read that changes while it is read. */
const MAX_PASSES = 3;

/** How many places of one part the next one shows again: any of them alone may be read as null. */
const OVERLAP = 3;

/** Some places of a playlist, in a row. */
export interface Part<Place> {
	/** How many the whole playlist has at that moment. */
	total: number;
	held: readonly Place[];
	/** Whether more follow behind the last, whatever the total says; absent if only that tells. */
	goesOn?: boolean;
}

/** How to read a playlist, of which each reading gives a place as a `Place`. */
export interface Reader<Place, Start extends Part<Place>> {
	/** Reads the first part. */
	readStart(): Promise<Outcome<Start>>;
	/**
	 * Reads all places from one offset up to another, or up to the end; undefined if the playlist
	 * was another one meanwhile.
	 */
	readRange(from: number, to: number): Promise<Outcome<Part<Place> | undefined>>;
	/** How many places a range has. */
	max: number;
	/** How many ranges may be read at once. */
	workers: number;
	/** Tells whether two readings may be of the same item at the same place. */
	isSame(one: Place, other: Place): boolean;
	/** Makes the failure of a playlist that never held still. */
	restless(): SpotifyFailure;
}

/**
 * Yields the ranges that follow a first part, each of which begins with the end of the one before.
 */
function* overlapping(
	first: number,
	total: number,
	max: number,
): Generator<readonly [number, number]> {
	for (let end = first; end < total;) {
		const from = Math.max(0, end - OVERLAP);
		end = Math.max(from + max, end + 1);
		yield [from, Math.min(end, total)];
	}
}

/**
 * Puts a range behind what was read before it; false where it does not go on from there. Behind the
 * end there is nothing, also where the total counts more than Spotify gives.
 */
function joinRange<Place>(
	all: Place[],
	from: number,
	range: readonly Place[],
	isSame: (one: Place, other: Place) => boolean,
): boolean {
	const overlap = range.slice(0, Math.max(0, all.length - from));
	if (overlap.some((one, index) => !isSame(one, all[from + index] ?? one))) return false;
	append(all, range.slice(overlap.length));
	return from <= all.length || range.length === 0;
}

/** What was read, up to the last part. */
interface PassReading<Place> {
	held: Place[];
	total: number;
	goesOn: boolean | undefined;
	/** Whether each part said the same total. */
	isSteady: boolean;
}

/** Adds a part; false where it does not go on from what was read, or is of another playlist. */
function addPart<Place>(
	reading: PassReading<Place>,
	from: number,
	part: Part<Place> | undefined,
	isSame: (one: Place, other: Place) => boolean,
): boolean {
	if (!part || !joinRange(reading.held, from, part.held, isSame)) return false;
	reading.isSteady &&= part.total === reading.total;
	if (reading.goesOn === undefined) return reading.isSteady;
	reading.goesOn = part.goesOn === true && part.held.length > 0;
	return true;
}

/** Reads on to the total, in several ranges at once; false where the playlist was another one. */
async function readToTotal<Place, Start extends Part<Place>>(
	{ readRange, max, workers, isSame }: Reader<Place, Start>,
	reading: PassReading<Place>,
): Promise<Outcome<boolean>> {
	const { total, goesOn } = reading;
	let isOver = false;
	const ranges = await mapConcurrent(
		overlapping(reading.held.length, total, max),
		workers,
		async ([from, to]) => {
			const range = await readRange(from, to);
			const part = range.ok ? range.value : undefined;
			isOver ||= !part || part.held.length === 0 || (goesOn === undefined && part.total !== total);
			return { from, range };
		},
		() => isOver,
	);
	for (const read of ranges) {
		if (!read) break;
		if (!read.range.ok) return read.range;
		if (!addPart(reading, read.from, read.range.value, isSame)) return succeeded(false);
	}
	return succeeded(true);
}

/** Reads all places; undefined if the playlist was another one between two parts. */
async function readToEnd<Place, Start extends Part<Place>>(
	reader: Reader<Place, Start>,
	{ held, total, goesOn }: Start,
): Promise<Outcome<PassReading<Place> | undefined>> {
	const reading: PassReading<Place> = { held: [...held], total, goesOn, isSteady: true };
	if (goesOn === false) return succeeded(reading);
	const isStill = await readToTotal(reader, reading);
	if (!isStill.ok) return isStill;
	if (!isStill.value) return succeeded(undefined);
	// Where the total counts less than the playlist has.
	while (reading.goesOn) {
		const { length } = reading.held;
		const from = Math.max(0, length - OVERLAP);
		const range = await reader.readRange(from, Math.max(from + reader.max, length + 1));
		if (!range.ok) return range;
		if (!addPart(reading, from, range.value, reader.isSame)) return succeeded(undefined);
		if (reading.held.length === length) break;
	}
	return succeeded(reading);
}

/** Tells whether two readings show the same. */
const isAgain = <Place>(
	all: readonly Place[],
	before: readonly Place[] | undefined,
	isSame: (one: Place, other: Place) => boolean,
): boolean =>
	all.length === before?.length && all.every((one, index) => isSame(one, before[index] ?? one));

/**
 * Reads all of a playlist, and gives only what it was without anything coming, going or moving
 * between two parts of it. Each part begins with the last few places of the one before: what comes,
 * goes or moves in between shifts these, which shows where snapshots do not (they may be half a
 * minute old, or new in each answer), and totals do not (as much may have come as has gone). What
 * stays at its place may be of different moments. Where it was another one, it is read again once
 * all answers are of after the change, three times at the most. Where parts say themselves whether
 * more follow, their totals may differ: two readings that show the same are believed then.
 * @param first the first part, where it was read already
 * @returns the first part that goes with it, with all places
 */
export async function readUntilStill<Place, Start extends Part<Place>>(
	tools: { clock: Clock; signal?: AbortSignal | undefined },
	reader: Reader<Place, Start>,
	first?: Start,
): Promise<Outcome<Start>> {
	let before: readonly Place[] | undefined;
	for (let count = 1; count <= MAX_PASSES; count += 1) {
		const start = first && count === 1 ? succeeded(first) : await reader.readStart();
		if (!start.ok) return start;
		const reading = await readToEnd(reader, start.value);
		if (!reading.ok) return reading;
		const { held, isSteady = false } = reading.value ?? {};
		if (held && (isSteady || isAgain(held, before, reader.isSame)))
			return succeeded({ ...start.value, held });
		before = held;
		// Each answer may be of another moment, until all are of one after the change.
		const isLast = count === MAX_PASSES;
		if (!isLast && !(await waitUntil(tools, tools.clock.monotonicMs() + MAX_READ_AGE_MS))) break;
	}
	return failed(reader.restless());
}
