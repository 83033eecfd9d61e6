import type { Job } from '../jobs/types';
import { succeeded } from '../outcome';
import { readContents } from './contents';
import { converge, type Planner } from './converge';
import { planSync } from './planSync';
import { allFailed, emptyList, fatesOf, isEmptyByMistake, oneForAll, wantedOf } from './wholeList';

/**
 * Makes a playlist hold what all orders together ask for, in that order, with few writes; with
 * `dryRun`, tells only which. Where it holds that already, one read of up to 100 items is all.
 */
export const syncItems: Job = async (orders, tools) => {
	const [first] = orders;
	if (!first) return [];
	const wanted = wantedOf(orders);
	if (isEmptyByMistake(wanted, first)) {
		return orders.map(() => ({ entries: [], failure: emptyList() }));
	}
	const target = { ...tools, id: first.id };
	const start = await readContents(target);
	// Nothing is known of any item.
	if (!start.ok)
		return allFailed(orders, start.failure, fatesOf(wanted, wanted, []), 'in the playlist by then');
	const keepDates = first.settings.keepDates === true;
	const plan = planSync(start.value.held, wanted, keepDates);
	if (!plan.ok) return orders.map(() => ({ entries: [], failure: plan.failure }));

	const { steps, ...numbers } = plan.value;
	const dryRun = first.settings.dryRun === true;
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
	if (failure)
		return allFailed(
			orders,
			failure,
			fatesOf(wanted, state.held, orHeld),
			'in the playlist by then',
		);
	return oneForAll(orders, {
		playlistId: first.id,
		snapshotId: state.snapshotId,
		changed: steps.length > 0,
		dryRun,
		...numbers,
		items: wanted.length,
		calls: steps.length,
	});
};
