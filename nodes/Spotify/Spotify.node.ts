import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { ABOUT } from './description/about';
import { authentication, credentials } from './description/account';
import { nodeHint } from './description/builderHints';
import { actions, operationProperties } from './description/properties';
import { subtitleOf } from './description/subtitle';
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
		subtitle: subtitleOf(actions(), '$parameter["resource"] + "." + $parameter["operation"]'),
		description: ABOUT,
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
		// n8n loads a node at each start, used or not: what only runs need is loaded by the first.
		const { executeOperation } = await import('./execute/executeOperation');
		return [await executeOperation(this)];
	}
}
