import 'reflect-metadata';
import { LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';
import { listSearch } from '../../nodes/Spotify/methods/listSearch';
import { Spotify } from '../../nodes/Spotify/Spotify.node';
import type { MemoryCredentialsHelper } from './credentialsHelper.mts';
import { additionalData, AUTHENTICATIONS, clientCredentials } from './engine.mts';

export interface FormList {
	/** The method that the mode of the field names. */
	method: string;
	filter?: string;
	token?: string | undefined;
	/** What the form has, beside the credential kind. */
	parameters?: IDataObject;
	credentials?: MemoryCredentialsHelper;
	/** As in a new form of an n8n without credentials. */
	isWithoutCredential?: boolean;
}

/** Opens a list of the form as n8n's server does it for the editor. */
export async function openList(list: FormList): Promise<INodeListSearchResult> {
	const { method, filter, token, credentials = clientCredentials() } = list;
	const parameters = { authentication: AUTHENTICATIONS[credentials.typeName], ...list.parameters };
	const nodeType: INodeType = new Spotify();
	const nodeTypes: INodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const node = {
		id: 'uuid-1234',
		name: 'Temp-Node',
		type: 'spotify',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: parameters as { authentication: string },
		credentials: list.isWithoutCredential
			? {}
			: { [credentials.typeName]: { id: '1', name: 'test' } },
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const context = new LoadOptionsContext(
		workflow,
		node,
		{ ...additionalData(credentials), currentNodeParameters: parameters },
		'parameters.field',
	) as ILoadOptionsFunctions;
	const search = listSearch[method];
	if (!search) throw new Error(`There is no list ${method}`);
	return await search.call(context, filter, token);
}
