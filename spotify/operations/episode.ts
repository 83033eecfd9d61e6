import { idInPath, marketOfPodcasts } from './fields';
import { defineResource } from './types';

export const episode = defineResource('episode', 'Episode', {
	get: {
		name: 'Get',
		action: 'Get episode',
		description: 'Get one or more episodes of podcasts by ID, URI or link',
		route: 'GET /episodes/{id}',
		fields: [idInPath('episode'), marketOfPodcasts()],
		batchGet: { route: 'GET /episodes', limit: 50, listAt: 'episodes', availability: 'olderApps' },
		output: { kind: 'episode' },
		docs: 'get-an-episode',
	},
});
