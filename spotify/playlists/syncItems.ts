import { succeeded } from '../failures/outcome';
import type { SyncSettings } from '../operations/jobSettings';
import { without } from '../values/counts';
import { tooMany } from './full';
import { planSync } from './plan/planSync';
import { isNull, type ItemUri } from './types';
import { allFailed, statusesOf, aggregateResult, wholeListJob } from './wholeList';
import { converge, type Converged, type Planner } from './write/converge';
import { createHiddenItems, readLookedUp } from './write/hiddenItems';
import { heldIn } from './write/runSteps';

/** What is to become of an item, in the words of a failure. */
const DONE = 'in the playlist by then';

const nullsIn = (held: readonly ItemUri[]): number => held.filter(isNull).length;

/** How far a Sync came, where some of what was written may be there once more than it should be. */
function unsure(
	written: Converged,
	before: readonly ItemUri[],
	doubtful: ReadonlySet<string>,
): Converged {
	const fresh = without(heldIn(written.state), before);
	const isDoubtful = (one: ItemUri): boolean => one !== null && doubtful.has(one);
	if (!fresh.some(isDoubtful)) return written;
	const held = written.orHeld ?? heldIn(written.state);
	return { ...written, orHeld: without(held, fresh.filter(isDoubtful)) };
}

/**
 * Makes a playlist hold what all orders together ask for, in that order, with few writes; with
 * `dryRun`, tells only which. Where it holds that already, one read of up to 100 items is all. What
 * Spotify hides stays where it is; what of it is wanted is not written again.
 */
export const syncItems = wholeListJob<SyncSettings>(
	async ({ target, wanted, settings }, inputs) => {
		const hiddenItems = createHiddenItems(target, true);
		const start = await readLookedUp(target, hiddenItems, wanted);
		// Nothing is known of any item.
		if (!start.ok) return allFailed(inputs, start.failure, statusesOf(wanted, wanted, []), DONE);
		const { keepDates = false, dryRun = false } = settings;

		const plan = async (held: readonly ItemUri[]): Promise<ReturnType<typeof planSync>> => {
			const shown = await hiddenItems.shownOf(held, wanted);
			const full = tooMany(shown.length, nullsIn(held));
			return full ? { ok: false, failure: full } : planSync(held, shown, keepDates);
		};
		const planSteps: Planner = async (held) => {
			const planned = await plan(held);
			return planned.ok ? succeeded(planned.value.steps) : planned;
		};
		const planned = await plan(start.value.held);
		if (!planned.ok) return inputs.map(() => ({ entries: [], failure: planned.failure }));
		const { steps, ...numbers } = planned.value;

		const write = async (): Promise<Converged> => {
			const written = await converge(target, start.value, steps, planSteps, hiddenItems.notes);
			if (written.failure) {
				return unsure(written, start.value.held, hiddenItems.doubtful());
			}
			const cleared = await hiddenItems.takeOutDoubtful(written.state);
			if (!cleared || cleared.failure) return cleared ?? written;
			const again = await planSteps(heldIn(cleared.state));
			return again.ok
				? await converge(target, cleared.state, again.value, planSteps)
				: { ...cleared, failure: again.failure };
		};
		const { state, failure, orHeld } = dryRun ? { state: start.value } : await write();
		const hidden = hiddenItems.hidden();
		if (failure) {
			const there = [...heldIn(state), ...hidden];
			return allFailed(
				inputs,
				failure,
				statusesOf(wanted, there, orHeld && [...orHeld, ...hidden]),
				DONE,
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
		};
		return aggregateResult(inputs, result, nullsIn(start.value.held) - hidden.length);
	},
);
