import type { Target } from '../target';
import type { SpotifyFailure } from '../../failures/types';
import { applyStep } from '../plan/applyStep';
import type { ItemUri, KnownState, Step } from '../items/types';
import { isLocal } from '../../values/localFile';
import { writeOnce } from './writeOnce';

/** How far a row of writes came. */
export interface Ran {
	state: KnownState;
	/** What ended it early. */
	failure?: SpotifyFailure;
	/** What the playlist holds instead if the write that ended it was carried out after all. */
	orHeld?: readonly ItemUri[];
	/** Whether it takes a look to know that all of it, and nothing twice, was carried out. */
	inDoubt: boolean;
	/**
	 * What was taken out, where something hidden may have gone with it: how long the playlist is, and so
	 * where the rest is to go, takes a look.
	 */
	takenOut?: readonly string[];
}

/**
 * Tells whether a write takes out local files: if Spotify does not refuse that, it may still leave
 * them; so it did in 2020.
 */
const removesLocal = (step: Step): boolean => step.kind === 'remove' && step.uris.some(isLocal);

const urisTakenOut = (step: Step): readonly string[] => (step.kind === 'remove' ? step.uris : []);

/** Returns what is known of the places of a playlist, with null for those of which nothing is. */
export const heldIn = ({ held = [] }: KnownState): ItemUri[] => held.map((one) => one ?? null);

/** Gives what is to be appended the place at the end, which others may have moved. */
const placed = (step: Step, { held }: KnownState): Step =>
	step.kind === 'add' && step.isAppended && held ? { ...step, at: held.length } : step;

/** Carries out one write after another, each exactly once; ends at the first that fails. */
export async function runSteps(
	target: Target,
	start: KnownState,
	steps: readonly Step[],
): Promise<Ran> {
	let state = start;
	let inDoubt = false;
	// Of what is not shown yet, too, it is not known that it is taken out.
	const unseen = target.playlistMemory.hidden(target.id, []).putIn;
	for (const [index, planned] of steps.entries()) {
		const step = placed(planned, state);
		const written = await writeOnce(target, step, state);
		if (!written.done) {
			const { failure, applied } = written;
			const orHeld = applied === 'unknown' && applyStep(step, heldIn(state));
			return { state, failure, inDoubt, ...(orHeld && { orHeld }) };
		}
		inDoubt ||= written.inDoubt || removesLocal(step);
		state = written.state;
		const isLastRemoval = step.kind === 'remove' && steps[index + 1]?.kind !== 'remove';
		if (!isLastRemoval) continue;
		const takenOut = steps.flatMap(urisTakenOut);
		const isOpen = state.held?.includes(null) || takenOut.some((uri) => unseen.has(uri));
		if (isOpen) return { state, inDoubt, takenOut };
	}
	return { state, inDoubt };
}
