import type { Target } from '../target';
import { failed, succeeded, type Outcome } from '../../failures/outcome';
import { waitUntil } from '../../concurrency/waitUntil';
import type { KnownItem, ReadState } from '../items/types';
import { changing, readRange, readStart } from './contents';
import { timed } from './timed';
import { MAX_LATE_MS, MAX_READ_AGE_MS } from '../memory/changes';
import { firstDifference, isComplete, mayBeSame, knownItemsOf, withRange } from '../memory/state';
import type { Add, ExpectedState, Verdict } from './expected';
import { mayBeOfBefore, showsWrite, verdictOf, verdictOfPart } from './verdict';
import { hasMore, NEARBY } from './verdictOfAdd';

/** From then on, counted from the moment when the answer was lost, a look can prove a no. */
const PROVING_MS = MAX_LATE_MS + MAX_READ_AGE_MS;

/** When to look, until a look proves something; the last ones are for where it could not be read. */
const FIND_OUT_AT_MS = [1_000, 3_000, 6_000, PROVING_MS, PROVING_MS + 2_500, PROVING_MS + 5_000];

/** As many of what was written as are looked at. */
const MAX_COMPARED = 100;

/** What came of a write whose answer was lost, with what was read last, where something was. */
export interface LostWriteResult {
	verdict: Verdict;
	now?: ReadState;
	/** Whether it may be carried out later, although the playlist is as it makes it. */
	mayComeLate?: boolean;
}

/** Reads places; where the playlist is another one by then, it is these that are known of it. */
const readPlaces = async (
	target: Target,
	state: ReadState,
	from: number,
	to: number,
): Promise<Outcome<ReadState>> => {
	const { held } = state;
	if (!held.slice(from, to).includes(undefined)) return succeeded(state);
	const range = await readRange(target, from, Math.min(to, held.length));
	if (!range.ok) return range;
	const { total, held: places } = range.value;
	// Of another moment, its places would be taken for others.
	const known = total === held.length ? held : knownItemsOf({ held: [], total });
	return succeeded({ ...state, held: withRange(known, from, places) });
};

async function readFirst(target: Target): Promise<Outcome<ReadState>> {
	const start = await readStart(target);
	if (!start.ok) return start;
	return succeeded({ snapshotId: start.value.snapshotId, held: knownItemsOf(start.value) });
}

/** Looks where the write would show, unless the playlist is as long as it was. */
async function glance(target: Target, expected: ExpectedState): Promise<Outcome<ReadState>> {
	const { before, after } = expected;
	const first = await readFirst(target);
	if (!first.ok) return first;
	const { held } = first.value;
	const isAsLong = after?.length === held.length;
	if (!isAsLong && before?.length === held.length) return first;
	const from = before && after ? firstDifference(after, before) : 0;
	const to = from + MAX_COMPARED;
	// Where others write, too, what was added may be elsewhere.
	const places = isAsLong
		? await readPlaces(target, first.value, from, to)
		: await readAround(target, expected, first.value);
	if (places.ok) {
		const isOfOneMoment = places.value.held.length === held.length;
		return isOfOneMoment || showsWrite(expected, places.value.held) ? places : first;
	}
	// What one request shows of it is enough.
	const isPartShown = held.slice(from, to).some((one) => one != null);
	return !isAsLong || isPartShown || hasMore(expected, held) ? first : places;
}

/** Looks at what else a verdict needs: what was added may be elsewhere, if others write too. */
async function readAround(
	target: Target,
	expected: ExpectedState,
	first: ReadState,
): Promise<Outcome<ReadState>> {
	const { step } = expected;
	if (step.kind !== 'add') return succeeded(first);
	return await readPlaces(target, first, ...rangeAround(expected, step, first));
}

/** Looks at all that a verdict needs, at one moment. */
async function lookClosely(
	target: Target,
	expected: ExpectedState,
	first: ReadState,
): Promise<Outcome<ReadState>> {
	const places = await readAround(target, expected, first);
	const { step } = expected;
	if (!places.ok || step.kind !== 'add') return places;
	const { held } = places.value;
	// It was longer or shorter a moment ago.
	const isChanged = held.length !== first.held.length;
	const isShort = held.slice(...rangeAround(expected, step, first)).includes(undefined);
	return isChanged || isShort ? failed(changing(target.id)) : places;
}

/**
 * Looks at the rest, where all is known that was there: where nothing but nulls is new, it takes all
 * of them to tell what they are.
 */
async function lookAtAll(
	target: Target,
	{ before }: ExpectedState,
	state: ReadState,
): Promise<Outcome<ReadState>> {
	const unreadAt = state.held.indexOf(undefined);
	if (unreadAt === -1 || !before || !isComplete(before)) return succeeded(state);
	const all = await readPlaces(target, state, unreadAt, state.held.length);
	if (!all.ok) return all;
	return all.value.held.includes(undefined) ? failed(changing(target.id)) : all;
}

function rangeAround(
	expected: ExpectedState,
	step: Add,
	{ held: { length } }: ReadState,
): [from: number, to: number] {
	const from = Math.max(0, Math.min(step.at, length - step.uris.length) - NEARBY);
	const to = isAtEnd(expected, step) ? length : step.at + step.uris.length + NEARBY;
	return [from, to];
}

const isAtEnd = ({ before }: ExpectedState, { at }: Add): boolean => at === before?.length;

/**
 * Returns what a reading that is not of after a write shows to have been before it, if nobody had
 * looked.
 */
const beforeIn = (
	{ after }: ExpectedState,
	held: readonly KnownItem[],
): readonly KnownItem[] | undefined => (after && mayBeSame(after, held) ? undefined : held);

/**
 * Finds out whether a write whose answer was lost was carried out, by reading the playlist up to
 * four times within ten seconds; twice more where it could not be read, or not enough of it.
 */
export async function findOut(target: Target, lost: ExpectedState): Promise<LostWriteResult> {
	let expected = lost;
	const { clock, playlistMemory } = target;
	const lostAtMs = clock.monotonicMs();
	for (const atMs of FIND_OUT_AT_MS) {
		// Before that, a read may show what was there before the writes of a moment ago.
		const freshAtMs = playlistMemory.freshAtMs(target.id);
		if (!(await waitUntil(target, Math.max(lostAtMs + atMs, freshAtMs)))) break;
		const look = timed(target);
		const first = await glance(look.target, expected);
		if (!first.ok) continue;
		const { held } = first.value;
		if (showsWrite(expected, held)) {
			const mayComeLate = mayBeOfBefore(expected, held);
			return { verdict: 'applied', now: first.value, mayComeLate };
		}
		if (expected.before) playlistMemory.shows(target.id, expected.before, held);
		expected = { ...expected, before: expected.before ?? beforeIn(expected, held) };
		if (look.sentAtMs() < lostAtMs + PROVING_MS) continue;
		const close = await lookClosely(target, expected, first.value);
		const now = close.ok ? close.value : first.value;
		const verdict = (close.ok ? verdictOf : verdictOfPart)(expected, now.held);
		if (verdict !== 'unknown') return { verdict, now };
		const all = close.ok ? await lookAtAll(look.target, expected, now) : close;
		if (all.ok) return { verdict: verdictOf(expected, all.value.held), now: all.value };
	}
	return { verdict: 'unknown' };
}
