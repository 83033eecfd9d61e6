/**
 * Whether a write was carried out whose answer was lost, by what the playlist holds.
 *
 * What is there now is held against what was there and what was asked. The snapshot proves nothing:
 * for half a minute and more it may be the one from before the write, and in some playlists it is
 * another in each answer. Three facts bound what a reading proves:
 *
 * 1. A reading is of one moment, at most MAX_READ_AGE_MS ago. So one that shows the write proves it
 *    at once; one that does not show it proves only what was a moment ago.
 * 2. What Spotify carries out late, it carries out within MAX_LATE_MS. So the first reading that
 *    proves that a write was not carried out, and will not be, is one that is begun MAX_LATE_MS and
 *    MAX_READ_AGE_MS after its answer was lost.
 * 3. Spotify carries out all of a request, or nothing.
 *
 * An item that is there may be read as null, so null stands for any. Others may change the playlist
 * meanwhile. Where what was there, with or without the write, explains a reading by itself, nobody
 * else is supposed. Where neither does, others are supposed to leave alone just the items that are
 * being written; then their number tells: more of any of them than before, and the write was
 * carried out (3); not more of any, and it was not. Two histories can give equal readings only
 * where
 *
 * - the playlist was not read to its end before the write (beyond 100 items, one request shows the
 *   first 100), and the items are there now, no more of them than there is room for where nobody
 *   looked, and not where they alone would have made it longer: they may have been there before;
 * - there are new nulls, and as many items of before are not to be seen: the nulls may be these, or
 *   what was written, and the order of what is seen allows either, if others have added or removed
 *   no more than two ranges;
 * - it cannot be read, or the run was stopped.
 *
 * Then, and only then, it is not known.
 */
import { countsOf, lackingIn } from '../../values/counts';
import { isNull, type KnownItem, type Step } from '../types';
import { explains } from './explains';
import { isComplete, mayBeSame } from './state';

export type Verdict = 'applied' | 'notApplied' | 'unknown';

type Add = Extract<Step, { kind: 'add' }>;

/** A write, and what the playlist was and would be. */
export interface ExpectedState {
	step: Step;
	before: readonly KnownItem[] | undefined;
	/** Undefined where not even its length can be told. */
	after: readonly KnownItem[] | undefined;
}

/** Whether a reading shows a write: it could not be of the moment before it. */
export const showsWrite = (expected: ExpectedState, seen: readonly KnownItem[]): boolean =>
	isAsPlanned(expected, seen) || isReplaced(expected, seen) || hasMore(expected, seen);

/** Whether others have only changed what a replacement has left, and not what was there before it. */
function isReplaced({ step, before, after }: ExpectedState, seen: readonly KnownItem[]): boolean {
	if (step.kind !== 'replace' || !before || !after) return false;
	// What was there before, others may have changed as well.
	const had = new Set(before);
	const ours = new Set<KnownItem>(step.uris.filter((uri) => !had.has(uri)));
	return explains(after, seen, ours) && !explains(before, seen, ours);
}

/** Whether something of what a removal takes out, wherever it is, is to be seen. */
const isStillThere = (step: Step, seen: readonly KnownItem[]): boolean =>
	step.kind === 'remove' && step.uris.some((uri) => seen.includes(uri));

function isAsPlanned({ step, before, after }: ExpectedState, seen: readonly KnownItem[]): boolean {
	if (!after || !mayBeSame(after, seen) || isStillThere(step, seen)) return false;
	// What does no more a second time is as good as done where the playlist is already so.
	const isIdempotent = step.kind === 'replace' || step.kind === 'remove';
	if (isIdempotent && !seen.some((one) => one == null)) return true;
	return before !== undefined && !mayBeSame(before, seen) && isShownOrNew(step, after, seen);
}

/**
 * Whether what was added is shown, or is what is hidden by now: where something else is shown where
 * there was a null, the null may have gone to its place, and somebody else may have added something.
 */
function isShownOrNew(
	step: Step,
	after: readonly KnownItem[],
	seen: readonly KnownItem[],
): boolean {
	if (step.kind !== 'add') return true;
	const isShown = step.uris.some((uri, index) => seen[step.at + index] === uri);
	return isShown || after.every((one, at) => one !== null || seen[at] === null);
}

/**
 * Whether there is more of what was added than was known of before and than the places can have held
 * of which nothing was known, however little was read.
 */
export function hasMore({ step, before }: ExpectedState, seen: readonly KnownItem[]): boolean {
	if (step.kind !== 'add' || !before) return false;
	const [had, has] = [countsOf<KnownItem>(before), countsOf(seen)];
	const more = sumOf(step.uris, (uri) => (has.get(uri) ?? 0) - (had.get(uri) ?? 0));
	return more > (had.get(undefined) ?? 0);
}

/** Whether what was added, beside what was there of it, lacks more places than it may be hidden at. */
function hasNoRoom(
	{ uris }: Add,
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
): boolean {
	const due = countsOf<KnownItem>([...before, ...uris]);
	const has = countsOf(seen);
	const lacking = sumOf(uris, (uri) => (due.get(uri) ?? 0) - (has.get(uri) ?? 0));
	return lacking > (has.get(null) ?? 0) + (has.get(undefined) ?? 0);
}

