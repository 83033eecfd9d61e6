import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';

import { playgroundFolder } from '../e2e/support/folders.mts';
import type { BenchOptions } from './options.mts';
import type { Contested, RowResult } from './types.mts';

/** What was measured, without what came out and the requests one by one. */
const contestedAsJson = (contested: Contested) => ({
	label: contested.label,
	seconds: contested.seconds,
	memoryGrowthMiB: contested.memoryGrowthMiB,
	runs: contested.observed.map(({ run }) => run),
});

const rowAsJson = ({ results, ...row }: RowResult) => ({
	...row,
	contestants: Object.entries(results).flatMap(([name, contested]) =>
		contested === undefined ? [] : [{ name, ...contestedAsJson(contested) }],
	),
});

/** Which package was measured, by what it is packed in. */
const packageDigest = (): string | undefined => {
	const tarball = process.env.PLAYGROUND_PACKAGE ?? '';
	return existsSync(tarball)
		? createHash('sha256').update(readFileSync(tarball)).digest('hex')
		: undefined;
};

const n8nVersion = (): unknown => {
	const file = join(playgroundFolder, 'node_modules', 'n8n', 'package.json');
	return (JSON.parse(readFileSync(file, 'utf8')) as { version: unknown }).version;
};

/** Writes what there is so far: a benchmark that is stopped has not been in vain. */
export const writeResults = (
	rows: readonly RowResult[],
	options: BenchOptions,
	startedAt: Date,
): void => {
	mkdirSync(dirname(options.out), { recursive: true });
	const results = {
		startedAt: startedAt.toISOString(),
		endedAt: new Date().toISOString(),
		scale: options.scale,
		latencyMs: options.latencyMs,
		packageSha256: packageDigest(),
		n8n: n8nVersion(),
		machine: {
			node: process.version,
			cpus: cpus().length,
			model: cpus()[0]?.model,
			memoryMiB: Math.round(totalmem() / 2 ** 20),
		},
		rows: rows.map(rowAsJson),
	};
	writeFileSync(options.out, `${JSON.stringify(results, undefined, '\t')}\n`);
};
