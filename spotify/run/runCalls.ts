import { mapConcurrent } from '../concurrency/mapConcurrent';
import type { SpotifyFailure } from '../failures/types';
import type { Operation } from '../operations/types';
import type { Listing } from '../paging/types';
import { runTask } from './runTask';
import { tasksOf } from './tasks';
import type { Call, ItemParameters, RunClient } from './types';

/** What is to be done for the items of a run. */
export interface Run {
	operation: Operation;
	/** One at least for each item; those of them that failed already are not sent. */
	calls: readonly Call[];
	/** Whether the run goes on after a failure. */
	continues: boolean;
	/** Whether anything is to be changed at Spotify. */
	changes: boolean;
}

/** What came of a call. */
export interface CallResult {
	call: Call;
	listing: Listing;
	/** The calls that were done together with it, and what came of each of them. */
	task: readonly Call[];
	listings: readonly Listing[];
}

/** Tells whether a failure is no more than an item that the user does without. */
export const isSkipped = (failure: SpotifyFailure, { skipNotFound }: ItemParameters): boolean =>
	failure.kind === 'notFound' && skipNotFound;

/**
 * Does all calls of a run, as few of them as can be one by one. Where the run does not continue, what
 * comes after a failure is not begun.
 * @returns what came of each call, in their order; of those that were not begun, nothing
 */
export async function runCalls(
	{ operation, calls, continues, changes }: Run,
	client: RunClient,
): Promise<CallResult[]> {
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
		: calls.reduce((limit, { parameters }) => Math.max(limit, parameters.maxConcurrency), 1);
	const done = await mapConcurrent(tasks, workers, runOne, () => ending);

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
