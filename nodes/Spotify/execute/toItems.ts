import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { SpotifyFailure } from '../../../spotify/failures';
import type { Operation, Output } from '../../../spotify/operations/types';
import type { Entry, Listing } from '../../../spotify/paging/types';
import { isObject } from '../../../spotify/json';
import { simplify } from '../../../spotify/simplify/simplify';
import { toErrorData, toNodeError, type Telling } from './toNodeError';

/** What the items of a raw answer hold: one item for each object of a list. */
function rawJson(value: unknown): IDataObject[] {
	// Nothing is handed out, as after a command: the item says that it was done.
	if (value === null || value === undefined || value === '') return [{ success: true }];
	const entries: unknown[] = Array.isArray(value) ? value : [value];
	return entries.map((entry) => (isObject(entry) ? entry : { value: entry }) as IDataObject);
}

/** What the items of one result hold. */
function toJson({ value, position }: Entry, output: Output, isSimplified: boolean): IDataObject[] {
	const { kind } = output;
	if (kind === 'raw') return rawJson(value);
	if (value === null) return [];
	if (kind === 'value') return [{ [output.as]: value } as IDataObject];
	return [(isSimplified ? simplify(value, kind, position) : value) as IDataObject];
}

/** One item for each result of a request. */
export function toItems(
	{ entries }: Listing,
	{ output }: Operation,
	itemIndex: number,
	isSimplified: boolean,
	id: string | undefined,
): INodeExecutionData[] {
	const field = isSimplified && 'fromId' in output ? output.fromId : undefined;
	const known = field !== undefined && id !== undefined ? { [field]: id } : undefined;
	return entries
		.flatMap((entry) => toJson(entry, output, isSimplified))
		.map((json) => ({
			json: known ? { ...json, ...known } : json,
			pairedItem: { item: itemIndex },
		}));
}

/**
 * The item that stands for a failure. With nothing beside `error` in its json, n8n sends it to the
 * error output and adds the input's fields. Where the node has "Retry On Fail", a first item with a
 * `json.error` would make n8n run all items again, so the item's own `error` is used.
 */
export function toErrorItem(
	failure: SpotifyFailure,
	telling: Telling,
	itemIndex: number,
): INodeExecutionData {
	const pairedItem = { item: itemIndex };
	return telling.node.retryOnFail
		? { json: {}, error: toNodeError(failure, telling, itemIndex), pairedItem }
		: { json: { error: toErrorData(failure, telling) }, pairedItem };
}
