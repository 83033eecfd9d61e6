import { defineResource } from './types';

export const api = defineResource('api', 'API', {
	request: {
		name: 'Request',
		action: 'Make API request',
		description: 'Call any path of the Web API, with the same token, pauses and retries',
		route: 'any',
		fields: [],
		output: { kind: 'raw' },
	},
});
