import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { internalFault } from '../../../spotify/failures/internalFault';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import {
	kindOf,
	type ObjectOutput,
	type Operation,
	type Output,
} from '../../../spotify/operations/types';
import type { Entry, Listing } from '../../../spotify/paging/types';
import { isChange } from '../../../spotify/plan/changes';
import { isAggregate } from '../../../spotify/run/jobs';
import type { Call } from '../../../spotify/run/types';
import type { OutputChoice } from '../../../spotify/simplify/outputChoice';
import {
	createSimplifier,
	isGone,
	isOfSpotify,
	type Simplifier,
} from '../../../spotify/simplify/simplify';
import { isObject } from '../../../spotify/values/json';
import { toErrorData, toNodeError, type ErrorContext } from './toNodeError';

/** Makes what the items of a raw answer hold: one item for each object of a list. */
function rawJson(value: unknown): IDataObject[] {
	// Nothing is handed out, as after a command: the item says that it was done.
	if (value === null || value === undefined || value === '') return [{ success: true }];
	const entries: unknown[] = Array.isArray(value) ? value : [value];
	return entries.map((entry) => (isObject(entry) ? entry : { value: entry }) as IDataObject);
}

const isEmpty = (value: unknown): boolean => value === '' || value === undefined;

/** Returns what an object's answer says, also where it says nothing. */
const objectOf = (value: unknown, { whenEmpty }: ObjectOutput): unknown =>
	isEmpty(value) ? (whenEmpty ?? null) : value;

/**
 * Tells whether an entry of a list is nothing to hand out. What Spotify writes for something that
 * is gone is an item of the raw output, if it writes anything; a single answer of null says that
 * there is nothing to say.
 */
function isMissing(
	{ value, passthrough }: Entry,
	operation: Operation,
	{ planned, parameters }: Call,
): boolean {
	const isOfList = planned.ok && 'paging' in planned.value;
	if (!isOfList || passthrough) return false;
	if (value === null || parameters.output === 'raw') return value === null;
	const kind = kindOf(operation);
	return kind !== undefined && isGone(value, kind);
}

/** What the items of results are made for. */
export interface ItemSettings {
	output: Output;
	choice: OutputChoice;
	/** What the request was about. */
	id: string | undefined;
	/** Of several kinds of object, those that were asked for. */
	among?: readonly string[] | undefined;
}

/** Returns what is known of a result beside what Spotify says. */
function knownFields(
	{ firstFields, extraFields, passthrough }: Entry,
	{ output, id }: ItemSettings,
): IDataObject {
	const field = 'fromId' in output ? output.fromId : undefined;
	return {
		...(passthrough && { position: null }),
		...(field !== undefined && id !== undefined && { [field]: id }),
		...(firstFields as IDataObject | undefined),
		...(extraFields as IDataObject | undefined),
	};
}

/** Makes what the items of one result hold that is no object of a kind. */
function plainJson({ value }: Entry, output: Output, known: IDataObject): IDataObject[] {
	switch (output.kind) {
		case 'raw':
			return rawJson(value).map((json) => ({ ...json, ...known }));
		case 'value':
			return value === null ? [] : [{ [output.as]: value, ...known } as IDataObject];
		default:
			return [{ success: true, ...known }];
	}
}

/** Makes what the items of one result hold. */
export type JsonMaker = (entry: Entry) => IDataObject[];

/** Makes what the items of results hold, of one result after the other. */
export function createJsonMaker(settings: ItemSettings): JsonMaker {
	const { output, choice, among } = settings;
	const kind = kindOf(settings);
	if (kind === undefined) {
		return (entry) => plainJson(entry, output, knownFields(entry, settings));
	}
	const isRaw = choice === 'raw' && isOfSpotify(kind);
	const simplifier: Simplifier | undefined = isRaw
		? undefined
		: createSimplifier(kind, { choice, ...(among && { among }) });
	return (entry) => {
		const object = objectOf(entry.value, output as ObjectOutput);
		if (object === null) return [];
		if (!simplifier) {
			return [{ ...entry.firstFields, ...(object as object), ...entry.extraFields } as IDataObject];
		}
		return [simplifier(object, entry.position, knownFields(entry, settings)) as IDataObject];
	};
}

/** Makes the file of an entry, if it has one. */
async function toBinary(
	context: IExecuteFunctions,
	{ picture }: Entry,
): Promise<Pick<INodeExecutionData, 'binary'>> {
	if (!picture) return {};
	const { data, fileName, mimeType, property } = picture;
	const binary = await context.helpers.prepareBinaryData(Buffer.from(data), fileName, mimeType);
	return { binary: { [property]: binary } };
}

/** Returns the input items that a result is of: all of a task whose calls make one thing. */
function pairedItems({ planned, itemIndex }: Call, task: readonly Call[]) {
	if (!planned.ok || !isAggregate(planned.value) || task.length === 1) return { item: itemIndex };
	return [...new Set(task.map((call) => call.itemIndex))].map((item) => ({ item }));
}

/** Returns those kinds of object, of several, that a request asks for. */
function amongOf({ planned }: Call, output: Output): readonly string[] | undefined {
	const wire = 'amongIn' in output ? output.amongIn : undefined;
	if (wire === undefined || !planned.ok || !('request' in planned.value)) return undefined;
	return planned.value.request.query[wire]?.split(',');
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
 * Makes one item for each result of a call. Never rejects: a result that cannot be made into an
 * item becomes a failure, and the others stay as they are.
 * @param task the calls that were done together with it
 * @param errorItem makes what stands for a failure in the place of one of several results
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
	const { output } = operation;
	const settings: ItemSettings = {
		output,
		choice: parameters.output,
		id: planned.ok ? planned.value.id : undefined,
		among: amongOf(call, output),
	};
	let makeJson: JsonMaker | undefined;
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
			makeJson ??= createJsonMaker(settings);
			for (const json of makeJson(entry)) {
				items.push({ json, ...binary, pairedItem });
			}
		} catch (error) {
			failure ??= internalFault(error, planned.ok && isChange(planned.value, operation));
		}
	}
	return { items, missing, ...(failure && { failure }) };
}

/**
 * Makes the item that stands for a failure. With nothing beside `error` in its json, n8n sends it
 * to the error output and adds the input's fields. If the node has "Retry On Fail", a first item
 * with a `json.error` would make n8n run all items again, so the item's own `error` is used; n8n
 * puts its message in place of the json, except for a tool: a language model gets the json as it
 * is. One that leads back to an input item that n8n does not find would end the run, so it leads to none.
 * @param extraFields what else the error says, such as which of an item's lines it is about
 */
export function toErrorItem(
	failure: SpotifyFailure,
	errorContext: ErrorContext,
	itemIndex: number,
	extraFields: IDataObject = {},
): INodeExecutionData {
	const leadsBack = errorContext.leadsBack?.(itemIndex) ?? true;
	const pairedItem = leadsBack && { pairedItem: { item: itemIndex } };
	const data = { ...toErrorData(failure, errorContext), ...extraFields };
	return errorContext.node.retryOnFail
		? { json: data, error: toNodeError(failure, errorContext, itemIndex), ...pairedItem }
		: { json: { error: data }, ...pairedItem };
}
