import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';

import { Spotify } from '../../nodes/Spotify/Spotify.node';
import { resources } from '../../spotify/operations';
import builtIn from '../facts/builtInNode.json';
import { operationFacts as facts } from '../facts/facts.mts';

const page = readFileSync(join(__dirname, '../../docs/from-the-built-in-node.md'), 'utf8');

/** The rows of the table of operations, as their cells. */
const rows = page
	.split('\n')
	.map((line) => line.split('|').map((cell) => cell.trim()))
	.filter(([, cell]) => (cell ?? '').includes(' → '))
	.map(([, theirs = '', newApp = '', ours = '', differs = '']) => ({
		theirs,
		newApp,
		ours,
		differs,
	}));

const namesOf = (operations: Readonly<Record<string, readonly string[]>>): string[] =>
	Object.entries(operations).flatMap(([resource, names]) =>
		names.map((name) => `${resource} → ${name}`),
	);

const ours = new Map(
	resources.flatMap(({ name, operations }) =>
		Object.values(operations).map((operation) => [`${name} → ${operation.name}`, operation]),
	),
);

it('has each operation of the built-in node, once', () => {
	expect(rows.map(({ theirs }) => theirs)).toEqual(namesOf(builtIn.operations));
});

it.each(rows)('$theirs leads to an operation that exists', (row) => {
	expect([...ours.keys()]).toContain(row.ours);
});

/** What the built-in node calls, where it is not what the operation here calls. */
const OLDER_ROUTES: Readonly<Record<string, string>> = {
	'Playlist → Add an Item': 'POST /playlists/{playlist_id}/tracks',
	'Playlist → Get Tracks': 'GET /playlists/{playlist_id}/tracks',
	'Playlist → Remove an Item': 'DELETE /playlists/{playlist_id}/tracks',
};

it.each(rows)('$theirs: whether it works for a new app is what Spotify says', (row) => {
	const operation = ours.get(row.ours);
	const route = OLDER_ROUTES[row.theirs] ?? operation?.route;
	const fact = facts.find(({ method, path }) => `${method} ${path}` === route);
	const paging = operation?.paging;
	const isSmallPage = paging !== undefined && 'maxLimit' in paging && paging.maxLimit < 50;
	const expected = isSmallPage ? 'limit 10' : 'yes';
	expect(fact).toBeDefined();
	expect(row.newApp).toBe(fact?.removedIn === null ? expected : 'no');
});

/** What only the form of the built-in node has. */
const THEIR_NAMES = [
	'Additional Fields',
	'Album ID',
	'Country',
	'Resource ID',
	'Search Keyword',
	'Track ID',
	'Volume',
];

/** Every name that is shown in a form: of fields, of their options, and of what can be chosen. */
function shownNames(entries: readonly object[]): string[] {
	return entries.flatMap((entry) => {
		const { displayName, name, options, values } = entry as {
			displayName?: string;
			name?: string;
			options?: readonly object[];
			values?: readonly object[];
		};
		return [displayName ?? name ?? '', ...shownNames([...(options ?? []), ...(values ?? [])])];
	});
}

/** The fields of the form of one operation. */
function formOf(name: string): readonly INodeProperties[] {
	const [resourceName = '', operationName = ''] = name.split(' → ');
	const resource = resources.find((one) => one.name === resourceName);
	const [operation = ''] =
		Object.entries(resource?.operations ?? {}).find(([, one]) => one.name === operationName) ?? [];
	return new Spotify().description.properties.filter(({ displayOptions }) =>
		Object.entries({ resource: resource?.value ?? '', operation }).every(
			([field, value]) => displayOptions?.show?.[field]?.includes(value) ?? true,
		),
	);
}

it.each(rows)('$theirs: only names that a form shows', ({ ours: name, differs }) => {
	// Search stands in for what is closed to newer apps.
	const forms = [name, ...(differs.includes('Search') ? ['Search → Search'] : [])];
	const known = new Set([...forms.flatMap((one) => shownNames(formOf(one))), ...THEIR_NAMES]);
	const named = [...differs.matchAll(/\*([^*]+)\*/g)].map(([, one = '']) => one);
	expect(named.filter((one) => !known.has(one))).toEqual([]);
});
