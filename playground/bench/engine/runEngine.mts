import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { runJob } from '../runJob.mts';
import type { RowResult } from '../types.mts';
import type { EngineJob, EngineResult } from './job.mts';

const root = join(import.meta.dirname, '..', '..', '..');

const runEngine = async (job: EngineJob): Promise<EngineResult> => {
	// n8n-core writes a settings file there as soon as it is imported.
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-bench-'));
	try {
		const here = (file: string) => join(import.meta.dirname, file);
		const loaders = ['--import', 'tsx', '--import', pathToFileURL(here('resolveEndings.mjs')).href];
		return await runJob(
			"n8n's engine",
			[...loaders, here('main.mts')],
			{
				cwd: root,
				env: { ...process.env, N8N_USER_FOLDER: userFolder, N8N_LOG_LEVEL: 'silent' },
			},
			job,
		);
	} finally {
		rmSync(userFolder, { recursive: true, force: true });
	}
};

export const engineRow = {
	name: 'engine',
	title: "What the node adds to n8n's own helper, without a network",
};

/** The micro-benchmark: no process of n8n's, no sockets. */
export const runEngineRow = async (scale: number): Promise<RowResult> => {
	const job = {
		requests: Math.max(100, Math.round(2_000 * scale)),
		items: Math.max(500, Math.round(20_000 * scale)),
		rounds: 7,
	};
	const started = { startedAt: new Date().toISOString(), load: loadavg() };
	const result = await runEngine(job);
	const { bareMicroseconds, expressionMicroseconds, oursMicroseconds } = result;
	const added = oursMicroseconds - bareMicroseconds;
	const us = (value: number) => `${value.toFixed(0)} µs`;
	return {
		...engineRow,
		size: `${job.requests} requests, ${job.items} items, median of ${job.rounds} rounds`,
		results: {},
		targets: [],
		notes: [
			`n8n's helper alone: ${us(bareMicroseconds)} a request`,
			`a node with one expression and n8n's helper: ${us(expressionMicroseconds)} a request`,
			`our node: ${us(oursMicroseconds)} a request; it adds ${us(added)} to the helper, ${us(oursMicroseconds - expressionMicroseconds)} to the node with one expression`,
			`our node, tracks by id: ${us(result.itemMicroseconds)} an item, ${result.requestsForItems} requests for ${job.items} items`,
		],
		measures: { ...result, addedMicroseconds: added },
		failures: [],
		...started,
	};
};
