import { at } from '../../../spotify/values/json';
import type { Listing } from '../../../spotify/paging/types';
import { MAX_LATE_MS, MAX_READ_AGE_MS } from '../../../spotify/playlists/memory/changes';
import { countsOf, without } from '../../../spotify/values/counts';
import type { Entry, Held } from '../fakePlaylist.mts';
import type { FakePlaylistApi } from '../fakePlaylistApi.mts';
import { isUnknownIn, possibleStates, type World } from './histories.mts';
import { explains, fitsBoth, joinedReadings, readingOf, type Seen } from './readings.mts';
import { isHiding, numberIn, OTHERS, type Run, type Step } from './runs.mts';

type Given = FakePlaylistApi['answers'];

const isMove = ({ request: { body } }: Given[number]): boolean =>
	at(body, 'range_start') !== undefined;

const isRead = ({ request }: Given[number]): boolean => request.method === 'GET';

export const told = (listings: readonly Listing[], what: 'missing' | 'uncertain'): string[] =>
	listings.flatMap(({ failure }) => failure?.unwritten?.[what] ?? []);

/** One job: what was there, what was asked for, and what came of it. */
export interface Ended {
	step: Step;
	asked: readonly string[];
	position: number;
	startMs: number;
	before: readonly Entry[];
	after: readonly Entry[];
	listings: readonly Listing[];
	run: Run;
	/** From when on nobody knows which of this process's own writes were carried out. */
	inDoubtFromMs: number;
	/** Whether no lookup of an item failed. */
	isLookedUp: boolean;
	/** Whether nobody else has changed anything that a read of the job may have been of. */
	isAlone: boolean;
	/** What somebody else has taken out, or moved, as late as that. */
	taken: readonly Held[];
	/** What of that he has taken out. */
	removed: readonly Held[];
}

/** What was found wrong. */
export interface Wrong {
	lost: string[];
	doubled: string[];
}

export const NOTHING_WRONG: Wrong = { lost: [], doubled: [] };

export const urisIn = (entries: readonly Entry[]): Held[] => entries.map(({ uri }) => uri);

const isUri = (uri: Held): uri is string => uri !== null;
const shownIn = (entries: readonly Entry[]): string[] => urisIn(entries).filter(isUri);

const isSync = ({ step: { kind } }: Ended): boolean => ['sync', 'edit', 'again'].includes(kind);
const isAdding = ({ step: { kind } }: Ended): boolean =>
	kind === 'add' || kind === 'insert' || kind === 'skip';

/** What of the items asked for should be there, each as often as it should. */
function dueOf({ step: { kind }, asked, before }: Ended): string[] {
	const had = shownIn(before);
	switch (kind) {
		case 'add':
		case 'insert':
			return [...had, ...asked];
		case 'skip':
			return [...had, ...new Set(asked.filter((uri) => !had.includes(uri)))];
		case 'remove':
			return had.filter((uri) => !asked.includes(uri));
		default:
			return [...asked];
	}
}

/** What may be there although it was not asked for: what somebody else has just put in, or moved. */
const isOthers = (uri: string, { after, startMs }: Ended): boolean =>
	numberIn(uri) >= OTHERS &&
	after.some((one) => one.uri === uri && one.addedAtMs > startMs - MAX_READ_AGE_MS);

/** What a Sync may leave: what it cannot see. */
const hiddenIn = (ended: Ended): string[] =>
	shownIn(ended.before.filter((entry) => isNullIn(entry, ended)));

/** Of what was lost, what somebody else has not taken out. */
const notByOthers = (lost: readonly string[], { removed }: Ended): string[] =>
	without<Held>(lost, removed).filter(isUri);

/** Whether Spotify says of an item that it is not available, so that it may be one of the nulls. */
const isUnavailable = (uri: string, { run }: Ended): boolean =>
	['missing', 'unplayable'].includes(run.hiding.lookup) && isHiding(run.hiding, uri);

/** Whether this process knows that it has put in an entry. */
const isOwn = ({ addedAtMs }: Entry, { inDoubtFromMs }: Ended): boolean =>
	addedAtMs !== -Infinity && addedAtMs < inDoubtFromMs;

