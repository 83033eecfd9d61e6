import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Spotify } from '../../nodes/Spotify/Spotify.node';
import {
	connectionsOf,
	expressionsIn,
	longestWay,
	overlaps,
	unknownParameters,
	type ExampleNode,
	type ExampleWorkflow,
} from '../support/exampleWorkflow.mts';

const folder = join(import.meta.dirname, '..', '..', 'examples');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (file: string): ExampleWorkflow =>
	JSON.parse(readFileSync(join(folder, file), 'utf8')) as ExampleWorkflow;
const examples = files.map((file) => [file, read(file)] as const);

const STICKY = 'n8n-nodes-base.stickyNote';

const DATA_TABLE = 'n8n-nodes-base.dataTable';

const TABLES = [DATA_TABLE, 'n8n-nodes-base.postgres'];

/** The operations of a table's node that write to the row they find. */
const FINDS_ROWS = ['update', 'upsert'];

const operationOf = (parameters: ExampleNode['parameters']): string =>
	String(parameters['operation']);

/** The Data Table that a node reads or writes, by its name. */
const nameOfTable = ({ parameters }: ExampleNode): string | undefined =>
	(parameters['dataTableId'] as { value: string } | undefined)?.value;

/** Every text in the parameters of a node. */
function valuesIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [];
}

/** Whether a step's values are typed in as JSON; a whole workflow, which n8n copies as JSON, is no list. */
const isTypedJson = ({ jsonOutput }: ExampleNode['parameters']): boolean =>
	typeof jsonOutput === 'string' && !jsonOutput.startsWith('=') && !jsonOutput.includes('"nodes":');

interface TableParameters {
	filters?: { conditions: ReadonlyArray<{ keyName: string; keyValue: string }> };
	columns: { matchingColumns: readonly string[]; value: Readonly<Record<string, string>> | null };
}

/** What a table's node finds a row by: the columns that hold Spotify's field of the same name. */
function keysOf({ parameters }: ExampleNode): Array<string | undefined> {
	const { filters, columns } = parameters as unknown as TableParameters;
	const given = filters
		? filters.conditions.map(({ keyName, keyValue }) => [keyName, keyValue] as const)
		: columns.matchingColumns.map((name) => [name, columns.value?.[name]] as const);
	return given.map(([name, value]) =>
		value === undefined || value === `={{ $json.${name} }}` ? name : undefined,
	);
}

/** What is said on the note of an example. */
const noteOf = ({ nodes }: ExampleWorkflow): string => {
	const note = nodes.find(({ name, type }) => name === 'What this does' && type === STICKY);
	return String(note?.parameters['content']);
};

const isStep = ({ type }: { type: string }): boolean => type !== STICKY;

/** Those that take things out of a playlist. */
const REMOVES = ['syncItems', 'replaceItems', 'removeDuplicates'];

/** What n8n 1.123.81 and 2.41.1 both have, of the kinds of node that the examples use. */
const IN_BOTH_LINES: Readonly<Record<string, readonly number[]>> = {
	'@n8n/n8n-nodes-langchain.agent': [2, 2.1, 2.2, 3],
	'@n8n/n8n-nodes-langchain.chatTrigger': [1, 1.1, 1.2, 1.3, 1.4],
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': [1, 1.1, 1.2, 1.3],
	'@n8n/n8n-nodes-langchain.memoryBufferWindow': [1, 1.1, 1.2, 1.3],
	'n8n-nodes-base.code': [1, 2],
	'n8n-nodes-base.convertToFile': [1, 1.1],
	'n8n-nodes-base.dataTable': [1],
	'n8n-nodes-base.extractFromFile': [1, 1.1],
	'n8n-nodes-base.filter': [2, 2.1, 2.2],
	'n8n-nodes-base.formTrigger': [2, 2.1, 2.2, 2.3],
	'n8n-nodes-base.httpRequest': [3, 4, 4.1, 4.2, 4.3],
	'n8n-nodes-base.if': [2, 2.1, 2.2],
	'n8n-nodes-base.manualTrigger': [1],
	'n8n-nodes-base.n8n': [1],
	'n8n-nodes-base.merge': [3, 3.1, 3.2],
	'n8n-nodes-base.noOp': [1],
	'n8n-nodes-base.postgres': [2.2, 2.3, 2.4, 2.5, 2.6],
	'n8n-nodes-base.removeDuplicates': [2],
	'n8n-nodes-base.scheduleTrigger': [1, 1.1, 1.2, 1.3],
	'n8n-nodes-base.set': [3, 3.1, 3.2, 3.3, 3.4],
	'n8n-nodes-base.splitOut': [1],
	'n8n-nodes-base.switch': [3, 3.1, 3.2, 3.3, 3.4],
	[STICKY]: [1],
	'n8n-nodes-base.wait': [1, 1.1],
	'n8n-nodes-base.youTube': [1],
	'n8n-nodes-spotify-web-api.spotify': [1],
	'n8n-nodes-spotify-web-api.spotifyTool': [1],
	'n8n-nodes-spotify-web-api.spotifyTrigger': [1],
};

it('there is a row for each of them in the list of examples, and for nothing else', () => {
	const list = readFileSync(join(folder, 'README.md'), 'utf8');
	const linked = [...list.matchAll(/\]\(([\w-]+\.json)\)/g)].map(([, file]) => file);
	expect(linked.sort()).toEqual(files);
});

