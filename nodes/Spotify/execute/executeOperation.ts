import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { invalidInput, type SpotifyFailure } from '../../../spotify/failures';
import { mapInOrder } from '../../../spotify/mapInOrder';
import { findOperation } from '../../../spotify/operations';
import type { Operation } from '../../../spotify/operations/types';
import { failed } from '../../../spotify/outcome';
import type { Listing } from '../../../spotify/paging/types';
import { buildRequests } from '../../../spotify/request/buildRequests';
import { missingScope, needsUser } from '../../../spotify/request/callers';
import { isChange } from '../../../spotify/request/changes';
import type { Planned } from '../../../spotify/request/types';
import { idFieldName } from '../description/idLocator';
import { createClient } from '../transport/createClient';
import { n8nClock } from '../transport/n8nClock';
import { answersModel } from './answersModel';
import { parameterReader, type ParameterReader } from './parameterReader';
import { DEFAULT_PARAMETERS, readParameters, type ItemParameters } from './readParameters';
import { createReport } from './report';
import { runTask, tasksOf, withAllUnwritten, type Call } from './tasks';
import { isMissing, toErrorItem, toItems } from './toItems';
import { toNodeError, type Telling } from './toNodeError';

const noLimit = () =>
	invalidInput(
		'Limit',
		'The limit is not a number of results',
		"Expected is a whole number of 1 or more; or switch on 'Return All'.",
	);

/** The calls for one item. An expression that fails for it fails that item, not the run. */
async function planItem(
	context: IExecuteFunctions,
	reader: ParameterReader,
	operation: Operation,
	itemIndex: number,
): Promise<Call[]> {
	try {
		const parameters = await readParameters(context, reader, operation, itemIndex);
		if (Number.isNaN(parameters.most)) {
			return [{ itemIndex, parameters, planned: failed(noLimit()) }];
		}
		const { values, simplify } = parameters;
		return buildRequests(operation, values, ({ of }) => idFieldName(of), simplify).map(
			(planned) => ({ itemIndex, parameters, planned }),
		);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		const hint = 'Check the expressions in the fields of the node for this item.';
		const planned = failed(invalidInput('Parameters', message, hint));
		return [{ itemIndex, parameters: DEFAULT_PARAMETERS, planned }];
	}
}

async function planItems(context: IExecuteFunctions, operation: Operation): Promise<Call[]> {
	const calls: Call[] = [];
	const reader = parameterReader(context);
	for (const itemIndex of context.getInputData().keys()) {
		calls.push(...(await planItem(context, reader, operation, itemIndex)));
	}
	return calls;
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

/** What a call would fail with as long as `refuse` says so. */
const refuseCalls = (
	calls: readonly Call[],
	refuse: (call: Planned) => SpotifyFailure | undefined,
): Call[] =>
	calls.map((call) => {
		const failure = call.planned.ok ? refuse(call.planned.value) : undefined;
		return failure ? { ...call, planned: failed(failure) } : call;
	});

const urisOf = (planned: Planned): readonly string[] =>
	'job' in planned ? planned.order.uris : [];

/** Orders that make one thing with those of other items fail where one of these is wrong. */
function refuseParts(calls: readonly Call[]): Call[] {
	const wrong = calls.find(({ planned }) => !planned.ok);
	if (!wrong) return [...calls];
	const message = `Nothing was written, since input item ${wrong.itemIndex} is wrong`;
	const hint =
		'The items of the input make one list, which would lack this one. Its own error says what is wrong.';
	return refuseCalls(calls, (planned) =>
		'job' in planned && planned.asOne ? invalidInput('Items', message, hint) : undefined,
	);
}

/**
 * Runs the chosen operation for every input item: the only loop over items.
 * @returns one item for each result, in the order of the input items; with continue-on-fail also
 * one for each failure
 * @throws the error of the first item that failed, where the node does not continue on fail
 */
export async function executeOperation(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	if (context.getInputData().length === 0) return [];
	const operation = chosenOperation(context);
	const continues = context.continueOnFail() || answersModel(context.getNode());
	const telling = (): Telling => ({
		node: context.getNode(),
		timeZone: context.getTimezone(),
		nowMs: n8nClock.nowMs(),
	});
	/** Nothing is sent while an item of the run is known to fail. */
	const throwFirst = (calls: readonly Call[]): void => {
		if (continues) return;
		for (const { planned, itemIndex } of calls) {
			if (!planned.ok) throw toNodeError(planned.failure, telling(), itemIndex);
		}
	};

	const authentication = context.getNodeParameter('authentication', 0);
	const isForApp = authentication === 'clientCredentials';
	const known = refuseCalls(await planItems(context, operation), () =>
		isForApp && operation.needs === 'user' ? needsUser(operation.name) : undefined,
	);
	throwFirst(known);

	const report = createReport(context, known.length);
	// What expressions fail for says nothing of the run.
	const first = known.find(({ planned }) => planned.ok);
	const client = await createClient(context, {
		authentication,
		usage: report.usage,
		maxRequests: first?.parameters.maxRequests,
		signal: context.getExecutionCancelSignal(),
	});
	const calls = refuseParts(
		refuseCalls(known, (planned) => missingScope(operation, client.scopes, urisOf(planned))),
	);
	throwFirst(calls);

	let ending = false;
	const tasks = tasksOf(calls);
	const endsRun = (failure: SpotifyFailure, { parameters }: Call): boolean =>
		!continues && !isSkipped(failure, parameters);
	const run = async (task: readonly Call[]): Promise<Listing[]> => {
		const listings = await runTask(client, operation, task, endsRun);
		for (const [index, call] of task.entries()) {
			const failure = listings[index]?.failure;
			if (failure && endsRun(failure, call)) ending = true;
		}
		return listings;
	};
	// What changes something is done in the order of the items.
	const changes = calls.some(({ planned }) => planned.ok && isChange(planned.value, operation));
	const workers = changes
		? 1
		: calls.reduce((most, { parameters }) => Math.max(most, parameters.maxConcurrency), 1);
	const listings = await mapInOrder(tasks, workers, run, () => ending);

	const done = new Map(
		tasks.flatMap((task, taskIndex) =>
			task.map((call, index) => {
				const all = listings[taskIndex] ?? [];
				return [call, { task, all, listing: all[index] }] as const;
			}),
		),
	);
	const items: INodeExecutionData[] = [];
	for (const call of calls) {
		const { listing = { entries: [] }, task = [call], all = [] } = done.get(call) ?? {};
		items.push(...(await toItems(context, operation, call, listing, task)));
		const { failure } = listing;
		report.notes(
			listing,
			listing.entries.filter((entry) => isMissing(entry, operation, call)).length,
		);
		if (!failure || isSkipped(failure, call.parameters)) continue;
		if (!continues || failure.kind === 'cancelled') {
			const whole = report.withCost(withAllUnwritten(failure, all));
			throw toNodeError(whole, telling(), call.itemIndex);
		}
		items.push(toErrorItem(failure, telling(), call.itemIndex));
	}
	report.show();
	return items;
}