/**
 * Of what was lost, what could be taken for one of the nulls: no more than there were nulls which
 * nothing else that was asked for is, and which this process has not put in itself.
 */
function takenForNulls(lost: readonly string[], ended: Ended): string[] {
	if (!isSync(ended) && ended.step.kind !== 'skip') return [];
	const { before, run, step } = ended;
	const asked = step.kind === 'skip' ? [...new Set(ended.asked)] : ended.asked;
	const hidden = before.filter(({ uri }) => uri === null || isHiding(run.hiding, uri));
	const [nulls, own] = [
		hidden.filter((entry) => !isOwn(entry, ended)),
		hidden.filter((entry) => isOwn(entry, ended)),
	].map(urisIn);
	const unaccounted = without(nulls ?? [], without<Held>(asked, own ?? [])).length;
	const unavailable = lost.filter((uri) => isUnavailable(uri, ended));
	return unavailable.length <= unaccounted ? unavailable : [];
}

export function judgeComplete(ended: Ended): Wrong {
	const after = shownIn(ended.after);
	const due = dueOf(ended);
	const lost = notByOthers(without(due, after), ended);
	const most = isSync(ended) ? [...due, ...without(hiddenIn(ended), due)] : due;
	return {
		lost: withoutCopies(without(lost, takenForNulls(lost, ended)), ended),
		doubled: withoutConfused(without(after, most), ended).filter(
			(uri) => !isOthers(uri, ended) && !isNoted(uri, ended),
		),
	};
}

/**
 * Of what was lost, what is still there: where somebody else puts something in where a null was taken
 * out, it may be that null, shown by now, so that nobody can count the copies of what is hidden.
 */
function withoutCopies(lost: readonly string[], ended: Ended): string[] {
	const { step, after } = ended;
	const isConfused = step.kind === 'skip' && after.some(({ uri }) => isOthers(uri ?? '', ended));
	const copies = after.filter((entry) => isNullIn(entry, ended)).map(({ uri }) => uri);
	return isConfused ? lost.filter((uri) => !copies.includes(uri)) : [...lost];
}

/**
 * Whether a removal has told that an item which Spotify hides may still be there; or need not, since
 * a playlist that one request does not show is shorter by as many as were to go, of which some have
 * more copies. What others put in meanwhile does not count.
 */
function isNoted(uri: string, ended: Ended): boolean {
	const { step, asked, before, after, listings, run } = ended;
	const others = after.filter((one) => !before.includes(one) && isOthers(one.uri ?? '', ended));
	const gone = before.length - (after.length - others.length);
	const isByNumber = before.length > 100 && gone >= new Set(asked).size;
	const isTold = isByNumber || listings.some(({ note }) => note !== undefined);
	return step.kind === 'remove' && isHiding(run.hiding, uri) && isTold;
}

/**
 * Of what is there too often, what need not be: where somebody else takes out what is hidden while
 * something is written that is hidden too, there are as many nulls as before by all that can be read.
 */
function withoutConfused(doubled: readonly string[], { step, removed, run }: Ended): string[] {
	const isHidden = (uri: Held): boolean => uri !== null && isHiding(run.hiding, uri);
	let confused = removed.filter(isHidden).length;
	// One null less is taken for the proof that Spotify removes what it hides.
	if (step.kind === 'remove' && confused > 0) confused = Infinity;
	return doubled.filter((uri) => !isHidden(uri) || confused-- <= 0);
}

/** What the list should be, item by item. */
function orderOf(ended: Ended): Held[] {
	const { step, before, position, asked } = ended;
	const { length } = before;
	const at = step.kind === 'insert' ? position : length;
	const isAddingAll = step.kind === 'add' || step.kind === 'insert';
	return isAddingAll ? urisIn(before).toSpliced(at, 0, ...asked) : dueOf(ended);
}

/**
 * Whether what is there is in its order, but for what Spotify hides and what others have put in, taken
 * out or moved; of what is not added, without its nulls.
 */
