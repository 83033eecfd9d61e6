import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import type { DataTableColumn, Execution, StoredCredential, Workflow } from '../lib/n8nTypes.mts';
import { anyFreePort } from '../lib/ports.mts';
import { startPostgres, type RunningPostgres } from '../lib/services/postgres.mts';
import { playgroundFolder } from './support/folders.mts';
import { startStack, type Stack } from './support/stack.mts';
import {
	byId,
	errorOf,
	itemsOf,
	spotify,
	START,
	step,
	using,
	workflow,
	type Parameters,
} from './support/workflows.mts';

type Json = Readonly<Record<string, unknown>>;

let stack: Stack;
let account: StoredCredential;
let postgres: RunningPostgres;
let database: StoredCredential;
let projectId: string;

const PLAYLIST = 'PLAYLiST00000000000009';
const SONG = 'spotify:track:11dFghVXANMlKmJXsNCbNl';

before(async () => {
	stack = await startStack('tables');
	account = await stack.createUserCredential();
	projectId = await stack.api.personalProjectId();
	postgres = await startPostgres({
		port: await anyFreePort(),
		logFile: stack.artifact('postgres.log'),
	});
	const connection = { ...postgres.connection, ssl: 'disable' };
	database = await stack.api.createCredential('Postgres', 'postgres', connection);
	await stack.simulator.addPlaylist({
		id: PLAYLIST,
		name: '1984',
		uris: [
			SONG,
			'spotify:track:4hxEMtXBVTbSEoY2gCMlS1',
			SONG,
			'spotify:episode:512ojhOuo1ktJprKbVcKyQ',
			'spotify:local:Nora:Album:1984:180',
			null,
		],
	});
});
after(async () => await stack.stop());

/** The columns of an operation's output, as n8n's editor shows them before anything ran. */
const columnsOf = (resource: string, operation: string): readonly DataTableColumn[] => {
	const file = join('__schema__/v1.0.0', resource, `${operation}.json`);
	const { properties } = JSON.parse(
		readFileSync(join(playgroundFolder, '../nodes/Spotify', file), 'utf8'),
	) as { properties: Record<string, { type: DataTableColumn['type'] }> };
	return Object.entries(properties).map(([name, { type }]) => ({ name, type }));
};

const SQL_TYPES = { string: 'text', number: 'double precision', boolean: 'boolean', date: 'text' };

const quoted = (name: string): string => `"${name}"`;

const createPostgresTable = async (
	table: string,
	columns: readonly DataTableColumn[],
	match: readonly string[],
): Promise<void> => {
	const lines = columns.map(({ name, type }) => `${quoted(name)} ${SQL_TYPES[type]}`);
	const key = `UNIQUE (${match.map(quoted).join(', ')})`;
	await postgres.execute(`CREATE TABLE ${table} (${[...lines, key].join(', ')})`);
};

const autoMapped = (matchingColumns: readonly string[]) => ({
	mappingMode: 'autoMapInputData',
	value: {},
	matchingColumns,
	schema: [],
});

const toDataTable = (tableId: string, match: readonly string[]) =>
	step('Data Table', 'n8n-nodes-base.dataTable', 1, {
		resource: 'row',
		operation: 'upsert',
		dataTableId: byId(tableId),
		matchType: 'allConditions',
		filters: {
			conditions: match.map((name) => ({
				keyName: name,
				condition: 'eq',
				keyValue: `={{ $json.${name} }}`,
			})),
		},
		columns: autoMapped([]),
		options: {},
	});

const toPostgres = (table: string, match: readonly string[]) =>
	step(
		'Postgres',
		'n8n-nodes-base.postgres',
		2.6,
		{
			operation: 'upsert',
			schema: { __rl: true, mode: 'list', value: 'public' },
			table: { __rl: true, mode: 'name', value: table },
			columns: autoMapped(match),
			options: {},
		},
		using(database),
	);

const main = (...names: readonly string[]) => ({
	main: [names.map((node) => ({ node, type: 'main', index: 0 }))],
});

