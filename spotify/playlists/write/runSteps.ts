import type { SpotifyFailure } from '../../failures';
import { applyStep, evidenceOf } from '../plan/applyStep';
import { writeRequest } from '../requests';
import { isLocal, type Held, type Step, type Target } from '../types';
import { writeOnce } from './writeOnce';

/** A playlist as it is after some writes, as far as is known. */
export interface State {
	/** Undefined before the first write of a playlist that was not read. */
	snapshotId: string | undefined;
	held: readonly Held[];
}

/** How far a row of writes came. */
export interface Ran {
	state: State;
	/** What ended it early. */
	failure?: SpotifyFailure;
	/** What the playlist holds instead if the write that ended it was carried out after all. */
	orHeld?: readonly Held[];
	/** Whether it takes a look to know that all of it, and nothing twice, was carried out. */
	inDoubt: boolean;
}

/** Whether Spotify takes local files out by their URIs is not documented, and was denied in 2020. */
const removesLocal = (step: Step): boolean => step.kind === 'remove' && step.uris.some(isLocal);

/** Carries out one write after another, each exactly once; ends at the first that fails. */
export async function runSteps(target: Target, start: State, steps: readonly Step[]): Promise<Ran> {
	let state = start;
	let inDoubt = false;
	for (const step of steps) {
		const { snapshotId, held } = state;
		const after = applyStep(step, held);
		const request = writeRequest(target.id, step, held.length);
		const written = await writeOnce(target, request, snapshotId, evidenceOf(held, after));
		if (!written.done) {
			const { failure, applied } = written;
			return { state, failure, inDoubt, ...(applied === 'unknown' && { orHeld: after }) };
		}
		inDoubt ||= written.resent || written.snapshotId === snapshotId || removesLocal(step);
		state = { snapshotId: written.snapshotId, held: after };
	}
	return { state, inDoubt };
}