export function isInOrder(ended: Ended): boolean {
	const { run, isAlone, taken, after } = ended;
	// A place is counted from the top, where others may have put something in a moment ago.
	if (!isAlone && (isSync(ended) || ended.step.kind === 'insert')) return true;
	const due = orderOf(ended);
	const isJudged = (uri: Held): boolean =>
		uri === null
			? due.includes(null)
			: !isHiding(run.hiding, uri) && !isOthers(uri, ended) && !taken.includes(uri);
	return due.filter(isJudged).join() === urisIn(after).filter(isJudged).join();
}

/** How many nulls are gone, which nothing but a replacement takes out. */
export const nullsLost = ({ step, before, after }: Ended): number =>
	step.kind === 'replace'
		? 0
		: before.filter((entry) => entry.uri === null && !after.includes(entry)).length;

/** Whether a Sync wrote what was there already, as it was asked for. */
export function wroteNeedlessly(ended: Ended, given: Given): boolean {
	const { asked, before, isAlone, isLookedUp } = ended;
	const isAsAsked = isSync(ended) && isAlone && shownIn(before).join() === asked.join();
	const isKnown = before.every(
		(entry) => entry.uri === null || !isNullIn(entry, ended) || isUnavailable(entry.uri, ended),
	);
	return isAsAsked && isKnown && isLookedUp && !given.every(isRead);
}

/** Of a removal that failed: what is there although it is told to be gone, and what else is gone. */
export function judgeFailedRemoval(ended: Ended): Wrong {
	const open = new Set([...told(ended.listings, 'missing'), ...told(ended.listings, 'uncertain')]);
	const held = shownIn(ended.after);
	const lost = notByOthers(without(dueOf(ended), held), ended);
	const left = held.filter((uri) => ended.asked.includes(uri) && !open.has(uri));
	return { lost, doubled: left.filter((uri) => !isNoted(uri, ended)) };
}

/** What is there more often than it was or should be, or less often, without being told of. */
export function judgeFailed(ended: Ended, given: Given): Wrong {
	const { before, after, listings } = ended;
	const uncertain = told(listings, 'uncertain');
	const held = shownIn(after);
	const had = shownIn(before);
	const due = dueOf(ended);
	const hidden = hiddenIn(ended);
	const mayBeBoth = uncertain.filter((uri) => hidden.includes(uri));
	// And may have come by each write whose answer was lost.
	const lostUris = given.filter(isLostWrite).flatMap((one) => bodyOf(one).uris ?? []);
	const mayBeAgain = lostUris.filter((uri) => mayBeBoth.includes(uri));
	const most = [...had, ...without(due, had), ...mayBeBoth, ...mayBeAgain];
	// What is said to be unknown is that of all its copies.
	const untold = without(without(due, held), told(listings, 'missing')).filter(
		(uri) => !uncertain.includes(uri),
	);
	const lost = notByOthers(untold, ended);
	return {
		lost: without(lost, takenForNulls(lost, ended)),
		doubled: without(held, most).filter((uri) => !isOthers(uri, ended)),
	};
}

/** What is told to be removed although it is there, so that who puts it back has it twice. */
export function wronglyRemoved(ended: Ended): string[] {
	const { before, after, listings } = ended;
	const removed = listings.flatMap(({ failure }) => failure?.unwritten?.removed ?? []);
	const wrongly = without(removed, without(shownIn(before), shownIn(after)));
	// What somebody else has put in since was not there before, nor what he had just taken out.
	return notByOthers(wrongly, ended).filter((uri) => numberIn(uri) < OTHERS);
}

/** What is told to be missing although it is there. */
export function wronglyMissing(ended: Ended, given: Given): string[] {
	const { step, before, after, listings, asked } = ended;
	const missing = told(listings, 'missing');
	const [had, held] = [shownIn(before), shownIn(after)];
	if (step.kind === 'add' || step.kind === 'insert') {
		return without(missing, without(dueOf(ended), held));
	}
	// Of a playlist that nothing was written to, all that was asked for is told.
	if (given.every(isRead)) return [];
	if (step.kind === 'remove') {
		return notByOthers(missing, ended).filter((uri) => had.includes(uri) && !held.includes(uri));
	}
	const fresh = new Set(without(held, had));
	// Of what Spotify has, and hid before, nobody knows that it was there.
	const hidden = hiddenIn(ended);
	// Of what is skipped where it is there, a repeat may be told as missing too.
	const lacking = without(step.kind === 'skip' ? [...new Set(asked)] : asked, held);
	return without([...new Set(missing)], lacking).filter(
		(uri) => fresh.has(uri) && !hidden.includes(uri),
	);
}

