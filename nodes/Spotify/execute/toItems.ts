import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { SpotifyFailure } from '../../../spotify/failures';
import type { Operation } from '../../../spotify/operations/types';
import type { Listing } from '../../../spotify/paging/types';
import { simplify } from '../../../spotify/simplify/simplify';
import { toErrorData, toNodeError, type Telling } from './toNodeError';

/** One item for each result of a request. */
export function toItems(
	{ entries }: Listing,
	{ output }: Operation,
	itemIndex: number,
	isSimplified: boolean,
	id: string | undefined,
): INodeExecutionData[] {
	const known = output.fromId !== undefined && id !== undefined ? { [output.fromId]: id } : {};
	return entries
		.filter(({ value }) => value !== null)
		.map(({ value, position }) => ({
			json: (isSimplified
				? { ...simplify(value, output.kind, position), ...known }
				: value) as IDataObject,
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
