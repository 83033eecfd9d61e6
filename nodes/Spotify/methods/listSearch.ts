import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { PICKER_KINDS } from '../../../spotify/pickers/kinds';
import { listMethod } from '../description/idLocator';

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** What n8n calls for the lists of a node's id fields, by the names in their modes. */
export const listSearch: Record<string, ListSearch> = Object.fromEntries(
	PICKER_KINDS.map((kind): [string, ListSearch] => [
		listMethod(kind),
		async function (filter = '', paginationToken) {
			const { searchList } = await import('./searchList');
			return await searchList(this, kind, filter, paginationToken);
		},
	]),
);
