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
		description: "Choose the method, as in Spotify's reference",
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. /artists/0TnOYISbd1XYRBk9myaseg',
		description: "Enter a path of the Web API as in Spotify's reference, or its full address",
	},
	{
		displayName: 'Query Parameters',
		name: 'queryParameters',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. { "market": "DE" }',
		description: 'Enter the query parameters as a JSON object',
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'json',
		default: '{}',
		displayOptions: { show: { method: CUSTOM_METHODS.filter((method) => method !== 'GET') } },
		description: 'Enter what to send as a JSON object',
	},
	{
		displayName: 'Paging',
		name: 'paging',
		type: 'options',
		options: [
			{ name: 'Off', value: 'off', description: 'Send one request and return its answer' },
			{
				name: 'Offset',
				value: 'offset',
				description: 'Read all pages and return each entry as an item',
			},
		],
		default: 'off',
		description: 'Whether to read a list page by page, with limit and offset',
	},
	{
		displayName: 'Items Path',
		name: 'itemsPath',
		type: 'string',
		default: 'items',
		placeholder: 'e.g. albums.items',
		displayOptions: { show: { paging: ['offset'] } },
		description: 'Enter the path of the list in the answer',
	},
];

export const CUSTOM_FIELDS: readonly string[] = apiProperties.map(({ name }) => name);
