import type { Target } from '../target';
import { cancelled, type SpotifyFailure } from '../../failures/types';
import { backoffMs, fullWait } from '../../concurrency/backoff';
import { waitUntil } from '../../concurrency/waitUntil';
import { tooMany } from '../items/full';
import { localNotRemoved } from '../items/localFiles';
import { applyStep } from '../plan/applyStep';
import { writeRequest } from '../items/requests';
import { isUri, UNREAD, type KnownItem, type KnownState, type Step } from '../items/types';
import { readContents, readStart } from './contents';
import type { ExpectedState } from './expected';
import { findOut, type LostWriteResult } from './findOut';
import { sendWrite } from './sendWrite';
import { isComplete, mayBeSame, withRange } from '../memory/state';

/** How often a write is sent that is lost each time and found not carried out. */
const MAX_WRITE_TRIES = 4;

/** A write that was not carried out, or of which that is not known. */
export interface FailedWrite {
	done: false;
	failure: SpotifyFailure;
	applied: 'no' | 'unknown';
}

/** What came of a write in the end. */
export type Written =
	| {
			done: true;
			state: KnownState;
			/** Whether it takes a look to know that it was carried out, and only once. */
			inDoubt: boolean;
	  }
	| FailedWrite;

/**
 * Makes sure that a write is carried out exactly once. If its answer is lost, it is found out what
 * came of it, and it is sent again only if it was not carried out. A removal from a playlist that
 * was not read is sent again unasked: a second time does no harm.
 */
export async function writeOnce(target: Target, step: Step, before: KnownState): Promise<Written> {
	const { id, playlistMemory } = target;
	const { held, snapshotId } = before;
	let expected: ExpectedState = { step, before: held, after: applyStep(step, held) };
	const request = writeRequest(id, step, held?.length ?? 0);
	// What may be carried out late would undo it; a removal undoes no other.
	if (!isRepeatable(expected)) await waitUntil(target, playlistMemory.settledAtMs(id));
	const done = (state: KnownState, tries: number, givenId?: string): Written => {
		const snapshots = [snapshotId, givenId] as const;
		playlistMemory.wrote(id, { ...expected, after: state.held, snapshots });
		// The same snapshot as before: Spotify may have done nothing.
		const isSame = givenId !== undefined && givenId === snapshotId;
		return { done: true, state, inDoubt: tries > 1 || isSame };
	};

	let isKnown = true;
	for (let tries = 1; ; tries += 1) {
		const sent = await sendWrite(target, request);
		if (sent.kind === 'done') {
			const { snapshotId: givenId } = sent;
			return done({ snapshotId: givenId, held: expected.after }, tries, givenId);
		}
		if (sent.kind === 'refused') {
			const applied = isKnown ? 'no' : 'unknown';
			return { done: false, failure: await whyRefused(target, step, sent.failure), applied };
		}
		const finding = await whatCameOf(target, expected, tries);
		if (finding.verdict === 'applied') {
			// The snapshot that a look gives may be the one from before the write.
			const written = done(stateAfter(expected, finding), tries);
			const { after } = expected;
			if (after && finding.now) playlistMemory.shows(id, after, finding.now.held);
			return written;
		}
		if (target.signal?.aborted) return stopped(expected, finding);
		isKnown = finding.verdict === 'notApplied' && !isRepeatable(expected);
		const failed = whyNotAgain(step, finding, sent.failure, tries);
		if (failed) return failed;
		expected = await withKnown(target, expected, finding);
	}
}

/**
 * Returns the end of a write that was lost for the nth time; undefined if it is to be sent again.
 */
function whyNotAgain(
	step: Step,
	{ verdict, now }: LostWriteResult,
	lost: SpotifyFailure,
	tries: number,
): FailedWrite | undefined {
	const full = fullText(step, now?.held.length);
	const failure = full ?? lost;
	// A second replacement does no harm, once the first cannot come late any more.
	const isHarmless = step.kind === 'replace' && now !== undefined && tries < MAX_WRITE_TRIES;
	if (verdict === 'unknown' && !isHarmless) return { done: false, failure, applied: 'unknown' };
	return tries >= MAX_WRITE_TRIES || full ? { done: false, failure, applied: 'no' } : undefined;
}

/**
 * Returns what is expected of the next try, if a look has shown what is there before it. Where others
 * have changed the playlist meanwhile, an addition is judged by that: what was there before them
 * would explain a hidden item as one of theirs. A removal takes out the same a second time.
 */
