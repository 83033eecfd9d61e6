import { countMissing, countsOf, sumOf } from '../../values/counts';
import { isNull, isUri, nullsIn, type KnownItem } from '../items/types';
import type { Add, ExpectedState, Verdict } from './expected';
import { explains } from './explains';
import { isComplete, mayBeSame } from '../memory/state';

/**
 * Tells whether there is more of what was added than was known of before, than the places can have
 * held of which nothing was known, and than is shown by now of what was hidden; however little was
 * read.
 */
export function hasMore(
	{ step, before }: Pick<ExpectedState, 'step' | 'before'>,
	seen: readonly KnownItem[],
): boolean {
	if (step.kind !== 'add' || !before) return false;
	const unread = before.filter((one) => one === undefined).length;
	const shownByNow = Math.max(0, nullsIn(before) - nullsIn(seen));
	return moreOf(step.uris, before, seen) > unread + shownByNow;
}

/** Counts what is shown of some items beyond what was. */
function moreOf(
	uris: readonly string[],
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
): number {
	const [had, has] = [countsOf<KnownItem>(before), countsOf(seen)];
	return sumOver(uris, (uri) => (has.get(uri) ?? 0) - (had.get(uri) ?? 0));
}

/**
 * Tells whether what was added, beside what was there of it, lacks more places than it may be
 * hidden at.
 */
function hasNoRoom(
	{ uris }: Add,
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
): boolean {
	const due = countsOf<KnownItem>([...before, ...uris]);
	const has = countsOf(seen);
	const missingCount = sumOver(uris, (uri) => (due.get(uri) ?? 0) - (has.get(uri) ?? 0));
	return missingCount > (has.get(null) ?? 0) + (has.get(undefined) ?? 0);
}

/** Sums a number of each item, each once and none below 0. */
const sumOver = (uris: readonly string[], numberOf: (uri: string) => number): number =>
	sumOf([...new Set(uris)].map((uri) => Math.max(0, numberOf(uri))));

/** Judges an addition by a reading that is late enough to prove either. */
export function verdictOfAdd(
	add: Add,
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
): Verdict {
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
	// It may have been there hidden, or others have removed what was.
	if (isAsBefore && isAtNull(add, before, seen)) return 'unknown';
	const verdict = byNumbersIfKnown(add, before, seen, isAsBefore) ?? byPlaces(add, before, seen);
	if (verdict !== 'notApplied') return verdict;
	if (isShownAtPlace(add, before, seen)) return 'unknown';
	// It may be hidden, and others have taken out as much.
	const isOdd = !isAsBefore || isNullAtPlace(add, before, seen);
	return isOdd && mayBeHidden(add, before, seen) ? 'unknown' : 'notApplied';
}

/** Tells whether it is shown at its place, and more of it than was there, unless that was hidden. */
function isShownAtPlace(
	{ at, uris }: Add,
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
): boolean {
	if (nullsIn(before) === 0 || moreOf(uris, before, seen) === 0) return false;
	return [0, movedBy(uris, before, seen)].some((by) => isRunAt(seen, uris, at + by));
}

/** Counts by how far others have moved what was added, where they added or removed before it. */
const movedBy = (
	uris: readonly string[],
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
): number => seen.length - before.length - uris.length;

/** Judges by numbers, if all is known that was there, or at least around its place. */
function byNumbersIfKnown(
	add: Add,
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
	isAsBefore: boolean,
): Verdict | undefined {
	if (isComplete(seen) && isComplete(before)) {
		return byNumbers(add, before, before, seen, isAsBefore);
	}
	const [from, to] = rangeIn(seen);
	// As far as others may have moved what was there.
	const around = before.slice(Math.max(0, from - NEARBY), to + NEARBY);
	const end = to === seen.length ? before.length : Math.max(0, to - add.uris.length - NEARBY);
	const within = before.slice(from === 0 ? 0 : from + NEARBY, end);
	return isComplete(around)
		? byNumbers(add, within, around, seen.slice(from, to), isAsBefore)
		: undefined;
}

/** Tells whether something of what was added is shown where there was a null. */
const isAtNull = (
	{ uris }: Add,
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
): boolean => before.some((one, index) => one === null && uris.some((uri) => uri === seen[index]));

/**
 * Tells whether there is a null at its place that stands where something was shown, behind those
 * that were there: others may have taken out as many as were added.
 */
