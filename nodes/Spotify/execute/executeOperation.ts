import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { append } from '../../../spotify/values/append';
import { redactFailure } from '../../../spotify/auth/redact';
import { internalFault, logFault } from './faults';
import { givesErrorItems } from './givesErrorItems';
import { prepareRun, type EarlyEnd, type PreparedRun } from './prepareRun';
import { isSkipped, runCalls, type CallResult } from './runCalls';
import { isStopped, noteStop, stoppedBefore } from './stops';
import { withAllUnwritten } from './tasks';
import { toErrorItem, toItems } from './toItems';
import { tellingOf, toNodeError, type Telling } from './toNodeError';

type Ending = EarlyEnd | { items: INodeExecutionData[] };

/** One where n8n does not say: its error has to be told of something. */
function inputCount(context: IExecuteFunctions): number {
	try {
		return context.getInputData().length;
	} catch {
		return 1;
	}
}

/** The items of a run, in the order of the calls; or the failure that ends it. */
async function outputOf(
	context: IExecuteFunctions,
	{ operation, report, continues }: PreparedRun,
	results: readonly CallResult[],
	tell: () => Telling,
): Promise<Ending> {
	const items: INodeExecutionData[] = [];
	for (const { call, listing, task, listings } of results) {
		const made = await toItems(context, operation, call, listing, task);
		append(items, made.items);
		report.notes(listing, made.missing);
		const failure = listing.failure ?? made.failure;
		if (!failure || isSkipped(failure, call.parameters)) continue;
		if (!continues || (failure.kind === 'cancelled' && isStopped(context))) {
			const whole = report.withCost(withAllUnwritten(failure, listings));
			return { failure: whole, itemIndex: call.itemIndex };
		}
		logFault(context, failure);
		items.push(toErrorItem(failure, tell(), call.itemIndex));
	}
	report.show();
	return { items };
}

/** Runs what was prepared. Never rejects: a fault of ours is a failure too. */
async function endingOf(
	context: IExecuteFunctions,
	prepared: PreparedRun,
	tell: () => Telling,
): Promise<Ending> {
	try {
		return await outputOf(context, prepared, await runCalls(prepared), tell);
	} catch (error) {
		const { changes, client } = prepared;
		return { failure: redactFailure(internalFault(error, changes), client.redact) };
	}
}

/**
 * Runs the chosen operation for every input item.
 * @returns one item for each result, in the order of the input items; where the node continues on
 * fail also one for each failure, and where nothing could be done one for each input item
 * @throws the error of the first item that failed, or of the run, where the node does not continue on
 * fail, or where the execution was stopped
 */
export async function executeOperation(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const count = inputCount(context);
	if (count === 0) return [];
	const continues = givesErrorItems(context.getNode());
	const tell = tellingOf(context);
	const before = stoppedBefore(context);
	if (before) throw toNodeError(before.failure, tell(), before.itemIndex);
	const prepared = await prepareRun(context, continues);
	const ending = 'failure' in prepared ? prepared : await endingOf(context, prepared, tell);
	if ('items' in ending) return ending.items;
	const { failure, itemIndex } = ending;
	logFault(context, failure);
	noteStop(context, ending);
	if (!continues || isStopped(context)) throw toNodeError(failure, tell(), itemIndex);
	return Array.from({ length: count }, (_, index) => toErrorItem(failure, tell(), index));
}
