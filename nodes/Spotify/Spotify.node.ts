import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { authentication, credentials } from './description/account';
import { nodeHint } from './description/builderHints';
import { operationProperties } from './description/properties';
import { executeOperation } from './execute/executeOperation';
import { listSearch } from './methods/listSearch';
import { loadOptions } from './methods/loadOptions';

/** Spotify's Web API as a step of a workflow. */
export class Spotify implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Spotify Web API',
		name: 'spotify',
		icon: { light: 'file:../../icons/spotify.svg', dark: 'file:../../icons/spotify.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			"Search and read Spotify's catalogue, and use a user's library, playlists and player",
		defaults: { name: 'Spotify' },
		builderHint: nodeHint,
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentials(),
		properties: [authentication('clientCredentials'), ...operationProperties()],
	};

	methods = { listSearch, loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await executeOperation(this)];
	}
}