/** One Spotify node, whose items go into a Data Table, into PostgreSQL, and into a file and back. */
const keeping = (
	[resource, operation, parameters]: readonly [string, string, Parameters],
	tableId: string,
	table: string,
	match: readonly string[],
): Workflow => ({
	...workflow(
		`${resource} ${operation}`,
		spotify(account, resource, operation, parameters),
		toDataTable(tableId, match),
		toPostgres(table, match),
		step('Convert to File', 'n8n-nodes-base.convertToFile', 1.1, { options: {} }),
		step('Extract from File', 'n8n-nodes-base.extractFromFile', 1, {
			// Else the first column is called by a mark and its name, and empty cells are no fields.
			options: { enableBOM: true, includeEmptyCells: true },
		}),
	),
	connections: {
		[START]: main('Spotify'),
		Spotify: main('Data Table', 'Postgres', 'Convert to File'),
		'Convert to File': main('Extract from File'),
	},
});

/** The last item of each key. */
const lastOfEach = (items: readonly Json[], match: readonly string[]): readonly Json[] => [
	...new Map(items.map((item) => [match.map((name) => item[name]).join(), item])).values(),
];

const without = (row: Json, ...names: readonly string[]): Json =>
	Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

const sorted = (rows: readonly Json[]): readonly string[] =>
	rows
		.map((row) =>
			JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1))),
		)
		.sort();

const asInCsv = (value: unknown): string =>
	typeof value === 'boolean' ? String(value).toUpperCase() : String(value ?? '');

const checkFile = (execution: Execution): void => {
	const written = itemsOf(execution).map((item) =>
		Object.entries(item).map(([name, value]) => [name, asInCsv(value)]),
	);
	assert.deepEqual(itemsOf(execution, 'Extract from File').map(Object.entries), written);
};

const kept: ReadonlyArray<readonly [string, string, Parameters, readonly string[]]> = [
	['library', 'getTracks', { returnAll: false, limit: 30 }, ['uri']],
	['playlist', 'getItems', { playlistId: byId(PLAYLIST), returnAll: true }, ['playlistId', 'uri']],
	['playlist', 'get', { playlistId: byId(PLAYLIST) }, ['uri']],
	['show', 'getEpisodes', { showId: byId('38bS44xjbVVZ3No3ByF1dJ'), limit: 20 }, ['uri']],
	['track', 'match', { text: 'Queen - Bohemian Rhapsody\n1984\n----' }, ['line']],
	['player', 'getDevices', {}, ['name', 'type']],
	['playlist', 'addItems', { playlistId: byId(PLAYLIST), uris: SONG }, ['playlistId']],
	['track', 'getAudioFeatures', { trackId: byId('11dFghVXANMlKmJXsNCbNl') }, ['uri']],
];

for (const [resource, operation, parameters, match] of kept) {
	test(`${resource} ${operation}: into a Data Table, PostgreSQL and a file, twice, and no second row`, async () => {
		const table = `kept_${resource}_${operation}`.toLowerCase();
		const columns = columnsOf(resource, operation);
		await createPostgresTable(table, columns, match);
		const { id: tableId } = await stack.api.createDataTable(
			projectId,
			table,
			columns.filter(({ name }) => name !== 'id'),
		);
		const { id } = await stack.api.createWorkflow(
			keeping([resource, operation, { ...parameters, options: {} }], tableId, table, match),
		);
		for (const _time of ['once', 'again']) {
			const execution = await stack.api.run(id, START);
			assert.equal(errorOf(execution), '');
			const items = itemsOf(execution);
			assert.ok(items.length > 0);
			const expected = lastOfEach(items, match);
			const rows = await stack.api.readDataTable(projectId, tableId);
			assert.deepEqual(
				sorted(rows.map((row) => without(row, 'id', 'createdAt', 'updatedAt'))),
				sorted(expected.map((item) => without(item, 'id'))),
			);
			assert.deepEqual(sorted(await postgres.rows(`SELECT * FROM ${table}`)), sorted(expected));
			checkFile(execution);
		}
	});
}

test("a Data Table's own id takes the place of Spotify's behind it, and uri still leads to it", async () => {
	const columns = columnsOf('track', 'get').filter(({ name }) => name !== 'id');
	const { id: tableId } = await stack.api.createDataTable(projectId, 'ids', columns);
	const execution = await stack.run(
		spotify(account, 'track', 'get', { trackId: byId(SONG) }),
		toDataTable(tableId, ['uri']),
	);
	assert.equal(errorOf(execution), '');
	const [row] = itemsOf(execution, 'Data Table');
	assert.deepEqual([row?.id, row?.uri], [1, SONG]);
});