/** Whether a read gives null for an entry, and not only for the first seconds, which are waited out. */
const isNullIn = ({ uri }: Entry, { run: { hiding } }: Ended): boolean =>
	uri === null || (isHiding(hiding, uri) && hiding.forMs === Infinity);

/** Whether all that Spotify says is not available can be one of the nulls, so that nothing is written. */
function isAllTakenForNulls(ended: Ended): boolean {
	const { before, asked, removed } = ended;
	const old = before.filter(({ addedAtMs }) => addedAtMs === -Infinity);
	const nulls = old.filter((entry) => isNullIn(entry, ended)).map(({ uri }) => uri);
	const unavailable = asked.filter((uri) => isUnavailable(uri, ended));
	// What somebody else takes out is a null less.
	return unavailable.length <= without(nulls, removed).length;
}

/** Whether an entry is one that has to stay, and so has to keep its date. */
function hasToStay(entry: Entry, ended: Ended): boolean {
	const { uri, addedAtMs } = entry;
	const { step, asked, before, startMs } = ended;
	// Nobody can know of what somebody else wrote a moment ago.
	if (uri !== null && isOthers(uri, ended) && addedAtMs > startMs - MAX_READ_AGE_MS) return false;
	if (uri === null || step.kind === 'add' || step.kind === 'insert') return true;
	const isHidden = isNullIn(entry, ended);
	if (isHidden && asked.includes(uri)) {
		// What was found, and then was not to be seen, may be there twice: it is written anew.
		return isUnavailable(uri, ended) && isAllTakenForNulls(ended) && ended.isLookedUp;
	}
	if (step.kind === 'skip') return true;
	// What is shown in the end was not asked for; what was written a moment ago is known, and all
	// copies go together.
	if (isHidden) {
		const isKnown = before.some((one) => one.uri === uri && one.addedAtMs !== -Infinity);
		return !isKnown;
	}
	const count = (uris: readonly Held[]): number => countsOf(uris).get(uri) ?? 0;
	// Of what is there too often nobody can tell which is which.
	return count(asked) >= count(urisIn(before));
}

/** What stays keeps its date: it is the same entry, wherever it is. Gives those that did not. */
export function judgeDates(ended: Ended): Held[] {
	const { step, before, after, taken } = ended;
	if (!(isAdding(ended) || (isSync(ended) && step.keepDates))) return [];
	const still = new Set(after);
	const gone = before.filter((entry) => hasToStay(entry, ended) && !still.has(entry));
	return without<Held>(urisIn(gone), taken);
}

/** What is known of a playlist where a job begins. */
function knownBefore(ended: Ended, hides: (uri: string) => boolean): readonly Seen[] | undefined {
	const { step, before, run } = ended;
	// Somebody else may have changed it before the first look.
	if (step.kind === 'replace' || run.intrusions.length > 0) return undefined;
	const shown: Seen[] = urisIn(before).map((one) => (one !== null && hides(one) ? null : one));
	if (step.kind === 'skip' || isSync(ended)) return shown;
	return shown.map((one, index) => (index < 100 ? one : undefined));
}

/**
 * Whether what is said to be unknown is: two histories with different results have equal readings,
 * of which one is late enough to tell, unless none came of those that were asked for.
 */
