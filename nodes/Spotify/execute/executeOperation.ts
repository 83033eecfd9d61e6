import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { internalFault } from '../../../spotify/failures/internalFault';
import { runOperation } from '../../../spotify/run/runOperation';
import { logFault } from './faults';
import { givesErrorItems } from './givesErrorItems';
import { handBack, type Ending } from './handBack';
import { openClient } from './openClient';
import { readCalls, readChoice } from './readRun';
import { createReport } from './report';
import { inputCount, isStopped, noteStop, stoppedBefore } from './stops';
import { toErrorItem } from './toItems';
import { errorContextOf, toNodeError } from './toNodeError';

/** Reads what is asked for, does it, and makes items of what came of it. Never rejects. */
async function runChoice(context: IExecuteFunctions, continues: boolean): Promise<Ending> {
	try {
		const choice = readChoice(context);
		if (!choice.ok) return choice;
		const { operation, authentication } = choice.value;
		const calls = await readCalls(context, operation);
		const report = createReport(context, calls.length);
		const output = await runOperation(
			{ operation, calls, continues, isAppOnly: authentication === 'clientCredentials' },
			async (maxRequests) =>
				await openClient(context, { authentication, usage: report.usage, maxRequests }),
		);
		return 'failure' in output ? output : await handBack(context, output, report);
	} catch (error) {
		return { failure: internalFault(error) };
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
	const tell = errorContextOf(context);
	const before = stoppedBefore(context);
	if (before) throw toNodeError(before.failure, tell(), before.itemIndex);
	const continues = givesErrorItems(context.getNode());
	const ending = await runChoice(context, continues);
	if ('items' in ending) return ending.items;
	const { failure, itemIndex } = ending;
	logFault(context, failure);
	noteStop(context, ending);
	if (!continues || isStopped(context)) throw toNodeError(failure, tell(), itemIndex);
	return Array.from({ length: count }, (_, index) => toErrorItem(failure, tell(), index));
}
