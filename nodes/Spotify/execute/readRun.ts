import type { IExecuteFunctions } from 'n8n-workflow';
import { thrownWords } from '../../../spotify/failures/internalFault';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { invalidInput } from '../../../spotify/failures/types';
import { findOperation } from '../../../spotify/operations';
import type { Operation } from '../../../spotify/operations/types';
import { planCalls, type ItemInput } from '../../../spotify/run/planCalls';
import type { Call, ItemParameters } from '../../../spotify/run/types';
import { idFieldName } from '../description/idLocator';
import { parameterReader, type ParameterReader } from './parameterReader';
import { DEFAULT_PARAMETERS, readParameters } from './readParameters';

const unreadableParameters = (thrown: unknown, hint: string) =>
	failed(invalidInput('Parameters', thrownWords(thrown), hint));

/** What the form says once for the whole run. */
export interface RunChoice {
	operation: Operation;
	authentication: unknown;
}

/**
 * Reads the operation and the authentication that were chosen. Fails if there is no such operation:
 * an expression or another version of the node may give anything.
 */
export function readChoice(context: IExecuteFunctions): Outcome<RunChoice> {
	const chosen = (name: string): unknown => context.getNodeParameter(name, 0, '');
	try {
		const operation = operationOf(String(chosen('resource')), String(chosen('operation')));
		if (!operation.ok) return operation;
		return succeeded({ operation: operation.value, authentication: chosen('authentication') });
	} catch (error) {
		return unreadableParameters(error, "Check the expressions in the node's fields.");
	}
}

function operationOf(resource: string, name: string): Outcome<Operation> {
	const operation = findOperation(resource, name);
	if (operation) return succeeded(operation);
	return failed(
		invalidInput(
			'Operation',
			`There is no operation '${name}' of the resource '${resource}'`,
			'Choose a resource and an operation from the lists in the node.',
		),
	);
}

const noLimit = () =>
	invalidInput(
		'Limit',
		'The limit is not a number of results',
		"Enter a whole number of 1 or more, or switch on 'Return All'.",
	);

/**
 * Reads what the form says for one item. An expression that fails for it fails that item, not the
 * run.
 */
async function parametersOf(
	context: IExecuteFunctions,
	reader: ParameterReader,
	operation: Operation,
	itemIndex: number,
): Promise<Outcome<ItemParameters>> {
	try {
		const parameters = await readParameters(context, reader, operation, itemIndex);
		return Number.isNaN(parameters.limit) ? failed(noLimit()) : succeeded(parameters);
	} catch (error) {
		return unreadableParameters(error, "Check the expressions in the node's fields for this item.");
	}
}

/**
 * Plans the calls for all input items: at least one for each. An item whose fields cannot be read
 * gets a call that fails.
 */
export async function readCalls(context: IExecuteFunctions, operation: Operation): Promise<Call[]> {
	const items: ItemInput[] = [];
	const reader = parameterReader(context);
	for (const itemIndex of context.getInputData().keys()) {
		const read = await parametersOf(context, reader, operation, itemIndex);
		items.push(
			read.ok
				? { parameters: read.value }
				: { parameters: DEFAULT_PARAMETERS, failure: read.failure },
		);
	}
	return planCalls(operation, items, ({ of }) => idFieldName(of));
}
