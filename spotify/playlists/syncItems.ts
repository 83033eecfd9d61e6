import { succeeded } from '../outcome';
import { readContents } from './write/contents';
import { converge, type Planner } from './write/converge';
import { planSync } from './plan/planSync';
import { allFailed, fatesOf, oneForAll, wholeListJob } from './wholeList';

/** What is to become of an item, in the words of a failure. */
const DONE = 'in the playlist by then';

/**
 * Makes a playlist hold what all orders together ask for, in that order, with few writes; with
 * `dryRun`, tells only which. Where it holds that already, one read of up to 100 items is all.
 */
export const syncItems = wholeListJob(async ({ target, wanted, settings }, orders) => {
	const start = await readContents(target);
	// Nothing is known of any item.
	if (!start.ok) return allFailed(orders, start.failure, fatesOf(wanted, wanted, []), DONE);
	const keepDates = settings.keepDates === true;
	const plan = planSync(start.value.held, wanted, keepDates);
	if (!plan.ok) return orders.map(() => ({ entries: [], failure: plan.failure }));

	const { steps, ...numbers } = plan.value;
	const dryRun = settings.dryRun === true;
	const planAnew: Planner = (held) => {
		const planned = planSync(held, wanted, keepDates);
		return planned.ok ? succeeded(planned.value.steps) : planned;
	};
	const { state, failure, orHeld } = await converge(
		target,
		start.value,
		dryRun ? [] : steps,
		planAnew,
	);
	if (failure) return allFailed(orders, failure, fatesOf(wanted, state.held, orHeld), DONE);
	return oneForAll(orders, {
		playlistId: target.id,
		snapshotId: state.snapshotId,
		changed: steps.length > 0,
		dryRun,
		...numbers,
		items: wanted.length,
		calls: steps.length,
	});
});
