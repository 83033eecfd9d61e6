import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { operationsPage, type CallerFact } from '../../scripts/docs/operationsPage.mts';
import { resources } from '../../spotify/operations';
import { device, libraryUris } from '../../spotify/operations/fields';
import { type Field, type UrisField } from '../../spotify/operations/fieldTypes';
import { defineResource, type Operation, type ScopeRule } from '../../spotify/operations/types';
import { operationFacts as facts } from '../facts/facts.mts';

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

const LINK = 'https://developer.spotify.com/documentation/web-api/reference';

/** The cells of an operation, from its endpoint on, and of what the document says beside. */
const cellsOf = (
	operation: Partial<Operation>,
	fact: Partial<CallerFact> = {},
): string[] | undefined => {
	const whole: Operation = {
		name: 'Get Episodes',
		action: '',
		description: '',
		route: 'GET /shows/{id}/episodes',
		fields: [],
		output: { kind: 'episode' },
		docs: 'get-a-shows-episodes',
		...operation,
	};
	const known = { operationId: 'get-a-shows-episodes', scopes: [], batchOf: null, ...fact };
	const [cells] = rows(operationsPage([defineResource('show', 'Show', { whole })], [known]));
	return cells;
};

const idOf = (of: 'show' | 'playlist'): Field => ({ kind: 'id', of, wire: 'id', in: 'path' });
const items: UrisField = { ...libraryUris(), required: true };

it('says of an operation what the table and the facts say', () => {
	const operation: Partial<Operation> = {
		fields: [idOf('show')],
		paging: { kind: 'offset', itemsAt: 'items', maxLimit: 50 },
		availability: 'olderApps',
	};
	expect(cellsOf(operation, { scopes: ['a', 'b'] })).toEqual([
		'Show',
		'Get Episodes',
		'`GET /shows/{id}/episodes`',
		'`a`, `b` (optional)',
		'extended quota and older apps; app or user token',
		'one a request',
		'50',
		`[get-a-shows-episodes](${LINK}/get-a-shows-episodes)`,
	]);
});

it.each<[string, ScopeRule, string]>([
	['all', { allOf: ['user-read-email', 'user-top-read'] }, '`user-read-email`, `user-top-read`'],
	[
		'one of some',
		{ oneOf: ['playlist-modify-public', 'playlist-modify-private'] },
		'`playlist-modify-public` or `playlist-modify-private`',
	],
	[
		'one, and one of others',
		{ allOf: ['ugc-image-upload'], oneOf: ['playlist-modify-public', 'playlist-modify-private'] },
		'`ugc-image-upload`; `playlist-modify-public` or `playlist-modify-private`',
	],
	[
		'one, and what shows more',
		{ allOf: ['user-library-read'], optional: ['user-read-playback-position'] },
		'`user-library-read`; `user-read-playback-position` (optional)',
	],
	[
		'by the kind of URI',
		{
			byKind: {
				album: 'user-library-modify',
				artist: 'user-follow-modify',
				show: 'user-library-modify',
			},
		},
		'`user-library-modify` (album, show); `user-follow-modify` (artist)',
	],
	['for one kind', { byKind: { playlist: 'playlist-modify-public' } }, '`playlist-modify-public`'],
])('scopes: %s', (_how, scopes, text) => {
	expect(cellsOf({ needs: 'user', scopes }, { scopes: ['of the document'] })?.[3]).toBe(text);
});

it.each<[string, Partial<Operation>, string]>([
	['everybody', {}, 'every app; app or user token'],
	['users', { needs: 'user' }, 'every app; user token'],
	['users with Premium', { needs: 'user', premium: true }, 'every app; user token; Premium'],
	['some apps', { availability: 'extendedQuota' }, 'extended quota only; app or user token'],
])('who may call it: %s', (_who, operation, text) => {
	expect(cellsOf(operation)?.[4]).toBe(text);
});

it.each<[string, Partial<Operation>, string]>([
	['none', {}, '—'],
	['one in the path', { fields: [idOf('show')] }, 'one a request'],
	['one in the query', { fields: [{ ...items, single: true }] }, 'one a request'],
	['a list', { fields: [items] }, 'all in one request'],
	['batches', { fields: [items], batch: { wire: 'uris', limit: 40 } }, 'up to 40 a request'],
	['a job', { fields: [idOf('playlist'), items], job: 'addItems' }, 'up to 100 items a request'],
	[
		'some of one list',
		{
			fields: [{ ...items, kind: 'idList', of: 'track' }],
			minMaxOf: { fields: ['uris'], min: 1, max: 5 },
		},
		'1 to 5 a request',
	],
	[
		'one, and details of which one is needed',
		{ fields: [idOf('show'), device()], minMaxOf: { fields: ['device_id'], min: 1, max: 9 } },
		'one a request',
	],
])('IDs: %s', (_how, operation, text) => {
	expect(cellsOf(operation, { batchOf: { max: 100 } })?.[5]).toBe(text);
});

it.each<[Operation['paging'], string]>([
	[undefined, '—'],
	[{ kind: 'whole', itemsAt: '' }, 'the whole list'],
	[{ kind: 'limit', itemsAt: '', maxLimit: 100 }, '100, and no more'],
	[{ kind: 'cursor', itemsAt: '', cursor: 'after', cursorAt: '', maxLimit: 50 }, '50'],
	[
		{ kind: 'offsetByType', typesIn: 'type', maxLimit: 10, maxOffset: 1000 },
		'10 of each type, up to 1000',
	],
])('page: %j is %s', (paging, text) => {
	expect(cellsOf(paging ? { paging } : {})?.[6]).toBe(text);
});