it('the list says how many nodes each has', () => {
	const list = readFileSync(join(folder, 'README.md'), 'utf8');
	const said = [...list.matchAll(/\]\(([\w-]+\.json)\) \|[^|]*\|[^|]*\| (\d+) \|/g)];
	expect(said.map(([, file, count]) => [file, Number(count)]).sort()).toEqual(
		examples.map(([file, { nodes }]) => [file, nodes.filter(isStep).length]),
	);
});

it('no two have a name or a node ID in common', () => {
	const names = examples.map(([, { name }]) => name);
	expect(new Set(names).size).toBe(names.length);
	const ids = examples.flatMap(([, { nodes }]) => nodes.map(({ id }) => id));
	expect(new Set(ids).size).toBe(ids.length);
});

describe.each(examples)('%s', (_, example) => {
	const { nodes } = example;
	const steps = nodes.filter(isStep);
	const names = nodes.map(({ name }) => name);

	it('has a name of its own for each node', () => {
		expect(new Set(names).size).toBe(names.length);
	});

	it('uses only kinds and versions of nodes that both lines of n8n have', () => {
		const missing = nodes.filter(
			({ type, typeVersion }) => !IN_BOTH_LINES[type]?.includes(typeVersion),
		);
		expect(missing.map(({ type, typeVersion }) => `${type} ${typeVersion}`)).toEqual([]);
	});

	it('fills in nothing of our node that its form does not have', () => {
		const { properties } = new Spotify().description;
		expect(steps.flatMap((node) => unknownParameters(node, properties))).toEqual([]);
	});

	it('names no credential of anybody', () => {
		const used = nodes.flatMap(({ credentials = {} }) => Object.values(credentials));
		const needsOne = steps.some(({ type }) => type.startsWith('n8n-nodes-spotify-web-api.'));
		expect(used.length > 0).toBe(needsOne);
		expect(used.filter(({ id }) => id !== '')).toEqual([]);
	});

	it('says on a note what it does and what to do to use it', () => {
		expect(noteOf(example)).toMatch(
			new RegExp(`^## ${example.name}\n[^]*\\n\\n\\*\\*To use it yourself\\*\\*\\n1\\. `),
		);
	});

	it('connects every step, and nothing that is not there', () => {
		const ends = connectionsOf(example);
		expect([...new Set(ends.flat())].sort()).toEqual(steps.map(({ name }) => name).sort());
	});

	it('has five nodes at most between source and result', () => {
		expect(longestWay(example)).toBeLessThanOrEqual(5 + 2);
	});

	it('ends a run that would remove more than anybody can have meant', () => {
		const unlimited = steps.filter(
			({ parameters }) =>
				REMOVES.includes(String(parameters['operation'])) &&
				(parameters['options'] as { maxRemovals?: number }).maxRemovals === undefined,
		);
		expect(unlimited.map(({ name }) => name)).toEqual([]);
	});

	it('refers to no node that is not there', () => {
		const named = expressionsIn(example).flatMap((text) =>
			[...text.matchAll(/\$\('([^']+)'\)/g)].map(([, name]) => name),
		);
		expect(named.filter((name) => name === undefined || !names.includes(name))).toEqual([]);
	});

	it('finds rows by their uri, and leaves errors of tables errors', () => {
		const tables = steps.filter(({ type }) => TABLES.includes(type));
		const writes = tables.filter(({ parameters }) => FINDS_ROWS.includes(operationOf(parameters)));
		// A song that is played again is another row.
		for (const keys of writes.map(keysOf))
			expect([['uri'], ['uri', 'playedAt']]).toContainEqual(keys);
		// With Continue, n8n's Data Table loses items.
		const errors = tables.map(({ onError, continueOnFail }) => [onError, continueOnFail]);
		expect(errors.flat().filter((setting) => setting !== undefined)).toEqual([]);
	});

	it('adds rows only behind a look at those that are there', () => {
		const operations = steps
			.filter(({ type }) => type === DATA_TABLE)
			.map(({ parameters }) => operationOf(parameters));
		expect(operations.includes('insert')).toBe(operations.includes('get'));
	});

	it('makes its Data Table itself, and says what to do in n8n 1.x and 2.0, which cannot', () => {
		const tables = steps.filter(({ type }) => type === DATA_TABLE);
		const made = tables.filter(({ parameters }) => operationOf(parameters) === 'create');
		expect(made).toHaveLength(tables.length > 0 ? 1 : 0);
		for (const { parameters } of made) {
			const { tableName, columns } = parameters as unknown as {
				tableName: string;
				columns: { column: ReadonlyArray<{ name: string }> };
			};
			const used = tables.flatMap((node) => nameOfTable(node) ?? []);
			expect(new Set(used)).toEqual(new Set([tableName]));
			const note = noteOf(example);
			expect(note).toContain(
				`In n8n 1.x and 2.0, which cannot make tables, create "${tableName}" yourself`,
			);
			for (const { name } of columns.column) expect(note).toContain(`\`${name}\``);
		}
	});

	it('has lists to edit one a line, not as JSON', () => {
		const json = steps.filter(({ parameters }) => isTypedJson(parameters));
		expect(json.map(({ name }) => name)).toEqual([]);
		const links = steps.flatMap(({ name, parameters }) =>
			valuesIn(parameters).flatMap((text) =>
				text.split('\n').some((line) => line.split('https://open.spotify.com/').length > 2)
					? [name]
					: [],
			),
		);
		expect(links).toEqual([]);
	});

	it('lies on the canvas without one thing on another', () => {
		expect(overlaps(nodes)).toEqual([]);
	});
});

it('some of them keep rows in a table', () => {
	const kinds = examples.flatMap(([, { nodes }]) => nodes.map(({ type }) => type));
	expect(kinds).toEqual(expect.arrayContaining(TABLES));
});
