import type { Operation, Paging } from '../operations/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { read } from '../paging/read';
import type { Entry } from '../paging/types';
import { buildRequests } from '../plan/buildRequests';
import type { Values } from '../plan/wireValue';
import type { SpotifyRequest } from '../request/types';
import type { OutputChoice } from '../simplify/outputChoice';
import type { WatchTools } from './types';

/** A request of an operation, and how its answer is read. */
export interface PlannedRead {
	request: SpotifyRequest;
	paging: Paging | undefined;
}

/**
 * Plans the request that an operation makes of some values, as the node itself would plan it.
 * @throws TypeError if that is not one request: an event asks for what its operation does not do
 */
export function planRead(
	operation: Operation,
	values: Values,
	output: OutputChoice,
): Outcome<PlannedRead> {
	const [planned] = buildRequests(operation, values, ({ of }) => of, output);
	if (planned && !planned.ok) return planned;
	if (!planned || !('request' in planned.value)) {
		throw new TypeError(`'${operation.name}' is not one request for what it is given`);
	}
	const { request, paging } = planned.value;
	return succeeded({ request, paging });
}

/** All entries of a list. */
export interface WholeList {
	request: SpotifyRequest;
	entries: Entry[];
	/** It changed each time it was read: entries may be missing, or there twice. */
	changedWhileReading: boolean;
}

/** Reads everything that an operation gives, page by page. */
export async function readAll(
	operation: Operation,
	values: Values,
	tools: WatchTools,
	output = tools.output,
): Promise<Outcome<WholeList>> {
	const plan = planRead(operation, values, output);
	if (!plan.ok) return plan;
	const { request, paging } = plan.value;
	const listing = await read(tools.send, request, paging, Infinity, tools.maxConcurrency);
	if (listing.failure) return failed(listing.failure);
	const changedWhileReading = listing.changedWhileReading === true;
	return succeeded({ request, entries: listing.entries, changedWhileReading });
}
