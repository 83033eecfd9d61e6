import type { SpotifyFailure } from '../../../spotify/failures';
import type { Operation } from '../../../spotify/operations/types';
import type { Outcome } from '../../../spotify/outcome';
import { read } from '../../../spotify/paging/read';
import type { Listing } from '../../../spotify/paging/types';
import { sayUncertain } from '../../../spotify/request/sayUncertain';
import type { Planned, PlannedOrder } from '../../../spotify/request/types';
import type { Client } from '../transport/createClient';
import type { ItemParameters } from './readParameters';

/** One request of one item, or what it asks of a job, or why there is none. */
export interface Call {
	itemIndex: number;
	parameters: ItemParameters;
	planned: Outcome<Planned>;
}

/** Calls that are done together: those that ask the same of a job, else each alone. */
export function tasksOf(calls: readonly Call[]): Call[][] {
	const tasks: Call[][] = [];
	const byGroup = new Map<string, Call[]>();
	for (const call of calls) {
		const { planned } = call;
		const group = planned.ok && 'job' in planned.value ? planned.value.group : undefined;
		const known = group === undefined ? undefined : byGroup.get(group);
		if (known) {
			known.push(call);
			continue;
		}
		const task = [call];
		if (group !== undefined) byGroup.set(group, task);
		tasks.push(task);
	}
	return tasks;
}

const ordersOf = (task: readonly Call[]): PlannedOrder[] =>
	task.flatMap(({ planned }) => (planned.ok && 'job' in planned.value ? [planned.value] : []));

/** Does one task; what came of each of its calls, in their order. Never rejects. */
export async function runTask(
	client: Client,
	operation: Operation,
	task: readonly Call[],
): Promise<Listing[]> {
	const [first] = task;
	if (!first) return [];
	const { planned, parameters } = first;
	if (!planned.ok) return [{ entries: [], failure: planned.failure }];
	const send = client.sendWith(parameters);
	if ('job' in planned.value) {
		const { job, order } = planned.value;
		const orders = ordersOf(task).map((one) => one.order);
		const tools = { ...client.tools, send };
		return await client.inTurn(operation, order.id, async () => await job(orders, tools));
	}
	const { request, paging, id = '' } = planned.value;
	const listing = await client.inTurn(
		operation,
		id,
		async () => await read(send, request, paging, parameters.most),
	);
	const { failure } = listing;
	return [failure ? { ...listing, failure: sayUncertain(failure, request) } : listing];
}

/**
 * The failure that ends a run, with all that its task has not written: the other items will not
 * have an error of their own.
 */
export function withAllUnwritten(
	failure: SpotifyFailure,
	listings: readonly Listing[],
): SpotifyFailure {
	const all = listings.flatMap((listing) => listing.failure?.unwritten ?? []);
	if (all.length < 2) return failure;
	const missing = all.flatMap((unwritten) => unwritten.missing);
	const uncertain = all.flatMap((unwritten) => unwritten.uncertain);
	return { ...failure, unwritten: { missing, uncertain } };
}