/** The sum of a number of each item, each once and none below 0. */
const sumOf = (uris: readonly string[], numberOf: (uri: string) => number): number =>
	[...new Set(uris)].reduce((sum, uri) => sum + Math.max(0, numberOf(uri)), 0);

/**
 * The verdict of a reading that is late enough to prove either.
 * @param seen what was read, undefined where nobody looked
 */
export function verdictOf(expected: ExpectedState, seen: readonly KnownItem[]): Verdict {
	if (showsWrite(expected, seen)) return 'applied';
	const { step, before, after } = expected;
	if (step.kind === 'add') return before ? verdictOfAdd(step, before, seen) : 'unknown';
	if (isStillThere(step, seen)) return 'notApplied';
	// Among nulls, either may be.
	if (after && mayBeSame(after, seen)) return 'unknown';
	const isUndone = step.kind === 'replace' || (before && mayBeSame(before, seen));
	return isUndone ? 'notApplied' : 'unknown';
}

/** The verdict of a reading that is late enough, of which not all could be read that it takes. */
export function verdictOfPart(expected: ExpectedState, seen: readonly KnownItem[]): Verdict {
	// That it is longer alone may be somebody else's doing.
	if (hasMore(expected, seen)) return 'applied';
	const { step, before } = expected;
	if (step.kind !== 'add' || !before) return 'unknown';
	return hasNoRoom(step, before, seen) ? 'notApplied' : byOrder(step, before, seen);
}

function verdictOfAdd(add: Add, before: readonly KnownItem[], seen: readonly KnownItem[]): Verdict {
	if (hasNoRoom(add, before, seen)) return 'notApplied';
	const verdict = byNumbersOrPlaces(add, before, seen);
	return verdict === 'unknown' ? byOrder(add, before, seen) : verdict;
}

function byNumbersOrPlaces(
	add: Add,
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
): Verdict {
	const isAsBefore = mayBeSame(before, seen);
	if (isComplete(seen) && isComplete(before)) return byNumbers(add, before, seen, isAsBefore);
	const [from, to] = rangeIn(seen);
	// As far as others may have moved what was there.
	const beforeThere = before.slice(Math.max(0, from - NEARBY), to + NEARBY);
	return isComplete(beforeThere)
		? byNumbers(add, beforeThere, seen.slice(from, to), isAsBefore)
		: byPlaces(add, before, seen);
}

/** How far to either side of its place an item is looked for. */
export const NEARBY = 100;

/** The range that was looked at around the place of a write, or at the end: the last one. */
function rangeIn(seen: readonly KnownItem[]): [number, number] {
	const to = seen.findLastIndex((one) => one !== undefined) + 1;
	const from = seen.findLastIndex((one, index) => one === undefined && index < to) + 1;
	return [from, to];
}

/** By how many there are of each, where all is known that was there. */
function byNumbers(
	add: Add,
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
	isAsBefore: boolean,
): Verdict {
	const { uris } = add;
	if (hasMore({ step: add, before, after: undefined }, seen)) return 'applied';
	if (isAsBefore) return 'notApplied';
	const newNulls = seen.filter(isNull).length - before.filter(isNull).length;
	if (newNulls < uris.length) return 'notApplied';
	const hidden = lackingIn(
		before.filter((one) => one !== null),
		seen,
	);
	return newNulls - hidden >= uris.length ? 'applied' : 'unknown';
}

/** By the order, where neither number nor place tells. */
function byOrder(
	{ at, uris }: Add,
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
): Verdict {
	const ours = new Set<KnownItem>(uris);
	const isFromBefore = explains(before, seen, ours);
	const after = [...before.slice(0, at), ...uris, ...before.slice(at)];
	const isFromAfter = explains(after, seen, ours) || explains(before, seen, ours, uris);
	if (isFromBefore === isFromAfter) return 'unknown';
	return isFromBefore ? 'notApplied' : 'applied';
}

/** By where they are, where what was there is known in part only. */
function byPlaces(
	{ at, uris }: Add,
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
): Verdict {
	const isAsLong = seen.length === before.length;
	const wasThere = (start: number): boolean => isAsLong && isRunAt(before, uris, start);
	const starts = [...seen.keys()].filter((start) => isRunAt(seen, uris, start) && !wasThere(start));
	if (starts.length === 0) return 'notApplied';
	// Where others have added or removed before it, it has moved by as much.
	const movedBy = seen.length - before.length - uris.length;
	const fits = (start: number): boolean =>
		start >= at || start === at + movedBy || start + uris.length === seen.length;
	return seen.length > before.length && starts.some(fits) ? 'applied' : 'unknown';
}

/** How many items others may have put, or moved, between those of one write. */
const MOST_BETWEEN = 2;

/** Whether the items are there in a row, but for a few of others, at least one of them to be seen. */
function isRunAt(places: readonly KnownItem[], uris: readonly string[], start: number): boolean {
	const run: KnownItem[] = [];
	const end = Math.min(places.length, start + uris.length + MOST_BETWEEN);
	for (let index = start; index < end && run.length < uris.length; index += 1) {
		const one = places[index];
		if (one === null || one === uris[run.length]) run.push(one);
		else if (run.length === 0) return false;
	}
	return run.length === uris.length && !run.every(isNull);
}
