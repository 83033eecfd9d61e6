import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { internalFault } from '../../../spotify/failures/internalFault';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import type { ObjectOutput, Operation, Output } from '../../../spotify/operations/types';
import type { Entry, Listing } from '../../../spotify/paging/types';
import { isChange } from '../../../spotify/plan/changes';
import { isAggregate } from '../../../spotify/run/jobs';
import type { Call } from '../../../spotify/run/types';
import type { OutputChoice } from '../../../spotify/simplify/outputChoice';
import { isGone, simplify } from '../../../spotify/simplify/simplify';
import { isObject } from '../../../spotify/values/json';
import { toErrorData, toNodeError, type ErrorContext } from './toNodeError';

/** What the items of a raw answer hold: one item for each object of a list. */
function rawJson(value: unknown): IDataObject[] {
	// Nothing is handed out, as after a command: the item says that it was done.
	if (value === null || value === undefined || value === '') return [{ success: true }];
	const entries: unknown[] = Array.isArray(value) ? value : [value];
	return entries.map((entry) => (isObject(entry) ? entry : { value: entry }) as IDataObject);
}

const isEmpty = (value: unknown): boolean => value === '' || value === undefined;

/** What an object's answer says, also where it says nothing. */
const objectOf = (value: unknown, { whenEmpty }: ObjectOutput): unknown =>
	isEmpty(value) ? (whenEmpty ?? null) : value;

/**
 * Whether an entry of a list is nothing to hand out. What Spotify writes for something that is gone
 * is an item of the raw output, where it writes anything; a single answer of null says that there is
 * nothing to say.
 */
function isMissing(
	{ value, passthrough }: Entry,
	{ output: { kind } }: Operation,
	{ planned, parameters }: Call,
): boolean {
	const isOfList = planned.ok && 'paging' in planned.value;
	if (!isOfList || passthrough) return false;
	if (value === null || parameters.output === 'raw') return value === null;
	return kind !== 'done' && kind !== 'raw' && kind !== 'value' && isGone(value, kind);
}

/** What the items of one result hold, but for what its request knows. */
function answered(
	{ value, position, passthrough }: Entry,
	output: Output,
	choice: OutputChoice,
): IDataObject[] {
	if (passthrough) return [value as IDataObject];
	switch (output.kind) {
		case 'raw':
			return rawJson(value);
		case 'done':
			return [{ success: true }];
		case 'value':
			return value === null ? [] : [{ [output.as]: value } as IDataObject];
		default: {
			const object = objectOf(value, output);
			if (object === null) return [];
			return [(choice === 'raw' ? object : simplify(object, output.kind, position)) as IDataObject];
		}
	}
}

/**
 * What the items of one result hold.
 * @param id what its request was about
 */
export function toJson(
	entry: Entry,
	output: Output,
	choice: OutputChoice,
	id: string | undefined,
): IDataObject[] {
	const firstFields = entry.firstFields as IDataObject | undefined;
	const extraFields = entry.extraFields as IDataObject | undefined;
	const found = answered(entry, output, choice).map((json) => ({
		...firstFields,
		...json,
		...extraFields,
	}));
	const isOurs = choice !== 'raw' || output.kind === 'done';
	const field = isOurs && 'fromId' in output ? output.fromId : undefined;
	if (field === undefined || id === undefined) return found;
	return found.map((json) => ({ ...json, [field]: id }));
}

/** The file of an entry, where it has one. */
async function toBinary(
	context: IExecuteFunctions,
	{ picture }: Entry,
): Promise<Pick<INodeExecutionData, 'binary'>> {
	if (!picture) return {};
	const { data, fileName, mimeType, property } = picture;
	const binary = await context.helpers.prepareBinaryData(Buffer.from(data), fileName, mimeType);
	return { binary: { [property]: binary } };
}

/** The input items that a result is of: all of a task whose orders make one thing. */
function pairedItems({ planned, itemIndex }: Call, task: readonly Call[]) {
	if (!planned.ok || !isAggregate(planned.value) || task.length === 1) return { item: itemIndex };
	return [...new Set(task.map((call) => call.itemIndex))].map((item) => ({ item }));
}

/** What became of the results of a call. */
interface Made {
	items: INodeExecutionData[];
	/** How many of them were nothing to hand out. */
	missing: number;
	/** Of one that could not be made into an item. */
	failure?: SpotifyFailure;
}

/**
 * One item for each result of a call. Never rejects: a result that cannot be made into an item is a
 * failure, and takes nothing from the others.
 * @param task the calls that were done together with it
 * @param errorItem what stands for a failure in the place of one of several results
 */
export async function toItems(
	context: IExecuteFunctions,
	operation: Operation,
	call: Call,
	{ entries }: Listing,
	task: readonly Call[],
	errorItem: (failure: SpotifyFailure, extraFields?: IDataObject) => INodeExecutionData,
): Promise<Made> {
	const items: INodeExecutionData[] = [];
	if (entries.length === 0) return { items, missing: 0 };
	const { planned, parameters } = call;
	const id = planned.ok ? planned.value.id : undefined;
	const pairedItem = pairedItems(call, task);
	let failure: SpotifyFailure | undefined;
	let missing = 0;
	for (const entry of entries) {
		try {
			if (entry.failure) {
				items.push(errorItem(entry.failure, entry.extraFields as IDataObject | undefined));
				continue;
			}
			if (isMissing(entry, operation, call)) {
				missing += 1;
				continue;
			}
			const binary = await toBinary(context, entry);
			for (const json of toJson(entry, operation.output, parameters.output, id)) {
				items.push({ json, ...binary, pairedItem });
			}
		} catch (error) {
			failure ??= internalFault(error, planned.ok && isChange(planned.value, operation));
		}
	}
	return { items, missing, ...(failure && { failure }) };
}

/**
 * The item that stands for a failure. With nothing beside `error` in its json, n8n sends it to the
 * error output and adds the input's fields. Where the node has "Retry On Fail", a first item with a
 * `json.error` would make n8n run all items again, so the item's own `error` is used; n8n puts its
 * message in place of the json, but for a tool, of which a language model gets the json as it is.
 * @param extraFields what else the error says, such as which of an item's lines it is about
 */
export function toErrorItem(
	failure: SpotifyFailure,
	errorContext: ErrorContext,
	itemIndex: number,
	extraFields: IDataObject = {},
): INodeExecutionData {
	const pairedItem = { item: itemIndex };
	const data = { ...toErrorData(failure, errorContext), ...extraFields };
	return errorContext.node.retryOnFail
		? { json: data, error: toNodeError(failure, errorContext, itemIndex), pairedItem }
		: { json: { error: data }, pairedItem };
}
