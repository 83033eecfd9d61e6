import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { stopAllProcesses } from '../lib/processes.mts';
import { engineRow, runEngineRow } from './engine/runEngine.mts';
import { openLab, type Lab } from './lab.mts';
import { readOptions, usage, type BenchOptions } from './options.mts';
import { describeAll, describeRow } from './report.mts';
import { contestRows } from './rows/index.mts';
import { runRow } from './runRow.mts';
import { runSyncsRow, syncsRow } from './syncs/runSyncs.mts';
import type { RowResult } from './types.mts';
import { writeResults } from './writeResults.mts';

/** The benchmark of docs/scale.md, "Measured". `bench.mjs` starts this in Node 24, when all is installed and packed. */

const artifactsFolder = join(dirname(dirname(import.meta.dirname)), 'artifacts');
const known = [...contestRows, engineRow, syncsRow];

/** Those that are no contest of nodes: each measures in its own way. */
const otherRows: Readonly<Record<string, (options: BenchOptions) => Promise<RowResult>>> = {
	[engineRow.name]: async ({ scale }) => await runEngineRow(scale),
	[syncsRow.name]: runSyncsRow,
};

const chosenRows = ({ rows }: BenchOptions): readonly string[] => {
	const names = known.map(({ name }) => name);
	const unknown = rows.filter((row) => !names.includes(row));
	if (unknown.length > 0) {
		throw new Error(`No such row: ${unknown.join(', ')}. There are ${names.join(', ')}.`);
	}
	return rows.length === 0 ? names : names.filter((name) => rows.includes(name));
};

/** Where n8n leaves a CPU profile each time it ends. */
const profiling = ({ profile }: BenchOptions): readonly string[] => {
	if (!profile) return [];
	const folder = join(artifactsFolder, 'bench-profiles');
	mkdirSync(folder, { recursive: true });
	return ['--cpu-prof', `--cpu-prof-dir=${folder}`];
};

const run = async (options: BenchOptions): Promise<readonly RowResult[]> => {
	const startedAt = new Date();
	const chosen = chosenRows(options);
	const rows: RowResult[] = [];
	let lab: Lab | undefined;
	for (const name of chosen) {
		console.log(`\n▶ ${name}`);
		const contestRow = contestRows.find((row) => row.name === name);
		const runOther = otherRows[name];
		if (runOther !== undefined) {
			rows.push(await runOther(options));
		} else if (contestRow !== undefined) {
			lab ??= await openLab({
				...options,
				nodeOptions: profiling(options),
				tell: (line) => console.log(`  ${line}`),
			});
			rows.push(await runRow(contestRow, lab, options));
		}
		writeResults(rows, options, startedAt);
	}
	await lab?.close();
	for (const row of rows) console.log(describeRow(row));
	console.log(describeAll(rows, options.scale));
	console.log(`Written to ${options.out}`);
	return rows;
};

const main = async (): Promise<number> => {
	const options = readOptions(process.argv.slice(2), artifactsFolder);
	if (options.help) {
		console.log(usage);
		return 0;
	}
	if (options.list) {
		for (const { name, title } of known) console.log(`${name.padEnd(20)} ${title}`);
		return 0;
	}
	const rows = await run(options);
	const isMissed = rows.some(
		({ targets, failures }) => failures.length > 0 || targets.some(({ ok }) => ok !== true),
	);
	return options.strict && isMissed ? 1 : 0;
};

try {
	process.exitCode = await main();
} catch (error) {
	console.error(`\n${error instanceof Error ? error.message : String(error)}`);
	process.exitCode = 1;
} finally {
	await stopAllProcesses();
}
