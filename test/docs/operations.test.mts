import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { operationsPage } from '../../scripts/docs/operationsPage.mts';
import { resources } from '../../spotify/operations';
import { defineResource } from '../../spotify/operations/types';
import facts from '../facts/operations.json';

const page = operationsPage(resources, facts);

/** The cells of each row of the table, without its head. */
const rows = (text: string): string[][] =>
	text
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.slice(2)
		.map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));

it('docs/operations.md is what npm run docs writes', () => {
	const written = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');
	expect(written === page ? 'fresh' : 'stale: run npm run docs').toBe('fresh');
});

it('has a row of as many cells for every operation', () => {
	const operations = resources.flatMap((resource) => Object.values(resource.operations));
	expect(rows(page)).toHaveLength(operations.length);
	expect(rows(page).map((cells) => cells.length)).toEqual(operations.map(() => 8));
	expect(page).not.toContain('undefined');
});

it('says of an operation what the table and the facts say', () => {
	const show = defineResource('show', 'Show', {
		getEpisodes: {
			name: 'Get Episodes',
			action: '',
			description: '',
			route: 'GET /shows/{id}/episodes',
			fields: [{ kind: 'id', of: 'show', wire: 'id', in: 'path' }],
			paging: { kind: 'offset', itemsAt: 'items', maxLimit: 50 },
			output: { kind: 'episode' },
			onlyFor: 'olderApps',
			docs: 'get-a-shows-episodes',
		},
	});
	const fact = {
		operationId: 'get-a-shows-episodes',
		scopes: ['a', 'b'],
		scopeRule: 'optional',
		userOnly: false,
	};
	const link = 'https://developer.spotify.com/documentation/web-api/reference/get-a-shows-episodes';

	expect(rows(operationsPage([show], [fact]))).toEqual([
		[
			'Show',
			'Get Episodes',
			'`GET /shows/{id}/episodes`',
			'`a`, `b` (optional)',
			'extended quota and older apps; app or user token',
			'one a request',
			'50',
			`[get-a-shows-episodes](${link})`,
		],
	]);
	const [needed] = rows(operationsPage([show], [{ ...fact, scopeRule: 'all', userOnly: true }]));
	expect(needed?.[3]).toBe('`a`, `b`');
	expect(needed?.[4]).toContain('user token');
});
