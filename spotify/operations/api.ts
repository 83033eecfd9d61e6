import { defineResource } from './types';

export const api = defineResource('api', 'API', {
	getUsage: {
		name: 'Get Usage',
		action: 'Get API usage',
		description:
			"Tell for each group of endpoints how many requests n8n has sent in the last 24 hours with the credential's app, until when Spotify has closed it, and how many wait",
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
