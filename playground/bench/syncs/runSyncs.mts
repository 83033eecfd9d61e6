import { loadavg } from 'node:os';

import { withParameters } from '../../e2e/support/examples.mts';
import { ids } from '../../e2e/support/ids.mts';
import { startStack, type Stack } from '../../e2e/support/stack.mts';
import { errorOf, itemsOf } from '../../e2e/support/workflows.mts';
import { readExample } from '../../lib/examples.mts';
import type { Execution, NodeRun, Workflow } from '../../lib/n8nTypes.mts';
import { anyFreePort } from '../../lib/ports.mts';
import { withCredential, withTableCalled } from '../../lib/readyWorkflow.mts';
import { startPostgres } from '../../lib/services/postgres.mts';
import { waitForExecutions } from '../../lib/waitForExecutions.mts';
import type { RowResult, Setting, Target } from '../types.mts';
import { upsertIntoDataTable, upsertIntoPostgres } from './upsertEach.mts';

export const syncsRow = {
	name: 'syncs',
	title: 'The catalogue syncs, beside an upsert for each row; twice, and nothing has changed',
};

/** Their albums have some 10,000 tracks together. */
const ARTISTS = 69;

const TRIGGER = 'Every day at 6:00';
const TRACKS = 'Tracks of each album';

/** What one run of a sync came to. */
interface Sync {
	readonly rows: number;
	/** Of the whole run. */
	readonly seconds: number;
	/** Of what comes after the last answer of Spotify. */
	readonly savingSeconds: number;
}

const ofArtists = (example: Workflow, count: number): Workflow =>
	withParameters(example, 'Artists to follow', {
		assignments: {
			assignments: ids(count).map((id) => ({
				id,
				name: `Artist ${id}`,
				value: id,
				type: 'string',
			})),
		},
	});

const syncOf = (execution: Execution): Sync => {
	const runs = Object.values(execution.resultData.runData).flat();
	const endOf = (some: readonly NodeRun[]) =>
		Math.max(...some.map(({ startTime, executionTime }) => startTime + executionTime));
	const start = Math.min(...runs.map(({ startTime }) => startTime));
	const tracks = execution.resultData.runData[TRACKS] ?? [];
	// What reads the rows that are there runs before, and belongs to what is saved.
	const before = execution.resultData.runData['Rows so far'] ?? [];
	const beforeMs = before.reduce((sum, { executionTime }) => sum + executionTime, 0);
	return {
		rows: new Set(itemsOf(execution, TRACKS).map(({ uri }) => uri)).size,
		seconds: (endOf(runs) - start) / 1000,
		savingSeconds: (endOf(runs) - endOf(tracks) + beforeMs) / 1000,
	};
};

/** Runs a workflow twice; the second run finds all as it was. */
const runTwice = async ({ api }: Stack, workflow: Workflow): Promise<readonly [Sync, Sync]> => {
	const { id } = await api.createWorkflow(workflow);
	const once = async (): Promise<Sync> => {
		const executionId = await api.start(id, TRIGGER);
		await waitForExecutions(api, id, (ended) => ended.includes(executionId));
		const execution = await api.finished(executionId);
		if (execution.status !== 'success') throw new Error(errorOf(execution));
		const sync = syncOf(execution);
		console.log(`${workflow.name}: ${JSON.stringify(sync)}`);
		return sync;
	};
	return [await once(), await once()];
};

/** How many times faster a run is at least than the same with an upsert for each row. */
const faster = (what: string, before: Sync, now: Sync, least: number): Target => {
	const times = before.seconds / now.seconds;
	return {
		what: `${what}: times faster than an upsert for each row`,
		wanted: `at least ${least}`,
		measured: times.toFixed(1),
		ok: times >= least,
	};
};

const describe = (label: string, [first, second]: readonly [Sync, Sync]): string => {
	const show = ({ seconds, savingSeconds }: Sync) =>
		`${seconds.toFixed(1)} s, of which ${savingSeconds.toFixed(1)} s for the table`;
	return `${label}: ${first.rows} rows; first ${show(first)}; again ${show(second)}`;
};

interface Measured {
	readonly upsert: readonly [Sync, Sync];
	readonly ours: readonly [Sync, Sync];
}

const measureDataTable = async (stack: Stack, artists: number): Promise<Measured> => {
	const credential = await stack.createCredential();
	const example = withCredential(ofArtists(readExample('catalogue-sync'), artists), credential);
	// No name is a part of the other: n8n would take one for the other.
	const ours = withTableCalled(example, 'Compared');
	const upsert = withTableCalled(example, 'Upserted');
	return {
		ours: await runTwice(stack, { ...ours, name: 'Compared' }),
		upsert: await runTwice(stack, upsertIntoDataTable(upsert, 'Upserted')),
	};
};

const measurePostgres = async (stack: Stack, artists: number): Promise<Measured> => {
	const logFile = stack.artifact('postgres.log');
	const postgres = await startPostgres({ port: await anyFreePort(), logFile });
	const credentials = [
		await stack.createCredential(),
		await stack.api.createCredential('Postgres', 'postgres', {
			...postgres.connection,
			ssl: 'disable',
		}),
	];
	const example = credentials.reduce(
		withCredential,
		ofArtists(readExample('catalogue-sync-postgres'), artists),
	);
	const ours = await runTwice(stack, example);
	await postgres.execute('DROP TABLE spotify_tracks');
	return { ours, upsert: await runTwice(stack, upsertIntoPostgres(example)) };
};

const measuresOf = (name: string, { upsert, ours }: Measured) =>
	Object.fromEntries(
		Object.entries({ upsert, ours }).flatMap(([way, [first, again]]) => [
			[`${name}.${way}.first.seconds`, first.seconds],
			[`${name}.${way}.first.savingSeconds`, first.savingSeconds],
			[`${name}.${way}.again.seconds`, again.seconds],
			[`${name}.${way}.again.savingSeconds`, again.savingSeconds],
		]),
	);

/** What each sync came to, with what is wanted of it. */
const report = (
	name: string,
	label: string,
	measured: Measured,
	least: readonly [number, number],
) => ({
	targets: [
		faster(`${label}, first run`, measured.upsert[0], measured.ours[0], least[0]),
		faster(`${label}, second run`, measured.upsert[1], measured.ours[1], least[1]),
	],
	notes: [
		describe(`${label}, an upsert for each row`, measured.upsert),
		describe(`${label}, the ready workflow`, measured.ours),
	],
	measures: measuresOf(name, measured),
});

/** Both syncs, each beside what it was, in one n8n. */
export const runSyncsRow = async ({ scale, latencyMs }: Setting): Promise<RowResult> => {
	const started = { startedAt: new Date().toISOString(), load: loadavg() };
	const artists = Math.max(1, Math.round(ARTISTS * scale));
	const stack = await startStack('bench-syncs');
	await stack.simulator.set({ latencyMs });
	const dataTable = await measureDataTable(stack, artists);
	const postgres = await measurePostgres(stack, artists);
	await stack.stop();
	const reports = [
		report('dataTable', 'Data Table', dataTable, [10, 20]),
		// A row costs PostgreSQL less from the start.
		report('postgres', 'PostgreSQL', postgres, [3, 3]),
	];
	return {
		...syncsRow,
		size: `${artists} artists, ${dataTable.ours[0].rows} rows`,
		results: {},
		targets: reports.flatMap(({ targets }) => targets),
		notes: reports.flatMap(({ notes }) => notes),
		measures: Object.assign({}, ...reports.map(({ measures }) => measures)) as Readonly<
			Record<string, number>
		>,
		failures: [],
		...started,
	};
};
