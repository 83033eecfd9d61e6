import type { Workflow, WorkflowNode } from '../../lib/n8nTypes.mts';

/**
 * The catalogue syncs as they were before they compared: an upsert for each row, whether it has
 * changed or not. They are what the ready workflows are measured against.
 */

const TRACKS = 'Tracks of each album';
const SAVE = 'Save each row';

interface Column {
	readonly name: string;
	readonly type: string;
}

/** What saves the tracks, before it has its place on the canvas. */
type SavingNode = Pick<
	WorkflowNode,
	'name' | 'type' | 'typeVersion' | 'parameters' | 'credentials'
>;

type Columns = Readonly<Record<string, string>>;

const schemaOf = (columns: readonly Column[]) =>
	columns.map(({ name, type }) => ({
		id: name,
		displayName: name,
		required: name === 'uri',
		defaultMatch: name === 'uri',
		canBeUsedToMatch: name === 'uri',
		display: true,
		type,
		removed: false,
	}));

const mapping = (value: Columns, types: Columns, matchingColumns: readonly string[]) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns,
	schema: schemaOf(Object.keys(value).map((name) => ({ name, type: types[name] ?? 'string' }))),
	attemptToConvertTypes: false,
	convertFieldsToString: false,
});

/** The example up to the tracks, and one node that saves them. */
const endingIn = (example: Workflow, save: SavingNode): Workflow => {
	const { connections, nodes } = example;
	const behind = new Set<string>();
	const follow = (name: string): void => {
		const { main = [] } = (connections[name] ?? {}) as {
			main?: ReadonlyArray<ReadonlyArray<{ node: string }>>;
		};
		for (const { node } of main.flat()) {
			if (behind.has(node)) continue;
			behind.add(node);
			follow(node);
		}
	};
	follow(TRACKS);
	const kept = nodes.filter(({ name }) => !behind.has(name) && name !== 'Rows so far');
	const isKept = (name: string) => kept.some((node) => node.name === name);
	const links = Object.entries(
		connections as Readonly<
			Record<string, { main: ReadonlyArray<ReadonlyArray<{ node: string }>> }>
		>,
	)
		.filter(([from]) => isKept(from) && from !== TRACKS)
		.map(
			([from, { main }]) =>
				[from, { main: main.map((output) => output.filter(({ node }) => isKept(node))) }] as const,
		);
	return {
		...example,
		name: `${example.name}, an upsert for each row`,
		nodes: [...kept, { ...save, id: SAVE, position: [1320, 480] }],
		connections: {
			...Object.fromEntries<unknown>(links),
			[TRACKS]: { main: [[{ node: SAVE, type: 'main', index: 0 }]] },
		},
	};
};

const ALBUM = "$('Albums of each artist').item.json";

/** The sync into a Data Table of this name, with an upsert for each row. */
export const upsertIntoDataTable = (example: Workflow, table: string): Workflow =>
	endingIn(example, {
		name: SAVE,
		type: 'n8n-nodes-base.dataTable',
		typeVersion: 1,
		parameters: {
			resource: 'row',
			operation: 'upsert',
			dataTableId: { __rl: true, mode: 'name', value: table },
			matchType: 'allConditions',
			filters: {
				conditions: [{ keyName: 'uri', condition: 'eq', keyValue: '={{ $json.uri }}' }],
			},
			columns: mapping(
				{
					uri: '={{ $json.uri }}',
					name: '={{ $json.name }}',
					artists: '={{ $json.artists }}',
					album: `={{ ${ALBUM}.name }}`,
					releaseDate: `={{ ${ALBUM}.releaseDate }}`,
					durationMs: '={{ $json.durationMs }}',
					explicit: '={{ $json.explicit }}',
					url: '={{ $json.url }}',
				},
				{ durationMs: 'number', explicit: 'boolean' },
				[],
			),
			options: {},
		},
	});

/** The sync into PostgreSQL with *Insert or Update* for each row. */
export const upsertIntoPostgres = (example: Workflow): Workflow => {
	const { credentials = {} } =
		example.nodes.find(({ type }) => type === 'n8n-nodes-base.postgres') ?? {};
	return endingIn(example, {
		name: SAVE,
		type: 'n8n-nodes-base.postgres',
		typeVersion: 2.6,
		credentials,
		parameters: {
			operation: 'upsert',
			schema: { __rl: true, mode: 'list', value: 'public' },
			table: { __rl: true, mode: 'name', value: 'spotify_tracks' },
			columns: mapping(
				{
					uri: '={{ $json.uri }}',
					name: '={{ $json.name }}',
					artists: '={{ $json.artists }}',
					album: `={{ ${ALBUM}.name }}`,
					release_date: `={{ ${ALBUM}.releaseDate }}`,
					duration_ms: '={{ $json.durationMs }}',
					explicit: '={{ $json.explicit }}',
					url: '={{ $json.url }}',
				},
				{ duration_ms: 'number', explicit: 'boolean' },
				['uri'],
			),
			options: {},
		},
	});
};
