import { tooManyRemovals } from '../lists/maxRemovals';
import type { SyncSettings } from '../operations/settings/replaceAndSync';
import { planChange } from './planChange';
import { removedFrom } from './plan/removedFrom';
import { nullsIn } from './items/types';
import { aggregateResult, allFailed, statusesAfter, statusesOf, wholeListJob } from './wholeList';
import type { Converged } from './write/converge';
import { createHiddenItems, readLookedUp } from './write/hiddenItems';
import { heldIn } from './write/runSteps';

/** What is to become of an item, in the words of a failure. */
const DONE = 'in the playlist when it stopped';

/**
 * Makes a playlist hold what all orders together ask for, in the order that is asked for, with few
 * writes; with `dryRun`, tells only which. Where it holds that already, one read of up to 100 items is
 * all. What Spotify hides stays where it is; what of it is wanted is not written again.
 */
export const syncItems = wholeListJob<SyncSettings>(
	async ({ target, wanted, asked, settings, note }, inputs) => {
		const hiddenItems = createHiddenItems(target, true);
		const start = await readLookedUp(target, hiddenItems, wanted);
		if (!start.ok) return allFailed(inputs, start.failure, statusesOf(asked, []), 'written');
		const { putIn: unseen } = target.playlistMemory.hidden(target.id, []);
		const { keepDates = false, dryRun = false } = settings;
		const goal = { wantedFor: () => wanted, keepDates };
		const planned = await planChange(target, goal, start.value, hiddenItems);
		const refusal = planned.ok
			? tooManyRemovals(planned.value.plan.removed, settings)
			: planned.failure;
		if (!planned.ok || refusal) {
			return inputs.map(() => ({ entries: [], ...(refusal && { failure: refusal }) }));
		}
		const { plan, carryOut } = planned.value;
		const { steps, ...numbers } = plan;
		const written: Converged = dryRun ? { state: start.value } : await carryOut();
		const { state, failure, orHeld = [] } = written;
		const hidden = hiddenItems.hidden();
		if (failure) {
			const there = [...heldIn(state), ...orHeld, ...hidden, ...wanted];
			// What may be there all the same is not to be put back.
			const removed = removedFrom(start.value.held, there).filter(({ uri }) => !unseen.has(uri));
			return allFailed(
				inputs,
				failure,
				statusesAfter(asked, written, hiddenItems),
				DONE,
				removed.map(({ uri }) => uri),
			);
		}
		const result = {
			playlistId: target.id,
			snapshotId: state.snapshotId,
			changed: steps.length > 0,
			dryRun,
			...numbers,
			items: wanted.length,
			calls: steps.length,
			removedItems: removedFrom(start.value.held, wanted),
		};
		return aggregateResult(inputs, result, note, nullsIn(start.value.held) - hidden.length);
	},
);
