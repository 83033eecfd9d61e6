import { succeeded } from '../failures/outcome';
import { replaceSteps, restOfReplace } from './plan/planReplace';
import { allFailed, statusesOf, aggregateResult, wholeListJob } from './wholeList';
import { converge } from './write/converge';
import { heldIn } from './write/runSteps';
import { waitUntil } from '../concurrency/waitUntil';

/**
 * Puts what all orders together ask for in the place of all that a playlist holds: 100 items a
 * request, none of them twice and none lost.
 */
export const replaceItems = wholeListJob(async ({ target, wanted }, inputs) => {
	await waitUntil(target, target.playlistMemory.settledAtMs(target.id));
	const unread = { snapshotId: undefined, held: undefined };
	const { state, failure, orHeld } = await converge(
		target,
		unread,
		replaceSteps(wanted),
		async (held) => succeeded(restOfReplace(wanted, held)),
	);
	if (failure) {
		return allFailed(inputs, failure, statusesOf(wanted, heldIn(state), orHeld), 'written');
	}
	const { snapshotId } = state;
	return aggregateResult(inputs, { playlistId: target.id, snapshotId, items: wanted.length });
});
