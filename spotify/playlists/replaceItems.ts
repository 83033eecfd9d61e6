import type { Job } from '../jobs/types';
import { succeeded } from '../outcome';
import { converge } from './converge';
import { replaceSteps, restOfReplace } from './planReplace';
import { allFailed, emptyList, fatesOf, isEmptyByMistake, oneForAll, wantedOf } from './wholeList';

/**
 * Puts what all orders together ask for in the place of all that a playlist holds: 100 items a
 * request, none of them twice and none lost.
 */
export const replaceItems: Job = async (orders, tools) => {
	const [first] = orders;
	if (!first) return [];
	const wanted = wantedOf(orders);
	if (isEmptyByMistake(wanted, first)) {
		return orders.map(() => ({ entries: [], failure: emptyList() }));
	}
	const target = { ...tools, id: first.id };
	const unread = { snapshotId: undefined, held: [] };
	const { state, failure, orHeld } = await converge(target, unread, replaceSteps(wanted), (held) =>
		succeeded(restOfReplace(wanted, held)),
	);
	if (failure) return allFailed(orders, failure, fatesOf(wanted, state.held, orHeld), 'written');
	const { snapshotId } = state;
	return oneForAll(orders, { playlistId: first.id, snapshotId, items: wanted.length });
};