export function isTrulyUnknown(api: FakePlaylistApi, ended: Ended, from: number): boolean {
	const { listings, step } = ended;
	const uncertain = told(listings, 'uncertain');
	const given = api.answers.slice(from);
	const isStopped = api.stop.signal.aborted;
	// What is hidden may be there, where a stop comes between what was looked up and the first write.
	if (given.every(isRead)) {
		return isStopped && uncertain.every((uri) => isHiding(ended.run.hiding, uri));
	}
	if (step.kind === 'remove') return isRemovalUnknown(given, uncertain, isStopped, ended);
	const { seen, lost, tried } = readAfterAll(given);
	// Of a removal, what is there is planned anew; of what it was to take out, a null tells nothing.
	const isRemoval = lost?.request.method === 'DELETE';
	if (lost && !isRemoval && !tried && !isStopped) return false;
	const unknown = unknownOf(given, ended);
	// Whether it was written is asked there, not whether it is there.
	if (step.kind === 'replace') {
		return (
			unknown.isAnything &&
			lost !== undefined &&
			without(uncertain, bodyOf(lost).uris ?? []).length === 0
		);
	}
	if (isAdding(ended) && isStopped && !seen && lost && !isShownEarly(given, lost)) return true;
	if (!isAdding(ended) || !seen || !lost || isRemoval) return uncertain.every(unknown.has);
	const { uris } = bodyOf(lost);
	// That it was carried out is known, and not how often some of it was there before.
	const isKnown = uris.some((uri) => !uncertain.includes(uri)) || isAnsweredSince(given, lost);
	if (isKnown) return uncertain.every(unknown.has);
	if (!isAdditionUnknown(given, lost, seen)) return false;
	return without(uncertain, uris).every(unknown.has);
}

/** Whether an addition that was lost was sent again, and answered. */
const isAnsweredSince = (given: Given, lost: Given[number]): boolean =>
	given
		.slice(given.indexOf(lost) + 1)
		.some((one) => one.request.method === 'POST' && !isLostWrite(one) && isAlike(one, lost));

const isAlike = (one: Given[number], other: Given[number]): boolean =>
	bodyOf(one).uris.join() === bodyOf(other).uris.join();

/** What nobody can know by what was read. */
function unknownOf(
	given: Given,
	ended: Ended,
): { isAnything: boolean; has: (uri: string) => boolean } {
	const { run, asked, startMs, step } = ended;
	// What the playlist had is edited, of which somebody else may have taken something out.
	const ours = new Set<Seen>(asked.filter((uri) => !ended.taken.includes(uri)));
	const hides = (uri: string): boolean => isHiding(run.hiding, uri);
	const world: World = {
		isOurs: (place) => ours.has(place),
		// Who adds whatever is there asks only what was added.
		mayBeHidden: (uri) => step.kind !== 'add' && step.kind !== 'insert' && !isShown(given, uri),
	};
	const states = possibleStates(knownBefore(ended, hides), startMs, given, world);
	const isShifted = !ended.isAlone && given.some(isMove);
	// What is moved by its place, where others have just moved something else, may be anywhere.
	if (states.length === 0 && isShifted) return { isAnything: true, has: () => true };
	if (states.length === 0) throw new Error('No history explains what was read');
	const wants = countsOf(asked);
	return {
		isAnything: new Set(states.map((one) => one?.join())).size > 1 || states.includes(undefined),
		has: (uri) =>
			isUnknownIn(states, uri, isAdding(ended) ? Infinity : (wants.get(uri) ?? 0), world),
	};
}

/** Whether everything was read once an item was written, and the item was to be seen. */
function isShown(given: Given, uri: string): boolean {
	const writtenAt = given.findIndex(
		({ request: { method, body } }) =>
			method !== 'GET' && ((body as { uris?: string[] }).uris ?? []).includes(uri),
	);
	const seen = joinedReadings(given.slice(writtenAt + 1).flatMap((one) => readingOf(one) ?? []));
	return seen !== undefined && !seen.includes(undefined) && seen.includes(uri);
}

const isLostWrite = ({ request, answer }: Given[number]): boolean =>
	request.method !== 'GET' &&
	(!answer.ok || answer.value.status >= 500 || answer.value.body === '');

/** What was read once the last write that was lost could not come any more. */
function readAfterAll(given: Given): {
	lost: Given[number] | undefined;
	seen: Seen[] | undefined;
	tried: boolean;
} {
	const lost = given.findLast(isLostWrite);
	const provenFromMs = (lost?.atMs ?? 0) + MAX_LATE_MS + MAX_READ_AGE_MS;
	const later = given.filter(({ sentMs }) => sentMs >= provenFromMs);
	const readings = later.flatMap((one) => readingOf(one) ?? []);
	return { lost, seen: joinedReadings(readings), tried: later.length > 0 };
}

