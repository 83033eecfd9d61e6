import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { ABOUT } from './description/about';
import { authentication, credentials } from './description/account';
import { listSearch } from './methods/listSearch';
import { eventNames, eventProperties } from './trigger/properties';
import { subtitleOf } from './description/subtitle';
import { eventLoadOptions } from './trigger/loadOptions';

/** Starts a workflow when something happens on Spotify. */
export class SpotifyTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Spotify Web API Trigger',
		name: 'spotifyTrigger',
		icon: { light: 'file:../../icons/spotify.svg', dark: 'file:../../icons/spotify.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: subtitleOf(eventNames(), '$parameter["event"]'),
		description: ABOUT,
		defaults: { name: 'Spotify Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentials(),
		properties: [authentication('oAuth2'), ...eventProperties()],
	};

	methods = { listSearch, loadOptions: eventLoadOptions };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		// As in Spotify.node.ts: what only polls need is loaded by the first.
		const { runPoll } = await import('./trigger/runPoll');
		return await runPoll(this);
	}
}
