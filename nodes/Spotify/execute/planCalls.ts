import type { Planned } from '../../../spotify/plan/types';
import type { IExecuteFunctions } from 'n8n-workflow';
import { append } from '../../../spotify/values/append';
import { invalidInput, type SpotifyFailure } from '../../../spotify/failures/types';
import { findOperation } from '../../../spotify/operations';
import type { Operation } from '../../../spotify/operations/types';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { buildRequests } from '../../../spotify/plan/buildRequests';
import { isOneForAll } from '../../../spotify/run/jobs';
import { idFieldName } from '../description/idLocator';
import { internalFault, thrownWords } from './faults';
import { parameterReader, type ParameterReader } from './parameterReader';
import { DEFAULT_PARAMETERS, readParameters, type ItemParameters } from './readParameters';
import type { Call } from './tasks';

const unreadable = (thrown: unknown, hint: string) =>
	failed(invalidInput('Parameters', thrownWords(thrown), hint));

/** What the form says once for the whole run. */
export interface Choice {
	operation: Operation;
	authentication: unknown;
}

/** What the form chooses, of which an expression or another version may have made up anything. */
export function readChoice(context: IExecuteFunctions): Outcome<Choice> {
	const chosen = (name: string): unknown => context.getNodeParameter(name, 0, '');
	try {
		const operation = operationOf(String(chosen('resource')), String(chosen('operation')));
		if (!operation.ok) return operation;
		return succeeded({ operation: operation.value, authentication: chosen('authentication') });
	} catch (error) {
		return unreadable(error, 'Check the expressions in the fields of the node.');
	}
}

function operationOf(resource: string, name: string): Outcome<Operation> {
	const operation = findOperation(resource, name);
	if (operation) return succeeded(operation);
	return failed(
		invalidInput(
			'Operation',
			`There is no operation '${name}' of the resource '${resource}'`,
			'Choose resource and operation from the lists of the node.',
		),
	);
}

const noLimit = () =>
	invalidInput(
		'Limit',
		'The limit is not a number of results',
		"Expected is a whole number of 1 or more; or switch on 'Return All'.",
	);

/** What the form says for one item. An expression that fails for it fails that item, not the run. */
async function parametersOf(
	context: IExecuteFunctions,
	reader: ParameterReader,
	operation: Operation,
	itemIndex: number,
): Promise<Outcome<ItemParameters>> {
	try {
		const parameters = await readParameters(context, reader, operation, itemIndex);
		return Number.isNaN(parameters.most) ? failed(noLimit()) : succeeded(parameters);
	} catch (error) {
		return unreadable(error, 'Check the expressions in the fields of the node for this item.');
	}
}

function plansOf(operation: Operation, parameters: ItemParameters): Array<Outcome<Planned>> {
	try {
		const { values, simplify } = parameters;
		return buildRequests(operation, values, ({ of }) => idFieldName(of), simplify);
	} catch (error) {
		return [failed(internalFault(error))];
	}
}

/** The calls for all input items: one at least for each of them. */
export async function planItems(context: IExecuteFunctions, operation: Operation): Promise<Call[]> {
	const calls: Call[] = [];
	const reader = parameterReader(context);
	for (const itemIndex of context.getInputData().keys()) {
		const read = await parametersOf(context, reader, operation, itemIndex);
		const parameters = read.ok ? read.value : DEFAULT_PARAMETERS;
		const plans = read.ok ? plansOf(operation, parameters) : [read];
		append(
			calls,
			plans.map((planned) => ({ itemIndex, parameters, planned })),
		);
	}
	return calls;
}

/** What a call would fail with as long as `refuse` says so. */
export const refuseCalls = (
	calls: readonly Call[],
	refuse: (call: Planned) => SpotifyFailure | undefined,
): Call[] =>
	calls.map((call) => {
		const failure = call.planned.ok ? refuse(call.planned.value) : undefined;
		return failure ? { ...call, planned: failed(failure) } : call;
	});

/** Orders that make one thing with those of other items fail where one of these is wrong. */
export function refuseParts(calls: readonly Call[]): Call[] {
	const wrong = calls.find(({ planned }) => !planned.ok);
	if (!wrong) return [...calls];
	const message = `Nothing was written, since input item ${wrong.itemIndex} is wrong`;
	const hint =
		'The items of the input make one list, which would lack this one. Its own error says what is wrong.';
	return refuseCalls(calls, (planned) =>
		isOneForAll(planned) ? invalidInput('Items', message, hint) : undefined,
	);
}
