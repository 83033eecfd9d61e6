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
 *   no more than two changes, of which each may be a move;
 * - it cannot be read, or the run was stopped.
 *
 * Then, and only then, it is not known.
 */
import type { KnownItem, Step } from '../items/types';
import type { ExpectedState, Verdict } from './expected';
import { explains } from './explains';
import { mayBeSame } from '../memory/state';
import { byOrder, hasMore, verdictOfAdd, verdictOfPartOfAdd } from './verdictOfAdd';

/** Tells whether a reading shows a write: it could not be of the moment before it. */
export const showsWrite = (expected: ExpectedState, seen: readonly KnownItem[]): boolean =>
	isAsPlanned(expected, seen) ||
	isReplaced(expected, seen) ||
	isRemoved(expected, seen) ||
	hasMore(expected, seen) ||
	isShownByOrder(expected, seen);

/**
 * Tells whether a reading may as well be of before a write: a replacement with what is there, or the
 * removal of what is not, or of what others may have taken out, may still be carried out late, and
 * undo what comes after it.
 */
export const mayBeOfBefore = (
	{ step, before, after }: ExpectedState,
	seen: readonly KnownItem[],
): boolean => {
	if (before === undefined || mayBeSame(before, seen)) return true;
	return step.kind === 'remove' && !(after && mayBeSame(after, seen));
};

/** Tells whether what was added is to be seen where others cannot have brought it. */
const isShownByOrder = ({ step, before }: ExpectedState, seen: readonly KnownItem[]): boolean =>
	step.kind === 'add' &&
	before !== undefined &&
	step.uris.some((uri) => seen.includes(uri)) &&
	byOrder(step, before, seen) === 'applied';

/**
 * Tells whether others have only changed what a replacement has left, and not what was there before
 * it.
 */
function isReplaced({ step, before, after }: ExpectedState, seen: readonly KnownItem[]): boolean {
	if (step.kind !== 'replace' || !before || !after) return false;
	// What was there before, others may have changed as well.
	const had = new Set(before);
	const ours = new Set<KnownItem>(step.uris.filter((uri) => !had.has(uri)));
	return explains(after, seen, ours) && !explains(before, seen, ours);
}

/** Tells whether what a removal takes out was there and is not, wherever others have moved the rest. */
const isRemoved = ({ step, before }: ExpectedState, seen: readonly KnownItem[]): boolean =>
	step.kind === 'remove' &&
	before !== undefined &&
	step.uris.every((uri) => before.includes(uri)) &&
	!seen.some((one) => one == null) &&
	!isStillThere(step, seen);

/** Tells whether something of what a removal takes out, wherever it is, is to be seen. */
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
 * Tells whether what was added is shown, or is what is hidden by now: where something else is shown
 * where there was a null, the null may have gone to its place, and somebody else may have added
 * something.
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

/** Judges a write by a reading that is late enough to prove either. */
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

/** Judges a write by a reading that is late enough, but lacks some of what it takes. */
export function verdictOfPart(expected: ExpectedState, seen: readonly KnownItem[]): Verdict {
	const { step, before } = expected;
	return step.kind === 'add' && before ? verdictOfPartOfAdd(step, before, seen) : 'unknown';
}