function isNullAtPlace(
	{ at }: Add,
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
): boolean {
	const next = before.findIndex((one, index) => index >= at && !isNull(one));
	return isUri(before[next]) && seen.slice(at, next + 1).every(isNull);
}

/** Tells whether what was added may be hidden where others have made the rest of what is seen. */
const mayBeHidden = (
	{ at, uris }: Add,
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
): boolean =>
	nullsIn(seen) >= uris.length &&
	explains([...before.slice(0, at), ...uris, ...before.slice(at)], seen, new Set(uris));

/** How far to either side of its place an item is looked for. */
export const NEARBY = 100;

/**
 * Returns the range that was looked at around the place of a write, or at the end: the last one.
 */
function rangeIn(seen: readonly KnownItem[]): [number, number] {
	const to = seen.findLastIndex((one) => one !== undefined) + 1;
	const from = seen.findLastIndex((one, index) => one === undefined && index < to) + 1;
	return [from, to];
}

/**
 * Judges by how many there are of each, if all is known that was there.
 * @param within what of it was there in any case, if not all of the playlist was looked at
 * @param before what of it may have been there
 */
function byNumbers(
	add: Add,
	within: readonly KnownItem[],
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
	isAsBefore: boolean,
): Verdict {
	const { uris } = add;
	if (hasMore({ step: add, before }, seen)) return 'applied';
	if (isAsBefore) return 'notApplied';
	const mostNewNulls = nullsIn(seen) - nullsIn(within);
	// What was hidden may be shown by now, and other nulls be new.
	const mayBeShown = Math.min(nullsIn(before), newCountIn(before, seen));
	if (mostNewNulls + mayBeShown < uris.length) return 'notApplied';
	const hidden = countMissing(
		before.filter((one) => one !== null),
		seen,
	);
	const newNulls = nullsIn(seen) - nullsIn(before);
	return newNulls - hidden >= uris.length ? 'applied' : 'unknown';
}

/** Counts what is shown that was not before: hidden until now, or added by others. */
const newCountIn = (before: readonly KnownItem[], seen: readonly KnownItem[]): number =>
	countMissing(seen.filter(isUri), before);

/** Judges an addition by the order alone. */
export function byOrder(
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

/** Judges by where they are, if what was there is known in part only. */
function byPlaces(
	{ at, uris }: Add,
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
): Verdict {
	const isAsLong = seen.length === before.length;
	const wasThere = (start: number): boolean => isAsLong && isRunAt(before, uris, start);
	const starts = [...seen.keys()].filter((start) => isRunAt(seen, uris, start) && !wasThere(start));
	if (starts.length === 0) return 'notApplied';
	const moved = at + movedBy(uris, before, seen);
	const fits = (start: number): boolean =>
		start >= at || start === moved || start + uris.length === seen.length;
	// What was put in before it has moved it no further than the playlist has grown.
	const shifts = [...new Array(Math.max(0, seen.length - before.length) + 1).keys()];
	const mayBeOld = (start: number): boolean =>
		shifts.some((shift) => shift <= start && isRunAt(before, uris, start - shift));
	const isNew = (start: number): boolean => fits(start) && !mayBeOld(start);
	return seen.length > before.length && starts.some(isNew) ? 'applied' : 'unknown';
}

/** How many items others may have put, or moved, between those of one write. */
const MAX_BETWEEN = 2;

/**
 * Tells whether the items are there in a row, but for a few of others, at least one of them to be
 * seen.
 */
function isRunAt(places: readonly KnownItem[], uris: readonly string[], start: number): boolean {
	const run: KnownItem[] = [];
	const end = Math.min(places.length, start + uris.length + MAX_BETWEEN);
	for (let index = start; index < end && run.length < uris.length; index += 1) {
		const one = places[index];
		if (one === null || one === uris[run.length]) run.push(one);
		else if (run.length === 0) return false;
	}
	return run.length === uris.length && !run.every(isNull);
}

/**
 * Judges an addition by a reading that lacks some of what it takes: that the playlist is longer may
 * be somebody else's doing.
 */
export function verdictOfPartOfAdd(
	add: Add,
	before: readonly KnownItem[],
	seen: readonly KnownItem[],
): Verdict {
	if (hasMore({ step: add, before }, seen)) return 'applied';
	return hasNoRoom(add, before, seen) ? 'notApplied' : byOrder(add, before, seen);
}
