import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { invalidInput, type SpotifyFailure } from '../../../spotify/failures';
import { findOperation } from '../../../spotify/operations';
import type { Operation } from '../../../spotify/operations/types';
import { failed, type Outcome } from '../../../spotify/outcome';
import { read } from '../../../spotify/paging/read';
import type { Listing } from '../../../spotify/paging/types';
import { buildRequests } from '../../../spotify/request/buildRequests';
import type { PlannedRequest } from '../../../spotify/request/types';
import { idFieldName } from '../description/idLocator';
import { createClient } from '../transport/createClient';
import { n8nClock } from '../transport/n8nClock';
import { mapInOrder } from './mapInOrder';
import { DEFAULT_PARAMETERS, readParameters, type ItemParameters } from './readParameters';
import { toErrorItem, toItems } from './toItems';
import { toNodeError, type Telling } from './toNodeError';

/** One request of one item, or why there is none. */
interface Call {
	itemIndex: number;
	parameters: ItemParameters;
	planned: Outcome<PlannedRequest>;
}

const noLimit = () =>
	invalidInput(
		'Limit',
		'The limit is not a number of results',
		'Expected is a whole number of 1 or more; or switch on Return All.',
	);

/** The calls for one item. An expression that fails for it fails that item, not the run. */
function planItem(context: IExecuteFunctions, operation: Operation, itemIndex: number): Call[] {
	try {
		const parameters = readParameters(context, operation, itemIndex);
		if (Number.isNaN(parameters.most)) {
			return [{ itemIndex, parameters, planned: failed(noLimit()) }];
		}
		return buildRequests(operation, parameters.values, ({ of }) => idFieldName(of)).map(
			(planned) => ({ itemIndex, parameters, planned }),
		);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		const hint = 'Check the expressions in the fields of the node for this item.';
		const planned = failed(invalidInput('expression', message, hint));
		return [{ itemIndex, parameters: DEFAULT_PARAMETERS, planned }];
	}
}

function chosenOperation(context: IExecuteFunctions): Operation {
	const resource = String(context.getNodeParameter('resource', 0));
	const name = String(context.getNodeParameter('operation', 0));
	const operation = findOperation(resource, name);
	if (operation) return operation;
	throw new NodeOperationError(
		context.getNode(),
		`There is no operation '${name}' of the resource '${resource}'`,
		{ description: 'Choose resource and operation from the lists of the node.' },
	);
}

const isSkipped = (failure: SpotifyFailure, { skipNotFound }: ItemParameters): boolean =>
	failure.kind === 'notFound' && skipNotFound;

/**
 * Runs the chosen operation for every input item: the only loop over items.
 * @returns one item for each result, in the order of the input items; with continue-on-fail also
 * one for each failure
 * @throws the error of the first item that failed, where the node does not continue on fail
 */
export async function executeOperation(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const inputs = context.getInputData();
	if (inputs.length === 0) return [];
	const operation = chosenOperation(context);
	const continues = context.continueOnFail();
	const telling = (): Telling => ({
		node: context.getNode(),
		timeZone: context.getTimezone(),
		nowMs: n8nClock.nowMs(),
	});

	const calls = inputs.flatMap((_, itemIndex) => planItem(context, operation, itemIndex));
	if (!continues) {
		// Nothing is sent while an item of the run is known to fail.
		for (const { planned, itemIndex } of calls) {
			if (!planned.ok) throw toNodeError(planned.failure, telling(), itemIndex);
		}
	}

	const client = await createClient(context);
	let failing = false;
	const run = async ({ planned, parameters }: Call): Promise<Listing> => {
		if (!planned.ok) return { entries: [], failure: planned.failure };
		const send = client.sendWith(parameters);
		const { request, paging } = planned.value;
		const listing = await read(send, request, paging, parameters.most);
		if (listing.failure && !isSkipped(listing.failure, parameters)) failing = true;
		return listing;
	};
	const workers = calls.reduce(
		(most, { parameters }) => Math.max(most, parameters.maxConcurrency),
		1,
	);
	const listings = await mapInOrder(calls, workers, run, () => failing && !continues);

	return calls.flatMap(({ planned, itemIndex, parameters }, index) => {
		const listing = listings[index] ?? { entries: [] };
		const id = planned.ok ? planned.value.id : undefined;
		const items = toItems(listing, operation, itemIndex, parameters.simplify, id);
		const { failure } = listing;
		if (!failure || isSkipped(failure, parameters)) return items;
		if (!continues || failure.kind === 'cancelled') {
			throw toNodeError(failure, telling(), itemIndex);
		}
		return [...items, toErrorItem(failure, telling(), itemIndex)];
	});
}
