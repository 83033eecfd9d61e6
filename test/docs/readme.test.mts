import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { resources } from '../../spotify/operations';
import { readmeTable } from '../../scripts/docs/readmeTable.mts';
import { withTable } from '../../scripts/docs/tables.mts';
import { defineResource, type Operation } from '../../spotify/operations/types';

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');

const FOR_A_USER = 'for a user ³: ';
const marks = (text: string): string => text.replace(/[^¹²³]/g, '');
const named = (text: string): string => text.replace(/ \(.*| *[¹²³]/g, '');

/** `Resource → Operation`, with its marks, as the README's table has it. */
function operationsInReadme(): string[] {
	const [table = ''] = readme.match(/^\| Resource \| Operations \|\n(\|.*\n)+/m) ?? [];
	const rows = table.trim().split('\n').slice(2);
	return rows.flatMap((row) => {
		const [, resource = '', cell = ''] = row.split(' | ').join('|').split('|');
		let user = marks(resource);
		return cell
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.trim()
			.split(/[,;] /)
			.map((part) => {
				if (part.startsWith(FOR_A_USER)) user = '³';
				const text = part.replace(FOR_A_USER, '');
				return `${named(resource.trim())} → ${named(text)} ${marks(text)}${user}`;
			});
	});
}

const marksOf = ({ availability, needs }: Operation): string =>
	[
		availability === 'olderApps' ? '¹' : '',
		availability === 'extendedQuota' ? '²' : '',
		needs === 'user' ? '³' : '',
	].join('');

it("the README's table has every operation, with who may call it", () => {
	const operations = resources.flatMap((resource) =>
		Object.values(resource.operations).map(
			(operation) => `${resource.name} → ${operation.name} ${marksOf(operation)}`,
		),
	);
	expect(operationsInReadme().sort()).toEqual(operations.sort());
});

it('is what npm run docs writes', () => {
	const fresh = withTable(readme, readmeTable(resources), 'spotify/operations');
	expect(fresh === readme ? 'fresh' : 'stale: run npm run docs').toBe('fresh');
});

const entry = (name: string, more: Partial<Operation> = {}): Operation => ({
	name,
	action: '',
	description: '',
	route: 'GET /shows',
	fields: [],
	output: { kind: 'raw' },
	...more,
});

const rowOf = (operations: Record<string, Operation>): string | undefined =>
	readmeTable([defineResource('show', 'Show', operations)]).split('\n')[2];

it.each<[string, Record<string, Operation>, string]>([
	[
		'those for users come last',
		{ a: entry('Save', { needs: 'user' }), b: entry('Get') },
		'| Show | Get; for a user ³: Save |',
	],
	[
		'the mark of users is that of the resource where all are for them',
		{ a: entry('Save', { needs: 'user' }) },
		'| Show ³ | Save |',
	],
	[
		'some are for some apps',
		{
			a: entry('Get', { availability: 'olderApps' }),
			b: entry('List', { availability: 'extendedQuota' }),
		},
		'| Show | Get ¹, List ² |',
	],
	[
		'what Spotify has removed is left out',
		{ a: entry('Get', { availability: 'removed' }), b: entry('List') },
		'| Show | List |',
	],
])('of the operations of a resource, %s', (_what, operations, row) => {
	expect(rowOf(operations)).toBe(row);
});
