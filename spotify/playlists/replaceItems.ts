import { succeeded } from '../outcome';
import { converge } from './write/converge';
import { replaceSteps, restOfReplace } from './plan/planReplace';
import { allFailed, fatesOf, oneForAll, wholeListJob } from './wholeList';

/**
 * Puts what all orders together ask for in the place of all that a playlist holds: 100 items a
 * request, none of them twice and none lost.
 */
export const replaceItems = wholeListJob(async ({ target, wanted }, orders) => {
	const unread = { snapshotId: undefined, held: [] };
	const { state, failure, orHeld } = await converge(target, unread, replaceSteps(wanted), (held) =>
		succeeded(restOfReplace(wanted, held)),
	);
	if (failure) return allFailed(orders, failure, fatesOf(wanted, state.held, orHeld), 'written');
	const { snapshotId } = state;
	return oneForAll(orders, { playlistId: target.id, snapshotId, items: wanted.length });
});
