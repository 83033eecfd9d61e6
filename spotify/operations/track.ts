import { idInPath, market } from './fields';
import { defineResource } from './types';

export const track = defineResource('track', 'Track', {
	get: {
		name: 'Get',
		action: 'Get a track',
		description: 'Get one or more tracks by ID, URI or link',
		route: 'GET /tracks/{id}',
		fields: [idInPath('track'), market()],
		output: { kind: 'track' },
		docs: 'get-track',
	},
});