async function withKnown(
	target: Target,
	expected: ExpectedState,
	{ verdict, now }: LostWriteResult,
): Promise<ExpectedState> {
	const { step, before } = expected;
	if (verdict !== 'notApplied' || !now) return expected;
	if (!before || step.kind !== 'add') return { ...expected, before: before ?? now.held };
	if (mayBeSame(before, now.held)) return expected;
	const held = isComplete(before) ? await wholeOf(target, now.held) : now.held;
	if (!held) return expected;
	const next = step.at === before.length ? { ...step, at: held.length } : step;
	return { step: next, before: held, after: applyStep(next, held) };
}

/** Returns all of what was read in part; undefined if that fails. */
async function wholeOf(
	target: Target,
	held: readonly KnownItem[],
): Promise<readonly KnownItem[] | undefined> {
	if (isComplete(held)) return held;
	const all = await readContents(target);
	return all.ok ? all.value.held : undefined;
}

/**
 * Tells whether a write may be sent again unasked: of a playlist that was not read, a removal is
 * all that is known, and a second one does no harm.
 */
const isRepeatable = ({ step, before }: ExpectedState): boolean =>
	step.kind === 'remove' && before === undefined;

/**
 * Finds out what came of a write that was lost for the nth time; of a removal only whether to go
 * on.
 */
async function whatCameOf(
	target: Target,
	expected: ExpectedState,
	tries: number,
): Promise<LostWriteResult> {
	const { id, clock, signal, playlistMemory } = target;
	const lostAtMs = clock.monotonicMs();
	if (isRepeatable(expected)) {
		playlistMemory.lost(id, lostAtMs, expected.step);
		if (tries >= MAX_WRITE_TRIES) return { verdict: 'unknown' };
		await clock.sleep(backoffMs(tries - 1, fullWait), signal);
		return { verdict: 'notApplied' };
	}
	const finding = await findOut(target, expected);
	const isOpen = finding.verdict === 'unknown' || finding.mayComeLate || signal?.aborted;
	if (isOpen) playlistMemory.lost(id, lostAtMs, expected.step);
	return finding;
}

/**
 * Describes a write after which the run was stopped: a stop may come once it is known what came of
 * the write.
 */
const stopped = (expected: ExpectedState, { verdict }: LostWriteResult): FailedWrite => {
	const isKnown = verdict === 'notApplied' && !isRepeatable(expected);
	return { done: false, failure: cancelled(), applied: isKnown ? 'no' : 'unknown' };
};

/**
 * Returns the playlist as it was planned to be, or as it was found where others have changed it
 * too.
 */
function stateAfter({ step, after }: ExpectedState, { now }: LostWriteResult): KnownState {
	if (!now) return UNREAD;
	const isAsPlanned = after !== undefined && mayBeSame(after, now.held);
	return { snapshotId: now.snapshotId, held: isAsPlanned ? after : withRest(step, now.held) };
}

/**
 * Returns what was found, with what follows of a write that was carried out behind the last of it that
 * was read: all of a request is there, or nothing.
 */
function withRest(step: Step, held: readonly KnownItem[]): readonly KnownItem[] {
	if (step.kind !== 'add' && step.kind !== 'replace') return held;
	const lastAt = held.findLastIndex((one) => one !== undefined);
	const last = held[lastAt];
	if (!isUri(last)) return held;
	const at = step.uris.indexOf(last);
	const rest = step.uris.slice(at + 1);
	const isClear = at !== -1 && !rest.includes(last) && lastAt + rest.length < held.length;
	return isClear ? withRange(held, lastAt + 1, rest) : held;
}

/**
 * Explains why a full playlist takes no more, whatever Spotify says; undefined if it is not full.
 */
const fullText = (step: Step, total: number | undefined): SpotifyFailure | undefined =>
	step.kind === 'add' && total !== undefined ? tooMany(step.uris.length, total) : undefined;

/**
 * Explains why a write is refused: Spotify has the same answer for a full playlist as for a
 * stranger's.
 */
async function whyRefused(
	target: Target,
	step: Step,
	failure: SpotifyFailure,
): Promise<SpotifyFailure> {
	const mayBeFull = failure.kind === 'forbidden' && step.kind === 'add';
	const now = mayBeFull ? await readStart(target) : undefined;
	return (now?.ok && fullText(step, now.value.total)) || localNotRemoved(step, failure);
}
