import { defineResource } from './types';

export const api = defineResource('api', 'API', {
	getUsage: {
		name: 'Get Usage',
		action: 'Get API usage',
		description:
			'List what this app has sent to each group of endpoints in the last 24 hours, what waits, and until when Spotify has closed it',
		route: 'none',
		fields: [],
		output: { kind: 'usage' },
	},
	request: {
		isDefault: true,
		name: 'Request',
		action: 'Make API request',
		description: 'Call any path of the Web API, with the same token, pauses and retries',
		route: 'any',
		fields: [],
		output: { kind: 'raw' },
	},
});
