import type { Target } from '../target';
import { countMissing, countsOf, repeated, sumOf } from '../../values/counts';
import { byCount, countText } from '../../values/counted';
import { waitUntil } from '../../concurrency/waitUntil';
import { isUri, nullsIn, type KnownItem, type ReadState } from '../items/types';
import { isLocal } from '../../values/localFile';
import { MAX_READ_AGE_MS } from '../memory/changes';
import { isComplete } from '../memory/state';
import { readContents, readStart } from './contents';
import { unavailableOf } from './lookUp';

/** Beyond so many, items are not looked up: that is one request each for most apps. */
const MAX_LOOKED_UP = 20;

/** What a removal that Spotify has accepted has left in the playlist, as far as can be known. */
export interface LeftBehind {
	/** What is still shown. */
	shown: ReadonlySet<string>;
	/** What is likely to be one of the entries that Spotify hides. */
	hidden: ReadonlySet<string>;
	/** What else may be, as a sentence. */
	note?: string;
}

const NOTHING_LEFT_BEHIND: LeftBehind = { shown: new Set(), hidden: new Set() };

const LEFT_UNREAD: LeftBehind = {
	...NOTHING_LEFT_BEHIND,
	note: 'The playlist could not be read after the removal: items that Spotify hides may still be there.',
};

/** Tells which items a removal may leave: local files, and what may be one of the hidden entries. */
function mayBeLeft(before: readonly KnownItem[], uris: readonly string[]): string[] {
	const shown = new Set(before);
	const mayHide = nullsIn(before) > 0 || !isComplete(before);
	return uris.filter((uri) => isLocal(uri) || (mayHide && !shown.has(uri)));
}

/**
 * Counts by how many a playlist is shorter at least once all of some items are gone, hidden ones
 * too: where it was read, by more than what was shown of them.
 */
function leastGone(before: readonly KnownItem[], uris: readonly string[]): number {
	const counts = countsOf(before);
	const shown = uris.map((uri) => counts.get(uri) ?? 0);
	return isComplete(before) ? sumOf(shown) + 1 : sumOf(shown.map((count) => Math.max(1, count)));
}

/** Counts what others are seen to have taken out: of what was shown and was to stay, what is not. */
function goneByOthers(
	before: readonly KnownItem[],
	now: readonly KnownItem[],
	uris: readonly string[],
): number {
	const ours = new Set<KnownItem>(uris);
	return countMissing(
		before.filter((one) => isUri(one) && !ours.has(one)),
		now,
	);
}

const noteOnNulls = (open: number, nulls: number): string =>
	`Up to ${countText(Math.min(open, nulls))} of the items may still be in the playlist: Spotify hides ${countText(nulls)} of its entries and does not say which ${byCount(nulls, 'it is', 'they are')}.`;

/** Looks items up, unless they are many. */
const unavailableAmong = async (target: Target, uris: readonly string[]): Promise<Set<string>> =>
	uris.length > MAX_LOOKED_UP ? new Set() : await unavailableOf(target, uris);

/**
 * Finds out what a removal has left. Whether Spotify removes by its URI what it hides is not
 * documented, and it answers alike for what is not there. What was shown before is gone; so is the
 * rest if the playlist is that much shorter, or if nothing in it is hidden. Of what remains, what
 * this process has put in, and what Spotify calls unavailable, is likely to be one of the nulls.
 * @param before what it held, as far as one request shows it
 * @param putIn what of that this process has put in and nobody has seen there
 */
export async function leftBehind(
	target: Target,
	{ held: before }: ReadState,
	uris: readonly string[],
	putIn: ReadonlyMap<string, number>,
): Promise<LeftBehind> {
	const { id, clock, playlistMemory } = target;
	const mayStay = mayBeLeft(before, uris);
	if (mayStay.length === 0) return NOTHING_LEFT_BEHIND;
	const isWaited = await waitUntil(target, clock.monotonicMs() + MAX_READ_AGE_MS);
	const start = isWaited ? await readStart(target) : undefined;
	if (!start?.ok) return LEFT_UNREAD;
	const { total, held: shownNow } = start.value;
	const fewer = before.length - total - goneByOthers(before, shownNow, uris);
	const isShorter = fewer >= leastGone(before, uris);
	if (isShorter && !mayStay.some(isLocal)) return NOTHING_LEFT_BEHIND;
	const now = await readContents(target, start.value);
	if (!now.ok) return LEFT_UNREAD;
	const { held } = now.value;
	const there = new Set(held);
	const shown = new Set(uris.filter((uri) => there.has(uri)));
	const nulls = nullsIn(held);
	const open = mayStay.filter((uri) => !isLocal(uri) && !shown.has(uri));
	if (isShorter || nulls === 0 || open.length === 0) return { ...NOTHING_LEFT_BEHIND, shown };
	const known = open.filter((uri) => putIn.has(uri));
	// Of a playlist that was not read to its end, it is not known that nothing hidden is gone.
	const kept = isComplete(before) ? known : [];
	playlistMemory.hides(id, repeated(kept, putIn));
	const others = open.filter((uri) => !putIn.has(uri));
	const unavailable = await unavailableAmong(target, others);
	const rest = others.length - unavailable.size;
	const hidden = new Set([...known, ...unavailable]);
	return { shown, hidden, ...(rest > 0 && { note: noteOnNulls(rest, nulls) }) };
}
