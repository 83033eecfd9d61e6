import { repeated, without } from '../../values/counts';
import type { Target } from '../target';
import type { SpotifyFailure } from '../../failures/types';
import type { Outcome } from '../../failures/outcome';
import { waitUntil } from '../../concurrency/waitUntil';
import {
	isUri,
	nullsIn,
	type ItemUri,
	type KnownItem,
	type KnownState,
	type ReadState,
	type Step,
} from '../items/types';
import { readStart } from './contents';
import { MAX_READ_AGE_MS } from '../memory/changes';
import { readAllNow } from './readNow';
import { nullsGone } from './nulls';
import { heldIn, runSteps } from './runSteps';
import { mayBeSame, knownItemsOf } from '../memory/state';

/** How often it is planned anew from what is there. */
const MAX_ROUNDS = 4;

/** What makes a playlist with these contents the wanted one. */
export type Planner = (held: readonly ItemUri[]) => Promise<Outcome<readonly Step[]>>;

/** What a playlist holds after the writes. */
export interface Converged {
	/** As last known. */
	state: KnownState;
	/** Why it is not the wanted one. */
	failure?: SpotifyFailure;
	/** What it may hold instead. */
	orHeld?: readonly ItemUri[];
}

/** Makes the failure of a playlist that is not what was written. */
export const restless = (id: string): SpotifyFailure => ({
	kind: 'unexpectedResponse',
	status: 200,
	message: 'The playlist does not reach the requested state',
	hint: `Somebody else may be changing /playlists/${id}, or Spotify ignored a change, such as the removal of a local file or of an item that it hides. Try again, or make the change in a Spotify app.`,
});

/** Waits until a read shows all that was written: what is in doubt is not to be held against memory. */
const waitUntilShown = async (target: Target): Promise<boolean> =>
	await waitUntil(target, target.clock.monotonicMs() + MAX_READ_AGE_MS);

/** What was seen of a playlist that may not be what all writes were to make of it. */
interface SeenInDoubt {
	/**
	 * What one request shows, and what was written besides, as far as it may stand at places of which that
	 * request shows nothing.
	 */
	there: readonly ItemUri[];
	/** Whether it is as it should be, so far. */
	isAsPlanned: boolean;
}

/**
 * Reads what is to be seen of a playlist that may not be what all writes were to make of it, if one
 * that was sent twice may have been carried out twice; undefined if it is. The total shows that,
 * except for moves, which take a look at everything.
 */
async function seenOtherwise(
	target: Target,
	{ held }: KnownState,
	hasMoved: boolean,
): Promise<SeenInDoubt | undefined> {
	const now = (await waitUntilShown(target)) ? await readStart(target) : undefined;
	// All writes were answered: where it cannot be read, that has to do.
	if (!now?.ok || !held) return undefined;
	const { total, held: start } = now.value;
	const seen = knownItemsOf(now.value);
	target.playlistMemory.shows(target.id, held, seen);
	const isAll = !hasMoved || start.length === total;
	const isAsPlanned = mayBeSame(held, seen);
	if (isAll && isAsPlanned) return undefined;
	const room = nullsIn(start) + total - start.length;
	const unshown = without<KnownItem>(held, start).filter(isUri).slice(0, room);
	return { there: [...start, ...unshown], isAsPlanned };
}

/** What was taken out and is still there, hidden. */
interface LeftHidden {
	/** As often as it was put in. */
	uris: readonly string[];
	/** Whether it is all of that, and not only some. */
	isAll: boolean;
}

const NOTHING_LEFT_HIDDEN: LeftHidden = { uris: [], isAll: true };

/**
 * Returns what of that which was taken out is still there, hidden: what this process has put in and
 * nobody has seen there, if there are more nulls than there should be.
 */
function leftHidden(
	due: KnownState,
	{ held }: ReadState<ItemUri>,
	takenOut: readonly string[],
	putIn: ReadonlyMap<string, number>,
): LeftHidden {
	const left = -nullsGone(heldIn(due), held, new Set());
	if (left <= 0) return NOTHING_LEFT_HIDDEN;
	const uris = repeated(takenOut, putIn);
	return { uris, isAll: uris.length <= left };
}

/**
 * Carries out writes until the playlist is what they are to make of it. Where that is in doubt,
 * since an answer was lost, it is read, and what is still to do is planned anew.
 * @param first the writes to begin with, planned for `start`
 */
export async function converge(
	target: Target,
	start: KnownState,
	first: readonly Step[],
	plan: Planner,
	onTakenOut: (uris: readonly string[]) => void = () => undefined,
): Promise<Converged> {
	let state = start;
	let steps = first;
	let hasMoved = false;
	for (let round = 1; ; round += 1) {
		const { uris: putIn } = target.playlistMemory.hidden(target.id, []);
		const ran = await runSteps(target, state, steps);
		const { failure, orHeld, takenOut } = ran;
		hasMoved ||= steps.some(({ kind }) => kind === 'move');
		if (takenOut) await waitUntilShown(target);
		const inDoubt = !failure && !takenOut && (ran.inDoubt || round > 1);
		const seen = inDoubt ? await seenOtherwise(target, ran.state, hasMoved) : undefined;
		if (!failure && !takenOut && !seen) return { state: ran.state };
		const isRefused = failure !== undefined && !orHeld;
		// Where something is left to do, the look that is due says that the run was stopped.
		if (isRefused || (target.signal?.aborted && !takenOut)) return ran;
		const now = await readAllNow(target);
		const left =
			now.ok && takenOut ? leftHidden(ran.state, now.value, takenOut, putIn) : NOTHING_LEFT_HIDDEN;
		if (left.isAll) target.playlistMemory.hides(target.id, left.uris);
		if (takenOut) onTakenOut(takenOut.filter((uri) => !left.uris.includes(uri)));
		if (!now.ok) {
			// What was written is known there, but not where the rest is to go.
			const isKnown = failure !== undefined || takenOut !== undefined;
			// All writes were answered: where it cannot be read to its end, that has to do here, too.
			if (!isKnown && seen?.isAsPlanned) return { state: ran.state };
			return { failure: now.failure, ...ran, ...(!isKnown && { orHeld: seen?.there ?? [] }) };
		}
		state = now.value;
		const planned = await plan(now.value.held);
		if (!planned.ok) return { state, failure: planned.failure };
		if (left.uris.length > 0) {
			const orHeld = [...now.value.held, ...left.uris];
			return { state, failure: restless(target.id), ...(!left.isAll && { orHeld }) };
		}
		if (planned.value.length === 0) return { state };
		steps = planned.value;
		if (round >= MAX_ROUNDS) return { state, failure: failure ?? restless(target.id) };
	}
}
