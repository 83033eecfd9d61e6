import { idInPath, marketOfPodcasts } from './fields';
import { coverFields } from './settings/cover';
import { PAGES } from './pages';
import { defineResource } from './types';

export const show = defineResource('show', 'Show', {
	downloadCover: {
		name: 'Download Cover',
		action: 'Download show cover',
		description: 'Get the cover picture of one or more shows as a file',
		route: 'GET /shows/{id}',
		fields: [idInPath('show'), marketOfPodcasts(), ...coverFields],
		job: 'downloadCover',
		output: { kind: 'cover' },
		docs: 'get-a-show',
	},
	get: {
		name: 'Get',
		action: 'Get show',
		description: 'Get one or more podcasts by ID, URI or link',
		route: 'GET /shows/{id}',
		fields: [idInPath('show'), marketOfPodcasts()],
		batchGet: { route: 'GET /shows', limit: 50, listAt: 'shows', availability: 'olderApps' },
		output: { kind: 'show' },
		docs: 'get-a-show',
	},
	getEpisodes: {
		name: 'Get Episodes',
		action: 'Get show episodes',
		description:
			'List the episodes of one or more podcasts, newest or oldest first, as Spotify orders them',
		route: 'GET /shows/{id}/episodes',
		fields: [idInPath('show'), marketOfPodcasts()],
		paging: PAGES,
		output: { kind: 'episode', fromId: 'showId' },
		docs: 'get-a-shows-episodes',
	},
});
