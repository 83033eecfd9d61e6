import type { INodeProperties } from 'n8n-workflow';
import { CUSTOM_METHODS } from '../../../spotify/plan/customRequest';

/** The form of a request of the user's own. */
export const apiProperties: INodeProperties[] = [
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		options: CUSTOM_METHODS.map((method) => ({ name: method, value: method })),
		default: 'GET',
		description: "As Spotify's reference names it",
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. /artists/0TnOYISbd1XYRBk9myaseg',
		description: 'A path of the Web API, as its reference writes it, or the whole address',
	},
	{
		displayName: 'Query Parameters',
		name: 'queryParameters',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. { "market": "DE" }',
		description: 'A JSON object with the parameters of the query',
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'json',
		default: '{}',
		displayOptions: { show: { method: CUSTOM_METHODS.filter((method) => method !== 'GET') } },
		description: 'A JSON object to send',
	},
	{
		displayName: 'Paging',
		name: 'paging',
		type: 'options',
		options: [
			{ name: 'Off', value: 'off', description: 'One request; its answer is the output' },
			{
				name: 'Offset',
				value: 'offset',
				description: 'As many requests as the list has pages; each entry is an item',
			},
		],
		default: 'off',
		description: 'Whether the answer is a list to read page by page, with limit and offset',
	},
	{
		displayName: 'Items Path',
		name: 'itemsPath',
		type: 'string',
		default: 'items',
		placeholder: 'e.g. albums.items',
		displayOptions: { show: { paging: ['offset'] } },
		description: 'Where the answer has its list',
	},
];

export const CUSTOM_FIELDS: readonly string[] = apiProperties.map(({ name }) => name);
