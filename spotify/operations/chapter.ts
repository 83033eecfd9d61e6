import { idInPath, market } from './fields';
import { defineResource } from './types';

export const chapter = defineResource('chapter', 'Chapter', {
	get: {
		name: 'Get',
		action: 'Get chapter',
		description: 'Get one or more chapters of audiobooks by ID, URI or link',
		route: 'GET /chapters/{id}',
		fields: [idInPath('chapter'), market()],
		several: { route: 'GET /chapters', most: 50, listAt: 'chapters', onlyFor: 'olderApps' },
		output: { kind: 'chapter' },
		docs: 'get-a-chapter',
	},
});
