import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { operationProperties } from './description/properties';
import { executeOperation } from './execute/executeOperation';
import { listSearch } from './methods/listSearch';

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
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'spotifyAccessTokenApi',
				required: true,
				displayOptions: { show: { authentication: ['accessToken'] } },
			},
			{
				name: 'spotifyClientCredentialsApi',
				required: true,
				displayOptions: { show: { authentication: ['clientCredentials'] } },
			},
			{
				name: 'spotifyUserOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		properties: [
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				options: [
					{
						name: 'Access Token',
						value: 'accessToken',
						description: 'For trials: a token that you have, and that ends within an hour',
					},
					{
						name: 'Client Credentials',
						value: 'clientCredentials',
						description: 'For the public catalogue. Acts for an app, not for a user.',
					},
					{
						name: 'User OAuth2',
						value: 'oAuth2',
						description: "For a user's library, playlists and player, and for the catalogue too",
					},
				],
				default: 'clientCredentials',
			},
			...operationProperties(),
		],
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await executeOperation(this)];
	}
}
