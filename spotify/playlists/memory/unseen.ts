import { forgetOldest } from '../../values/boundedMap';
import { countsOf, sumOf } from '../../values/counts';
import { MAX_PLAYLIST_ITEMS } from '../../values/spotifyLimits';
import { nullsIn, type ItemUri, type KnownItem, type Step } from '../items/types';
import { MAX_READ_AGE_MS, type Places } from './changes';
import { isComplete, mayBeSame } from './state';

/** For so long what was put in may be read as null although it will be shown. */
const MAX_UNSHOWN_MS = 10_000;

/** An item that was put in, and has not been seen since. */
interface UnseenItem {
	/** How often it was put in. */
	count: number;
	/** How often it is shown once all of these are; Infinity where it may have been there unread. */
	shownCount: number;
	/** A read that was begun earlier may be of before, where it may have been there as often. */
	shownFromMs: number;
	/** Whether a change that nobody knows more of may have taken it out. */
	mayBeGone: boolean;
}

/** What this process has put into a playlist, and nobody has seen there yet. */
export interface Unseen {
	/** When something was put in last, or may have been. */
	putInAtMs: number;
	uris: Map<string, UnseenItem>;
	/** How many nulls are none of that; undefined if nobody has looked since some may have gone. */
	otherNulls: number | undefined;
}

/** What items are known to be there although a read gives null for them. */
export interface KnownHidden {
	/** How often each. */
	uris: ReadonlyMap<string, number>;
	/** How many of the nulls they are, all in all. */
	max: number;
	/** What was put in and not seen since, whether or not it is still there. */
	putIn: ReadonlySet<string>;
}

/** Creates the record of a playlist into which this process has put nothing. */
export const nothingUnseen = (): Unseen => ({
	putInAtMs: -Infinity,
	uris: new Map(),
	otherNulls: undefined,
});

/**
 * Tells from when on what was put in is read as null only if that stays so, on the monotonic clock.
 */
export const shownAtMs = ({ putInAtMs }: Unseen): number => putInAtMs + MAX_UNSHOWN_MS;

/**
 * Notes a write that was carried out by a moment.
 * @param before what was known of the playlist
 */
export function noteWritten(unseen: Unseen, step: Step, before: Places, byMs: number): void {
	if (step.kind === 'move') return;
	if (step.kind === 'replace') {
		unseen.uris.clear();
		unseen.otherNulls = 0;
	}
	if (step.kind === 'remove') {
		for (const uri of step.uris) unseen.uris.delete(uri);
		// Some of what is hidden may go with it.
		unseen.otherNulls = undefined;
		return;
	}
	unseen.putInAtMs = Math.max(unseen.putInAtMs, byMs);
	if (step.kind === 'replace') addTo(unseen, step.uris, [], byMs + MAX_READ_AGE_MS);
	else addTo(unseen, step.uris, before);
}

/**
 * Notes a change by a moment that may have been made, or not.
 * @param step what it was to do; without it, it may have put in, or taken out, anything
 */
export function noteUnknown(unseen: Unseen, byMs: number, step?: Step): void {
	if (step?.kind === 'move') return;
	const mayGo = step?.kind === 'remove' ? new Set(step.uris) : undefined;
	const isKept = step?.kind === 'add';
	for (const [uri, item] of unseen.uris)
		if (!isKept && (mayGo?.has(uri) ?? true)) item.mayBeGone = true;
	if (!mayGo) unseen.putInAtMs = Math.max(unseen.putInAtMs, byMs);
	unseen.otherNulls = undefined;
}

/** Notes items that are there and not shown. */
export function noteHidden(unseen: Unseen, uris: readonly string[]): void {
	addTo(unseen, uris, undefined);
	unseen.otherNulls = undefined;
}

/** Notes all that a playlist holds, by a read that was begun at a moment. */
export function noteHeld(unseen: Unseen, held: readonly ItemUri[], readAtMs: number): void {
	const { uris, otherNulls } = unseen;
	const nulls = nullsIn(held);
	if (readAtMs >= shownAtMs(unseen)) {
		if (nulls === 0) uris.clear();
		// Where one is shown, all like it are.
		for (const one of held) if (one !== null) uris.delete(one);
	}
	const shown = new Set(held);
	const missingCount = sumOf(
		[...countsIn(unseen)].map(([uri, count]) => (shown.has(uri) ? 0 : count)),
	);
	unseen.otherNulls =
		uris.size === 0 ? nulls : Math.min(nulls, otherNulls ?? Math.max(0, nulls - missingCount));
}

/**
 * Notes a read of what the playlist is to hold by what was written: what it shows is there.
 * @param readAtMs when it was begun
 */
export function noteShown(
	{ uris }: Unseen,
	due: readonly KnownItem[],
	seen: readonly KnownItem[],
	readAtMs: number,
): void {
	const isSame = mayBeSame(due, seen);
	const unshown = new Set(due.filter((_, at) => seen[at] == null));
	const [isDue, counts] = [new Set(due), countsOf(seen)];
	for (const [uri, { shownCount, shownFromMs }] of uris) {
		if (readAtMs < shownFromMs) continue;
		const isAtItsPlace = isSame && isDue.has(uri) && !unshown.has(uri);
		if (isAtItsPlace || (counts.get(uri) ?? 0) >= shownCount) uris.delete(uri);
	}
}

/** Tells what is known of the nulls in a reading of a playlist. */
export function hiddenIn(unseen: Unseen, held: readonly ItemUri[]): KnownHidden {
	const nulls = nullsIn(held) - (unseen.otherNulls ?? 0);
	const uris = countsIn(unseen);
	const max = Math.max(0, Math.min(sumOf(uris.values()), nulls));
	return { uris, max, putIn: new Set(unseen.uris.keys()) };
}

/** Counts what is still there for sure. */
const countsIn = ({ uris }: Unseen): Map<string, number> =>
	new Map([...uris].flatMap(([uri, { count, mayBeGone }]) => (mayBeGone ? [] : [[uri, count]])));

function addTo(
	{ uris: all }: Unseen,
	uris: readonly string[],
	before: Places,
	fromMs = -Infinity,
): void {
	const shown = before && isComplete(before) ? countsOf<KnownItem>(before) : undefined;
	for (const uri of uris) {
		const known = all.get(uri);
		const {
			count,
			shownCount,
			shownFromMs = fromMs,
		} = known && !known.mayBeGone
			? known
			: { count: 0, shownCount: shown ? (shown.get(uri) ?? 0) : Infinity };
		all.set(uri, { count: count + 1, shownCount: shownCount + 1, shownFromMs, mayBeGone: false });
	}
	forgetOldest(all, MAX_PLAYLIST_ITEMS);
}
