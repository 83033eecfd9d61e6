import { idInPath, market } from './fields';
import { PAGES } from './pages';
import { defineResource } from './types';

export const audiobook = defineResource('audiobook', 'Audiobook', {
	get: {
		name: 'Get',
		action: 'Get audiobook',
		description: 'Get one or more audiobooks by ID, URI or link',
		route: 'GET /audiobooks/{id}',
		fields: [idInPath('audiobook'), market()],
		batchGet: {
			route: 'GET /audiobooks',
			limit: 50,
			listAt: 'audiobooks',
			availability: 'olderApps',
		},
		output: { kind: 'audiobook' },
		docs: 'get-an-audiobook',
	},
	getChapters: {
		name: 'Get Chapters',
		action: 'Get audiobook chapters',
		description: 'List the chapters of one or more audiobooks',
		route: 'GET /audiobooks/{id}/chapters',
		fields: [idInPath('audiobook'), market()],
		paging: PAGES,
		output: { kind: 'chapter', fromId: 'audiobookId' },
		docs: 'get-audiobook-chapters',
	},
});
