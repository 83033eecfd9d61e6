import type { IDataObject } from 'n8n-workflow';

import { outputSchemas } from '../../../scripts/docs/outputSchemas.mts';
import { resources } from '../../../spotify/operations';
import { fieldTypes } from '../../../spotify/simplify/layout';
import { resetProcessState } from '../../../spotify/processState';
import { resetAutoClock } from '../../support/autoClock.mts';
import { jsonOf } from '../../support/engine.mts';
import { everyOperation, everyOperationAt, type SampleRun } from '../../support/everyOperation.mts';
import { headOf } from '../../support/tables/csv.mts';
import { createDataTable, withoutSystemColumns } from '../../support/tables/dataTable.mts';
import { matchColumnsOf } from '../../support/tables/matchColumns.mts';
import { createPostgresTable } from '../../support/tables/postgres.mts';
import type { Columns } from '../../support/tables/types.mts';

jest.mock('../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const schemas = outputSchemas(resources);

/** The columns that somebody makes who goes by the preview of the fields. */
const columnsOf = ({ resource, operation }: SampleRun): Columns =>
	Object.fromEntries(
		Object.entries(
			schemas.get(`__schema__/v1.0.0/${resource}/${operation}.json`)?.properties ?? {},
		).map(([name, { type }]) => [name, type]),
	);

/** What a table has of the same rows, in whatever order. */
const sorted = (rows: readonly IDataObject[]): string[] =>
	rows.map((row) => JSON.stringify(row)).sort();

/** The last item of each key. */
const lastOfEach = (items: readonly IDataObject[], key: readonly string[]): IDataObject[] => [
	...new Map(
		items.map((item) => [JSON.stringify(key.map((name) => item[name])), item] as const),
	).values(),
];

/** Says only that it was done: nothing to keep. */
const isEmptyOfFacts = (columns: Columns): boolean => Object.keys(columns).join() === 'success';

const kept = everyOperation.filter((sample) => {
	const columns = columnsOf(sample);
	return Object.keys(columns).length > 0 && !isEmptyOfFacts(columns);
});

/** Runs an operation twice, and writes what it puts out into tables each time. */
async function keepTwice(sample: SampleRun, columns: Columns, parameters: IDataObject = {}) {
	const match = matchColumnsOf(sample.name);
	const runOnce = everyOperationAt();
	const dataTable = createDataTable(withoutSystemColumns(columns));
	const postgres = createPostgresTable(columns, match);
	const all: IDataObject[] = [];
	const runs: IDataObject[][] = [];
	for (const _time of ['once', 'again']) {
		const { items, error } = await runOnce(sample, parameters);
		expect(error).toBeUndefined();
		const rows = jsonOf(items);
		runs.push(rows);
		all.push(...rows);
		for (const row of rows) dataTable.upsert(row, match);
		// As docs/tables.md says: what has no key is left out before, and a lone column inserted.
		const keyed = all.filter((row) => match.every((name) => row[name] !== null));
		if (Object.keys(columns).length === 1) continue;
		for (const row of rows.filter((one) => keyed.includes(one))) postgres.upsert(row, match);
		expect(sorted(postgres.rows)).toEqual(sorted(lastOfEach(keyed, match)));
	}
	const expected = lastOfEach(all, match).map(withoutSystemColumns) as IDataObject[];
	expect(sorted(dataTable.rows)).toEqual(sorted(expected));
	return runs;
}

it.each(kept)(
	'$name: goes twice into each table and a file, without an error, a second row or another value',
	async (sample) => {
		const columns = columnsOf(sample);
		for (const rows of await keepTwice(sample, columns)) {
			expect(rows.length).toBeGreaterThan(0);
			expect(headOf(rows)).toEqual(Object.keys(columns));
		}
	},
);

it('a search for everything does so too, in a table with the columns of all kinds', async () => {
	const sample = everyOperation.find(({ name }) => name === 'search.search') as SampleRun;
	const fields = Object.entries(fieldTypes('searchResult'));
	const columns = Object.fromEntries(
		fields.map(([name, type]) => [name, type === 'text' ? ('string' as const) : type]),
	);
	const type = ['album', 'artist', 'audiobook', 'episode', 'playlist', 'show', 'track'];
	const [rows = []] = await keepTwice(sample, columns, { type });
	expect(new Set(rows.map((row) => row['type'])).size).toBe(type.length);
	expect(headOf(rows)).toEqual(Object.keys(columns));
});

it('what is left out of tables says only that it was done, or is what Spotify writes', () => {
	const left = everyOperation.filter((sample) => !kept.includes(sample));
	expect(left.map(({ entry }) => entry.output)).toEqual(
		left.map(({ name }) => (name === 'api.request' ? { kind: 'raw' } : { kind: 'done' })),
	);
});

const withOptions: ReadonlyArray<readonly [string, IDataObject]> = [
	['track.match', { options: { candidates: 3 } }],
	['playlist.getItems', { options: { onlyIfChanged: 'another snapshot' } }],
	['library.save', { options: { verify: true } }],
	['playlist.replaceItems', { options: { listRemoved: true, allowEmpty: true } }],
];

it.each(withOptions)(
	'%s: what options add is flat too, and in every item',
	async (name, parameters) => {
		const sample = everyOperation.find((one) => one.name === name) as SampleRun;
		const { items, error } = await everyOperationAt()(sample, parameters);
		expect(error).toBeUndefined();
		const rows = jsonOf(items);
		for (const row of rows) {
			expect(Object.keys(row)).toEqual(headOf(rows));
			expect(Object.values(row).filter((value) => Object(value) === value)).toEqual([]);
		}
	},
);

describe('a table refuses what n8n refuses', () => {
	const text = { uri: 'string', name: 'string' } as const;
	const number = { uri: 'string', year: 'number' } as const;

	it.each<[string, () => unknown]>([
		['a list', () => createDataTable(text).upsert({ uri: 'a', name: [] }, ['uri'])],
		['an object', () => createDataTable(text).upsert({ uri: 'a', name: {} }, ['uri'])],
		['a field without a column', () => createDataTable(text).upsert({ uri: 'a', by: 1 }, ['uri'])],
		['a text as a number', () => createDataTable(number).upsert({ uri: 'a', year: 'x' }, ['uri'])],
		['its own id to match on', () => createDataTable(text).upsert({ uri: 'a', id: 'b' }, ['id'])],
		['a column called id', () => createDataTable({ id: 'string' })],
		['two names that differ by case', () => createDataTable({ uri: 'string', URI: 'string' })],
		['a name with a dot', () => createDataTable({ 'album.name': 'string' })],
		[
			'a null to match on, in PostgreSQL',
			() => createPostgresTable(text, ['uri']).upsert({ uri: null, name: 'a' }, ['uri']),
		],
		[
			'a text in a column of numbers, in PostgreSQL',
			() => createPostgresTable(number, ['uri']).upsert({ uri: 'a', year: '1984' }, ['uri']),
		],
	])('%s', (_what, refused) => {
		expect(refused).toThrow();
	});
});