/** What was read once the last removal could not come any more, or every read showed it. */
function readAfterRemoval(given: Given): Pick<ReturnType<typeof readAfterAll>, 'seen' | 'tried'> {
	const last = given.findLast((one) => !isRead(one));
	if (!last || isLostWrite(last)) return readAfterAll(given);
	const later = given.filter(({ sentMs }) => sentMs >= last.atMs + MAX_READ_AGE_MS);
	return {
		seen: joinedReadings(later.flatMap((one) => readingOf(one) ?? [])),
		tried: later.length > 0,
	};
}

/**
 * Among nulls anything may be that is not shown, unless fewer of them show that Spotify has removed
 * what it hides.
 */
function isRemovalUnknown(
	given: Given,
	uncertain: readonly string[],
	isStopped: boolean,
	{ isAlone, run: { hiding } }: Ended,
): boolean {
	const { seen, tried } = readAfterRemoval(given);
	if (!seen) return tried || isStopped;
	const isOpen = seen.includes(null) || seen.includes(undefined);
	const before = readBefore(
		given.slice(
			0,
			given.findIndex((one) => !isRead(one)),
		),
	) ?? [undefined];
	const nullsIn = (places: readonly Seen[]): number => places.filter((one) => one === null).length;
	const isWhole = !before.includes(undefined) && isAlone && hiding.forMs === Infinity;
	if (isWhole && nullsIn(seen) < nullsIn(before)) return false;
	return isOpen && !uncertain.some((uri) => seen.includes(uri));
}

const bodyOf = ({ request }: Given[number]) =>
	request.body as { uris: string[]; position?: number };

/** Whether what was read fits both histories of the last addition that was lost. */
function isAdditionUnknown(given: Given, lost: Given[number], seen: readonly Seen[]): boolean {
	const body = bodyOf(lost);
	const before = readBefore(given.slice(0, given.indexOf(lost)));
	return before !== undefined && fitsBoth(before, body.position ?? before.length, body.uris, seen);
}

/**
 * Whether one of the looks at an addition that was lost has shown what was not there before it, though
 * none was late enough to show that it was not carried out.
 */
function isShownEarly(given: Given, lost: Given[number]): boolean {
	const at = given.indexOf(lost);
	const before = readBefore(given.slice(0, at));
	const ours = new Set<Seen>(bodyOf(lost).uris);
	const isOurs = (place: Seen): boolean => ours.has(place);
	const readings = given.slice(at).flatMap((one) => readingOf(one) ?? []);
	return before !== undefined && !readings.every(({ places }) => explains(before, places, isOurs));
}

/**
 * What could be known of a playlist before a write: what was read, what was added since, and what the
 * reads behind an addition that was lost have shown of it.
 */
function readBefore(given: Given): Seen[] | undefined {
	const firstWrite = given.findIndex((one) => !isRead(one));
	if (firstWrite === -1) return readIn(given);
	const [write, ...rest] = given.slice(firstWrite);
	let held = readIn(given.slice(0, firstWrite));
	let last = write;
	let reads: Given[number][] = [];
	for (const one of [...rest, undefined]) {
		if (one && isRead(one)) {
			reads.push(one);
			continue;
		}
		if (last) held = isLostWrite(last) ? (readIn(reads) ?? held) : held && withAdded(held, last);
		[last, reads] = [one, []];
	}
	return held;
}

const readIn = (reads: Given): Seen[] | undefined =>
	joinedReadings(reads.flatMap((one) => readingOf(one) ?? []));

function withAdded(held: Seen[], { request, answer }: Given[number]): Seen[] {
	const isDone = request.method === 'POST' && answer.ok && answer.value.status === 201;
	if (!isDone) return held;
	const { uris, position = held.length } = request.body as { uris: string[]; position?: number };
	return held.toSpliced(position, 0, ...uris);
}
