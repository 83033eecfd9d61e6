import type { SpotifyFailure } from '../../../spotify/failures/types';
import { mapInOrder } from '../../../spotify/concurrency/mapInOrder';
import type { Listing } from '../../../spotify/paging/types';
import type { PreparedRun } from './prepareRun';
import type { ItemParameters } from './readParameters';
import { runTask, tasksOf, type Call } from './tasks';

/** What came of a call. */
export interface CallResult {
	call: Call;
	listing: Listing;
	/** The calls that were done together with it, and what came of each of them. */
	task: readonly Call[];
	listings: readonly Listing[];
}

/** Whether a failure is no more than an item that the user does without. */
export const isSkipped = (failure: SpotifyFailure, { skipNotFound }: ItemParameters): boolean =>
	failure.kind === 'notFound' && skipNotFound;

/**
 * Does all calls of a run, as few of them as can be one by one. Where the run does not continue, what
 * comes after a failure is not begun.
 * @returns what came of each call, in their order; of those that were not begun, nothing
 */
export async function runCalls(run: PreparedRun): Promise<CallResult[]> {
	const { operation, calls, client, continues, changes } = run;
	const tasks = tasksOf(calls);
	const endsRun = (failure: SpotifyFailure, { parameters }: Call): boolean =>
		!continues && !isSkipped(failure, parameters);
	let ending = false;
	const runOne = async (task: readonly Call[]): Promise<Listing[]> => {
		const listings = await runTask(client, operation, task, endsRun);
		for (const [index, call] of task.entries()) {
			const failure = listings[index]?.failure;
			if (failure && endsRun(failure, call)) ending = true;
		}
		return listings;
	};
	// What changes something is done in the order of the items.
	const workers = changes
		? 1
		: calls.reduce((most, { parameters }) => Math.max(most, parameters.maxConcurrency), 1);
	const done = await mapInOrder(tasks, workers, runOne, () => ending);

	const results = new Map<Call, CallResult>();
	for (const [taskIndex, task] of tasks.entries()) {
		const listings = done[taskIndex];
		if (!listings) continue;
		for (const [index, call] of task.entries()) {
			const listing = listings[index];
			if (listing) results.set(call, { call, listing, task, listings });
		}
	}
	return calls.flatMap((call) => results.get(call) ?? []);
}
