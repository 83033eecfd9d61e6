import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { authentication, credentials } from './description/account';
import { listSearch } from './methods/listSearch';
import { eventProperties } from './trigger/properties';
import { eventLoadOptions } from './trigger/loadOptions';
import { runPoll } from './trigger/runPoll';

/** Starts a workflow when something happens on Spotify. */
export class SpotifyTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Spotify Web API Trigger',
		name: 'spotifyTrigger',
		icon: { light: 'file:../../icons/spotify.svg', dark: 'file:../../icons/spotify.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] }}',
		description:
			'Starts a workflow when something is added to a playlist or saved, played or released on Spotify',
		defaults: { name: 'Spotify Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentials(),
		properties: [authentication('oAuth2'), ...eventProperties()],
	};

	methods = { listSearch, loadOptions: eventLoadOptions };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await runPoll(this);
	}
}
