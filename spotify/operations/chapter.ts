import { idInPath, market } from './fields';
import { defineResource } from './types';

export const chapter = defineResource('chapter', 'Chapter', {
	get: {
		name: 'Get',
		action: 'Get chapter',
		description: 'Get one or more chapters of audiobooks by ID, URI or link',
		route: 'GET /chapters/{id}',
		fields: [idInPath('chapter'), market()],
		batchGet: { route: 'GET /chapters', limit: 50, listAt: 'chapters', availability: 'olderApps' },
		output: { kind: 'chapter' },
		docs: 'get-a-chapter',
	},
});
