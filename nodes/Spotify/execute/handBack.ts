import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { redactFailure } from '../../../spotify/auth/redact';
import { internalFault } from '../../../spotify/failures/internalFault';
import { isSkipped } from '../../../spotify/run/runCalls';
import { createResultCounter } from '../../../spotify/run/runResult';
import type { RunOutput } from '../../../spotify/run/runOperation';
import type { EarlyEnd } from '../../../spotify/run/types';
import { withAllUnwritten } from '../../../spotify/run/withAllUnwritten';
import { append } from '../../../spotify/values/append';
import { logFault } from './faults';
import type { Report } from './report';
import { isStopped } from './stops';
import { toErrorItem, toItems } from './toItems';
import { errorContextOf } from './toNodeError';

/** How a run of the node ends: with items, or a failure. */
export type Ending = EarlyEnd | { items: INodeExecutionData[] };

async function itemsHandedBack(
	context: IExecuteFunctions,
	{ operation, results, continues }: RunOutput,
	report: Report,
): Promise<Ending> {
	const tell = errorContextOf(context);
	const counter = createResultCounter(operation);
	const items: INodeExecutionData[] = [];
	for (const { call, listing, task, listings } of results) {
		const made = await toItems(context, operation, call, listing, task, (failure, extraFields) =>
			toErrorItem(failure, tell(), call.itemIndex, extraFields),
		);
		append(items, made.items);
		report.notes(listing, made.missing);
		counter.add(call, listing, made.missing);
		const failure = listing.failure ?? made.failure;
		if (!failure || isSkipped(failure, call.parameters)) continue;
		if (!continues || (failure.kind === 'cancelled' && isStopped(context))) {
			const whole = report.withCost(withAllUnwritten(failure, listings));
			return { failure: whole, itemIndex: call.itemIndex };
		}
		logFault(context, failure);
		items.push(toErrorItem(failure, tell(), call.itemIndex));
	}
	report.show(counter.result());
	return { items };
}

/**
 * Makes items of what came of a run, in the order of the calls, or the failure that ends it. Never
 * rejects: a fault of ours is a failure too.
 */
export async function handBack(
	context: IExecuteFunctions,
	output: RunOutput,
	report: Report,
): Promise<Ending> {
	try {
		return await itemsHandedBack(context, output, report);
	} catch (error) {
		return { failure: redactFailure(internalFault(error, output.changes), output.redact) };
	}
}
