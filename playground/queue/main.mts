import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { CONCURRENCY } from '../bench/rows/sizes.mts';
import { ids } from '../e2e/support/ids.mts';
import { errorOf, itemsOf } from '../e2e/support/workflows.mts';
import { otherLine } from '../lib/chosenN8n.mts';
import type { Execution } from '../lib/n8nTypes.mts';
import { stopAllProcesses } from '../lib/processes.mts';
import { credentialType } from '../lib/seed.mts';
import { waitForExecutions } from '../lib/waitForExecutions.mts';
import { defaultClient } from '../simulator/accounts/clients.mts';
import type { LogEntry } from '../simulator/control/requestLog.mts';
import { startCluster, type Cluster } from './cluster.mts';
import { asTable, compare, recordOf, type MemberRecord } from './measure.mts';
import { publishWebhookWorkflow } from './webhookWorkflow.mts';

/**
 * Proves what happens where n8n runs in several processes: see `docs/scale.md`. `queue.mjs` starts
 * this in Node 24, when all is installed and packed.
 */

const { values } = parseArgs({
	options: {
		executions: { type: 'string', default: '50' },
		items: { type: 'string', default: '200' },
	},
});
const executionCount = Number(values.executions);
const itemsEach = Number(values.items);
// n8n lists a hundred executions at once.
if (!(executionCount <= 100)) throw new Error('--executions takes 100 at the most.');

const artifacts = join(dirname(dirname(import.meta.dirname)), 'artifacts', otherLine, 'queue');

/** Less than two workers can send, so that it is met again and again. */
const LIMIT = { requests: 400, windowSeconds: 8, retryAfterSeconds: 4 };
const LATENCY_MS = 50;
const PROGRESS_EVERY_MS = 20_000;

interface Run {
	readonly wanted: readonly string[];
	readonly executions: readonly Execution[];
	readonly log: readonly LogEntry[];
	readonly seconds: number;
}

const tell = (line: string) => console.log(line);

const perform = async ({ url, api, simulator }: Cluster): Promise<Run> => {
	const credential = await api.createCredential('Spotify', credentialType, { ...defaultClient });
	const workflow = await publishWebhookWorkflow(api, url, credential);
	await simulator.set({ latencyMs: LATENCY_MS });
	await simulator.setRateLimit(LIMIT);

	const wanted = ids(executionCount * itemsEach);
	const started = Date.now();
	for (let index = 0; index < executionCount; index += 1)
		await workflow.call(wanted.slice(index * itemsEach, (index + 1) * itemsEach));
	tell(`Called the webhook ${executionCount} times, for ${itemsEach} items each.`);
	let told = started;
	const executionIds = await waitForExecutions(api, workflow.id, ({ length }) => {
		if (Date.now() >= told + PROGRESS_EVERY_MS) {
			tell(`  … ${length} of ${executionCount} executions have ended`);
			told = Date.now();
		}
		return length >= executionCount;
	});
	const seconds = (Date.now() - started) / 1000;

	const executions: Execution[] = [];
	for (const id of executionIds) executions.push(await api.finished(id));
	return { wanted, executions, log: await simulator.log(), seconds };
};

interface Check {
	readonly what: string;
	readonly found: unknown;
	readonly ok: boolean;
}

const checksOf = ({ wanted, executions, log }: Run, records: readonly MemberRecord[]): Check[] => {
	const failed = executions.filter(({ status }) => status !== 'success');
	const items = compare(
		wanted,
		executions.flatMap((execution) => itemsOf(execution).map(({ id }) => String(id))),
	);
	const answered = compare(
		wanted,
		log.flatMap(({ path, status }) =>
			status === 200 && path.startsWith('/v1/tracks/') ? [path.slice('/v1/tracks/'.length)] : [],
		),
	);
	const workers = records.slice(1);
	const is = (what: string, found: unknown, wish: unknown): Check => ({
		what,
		found,
		ok: found === wish,
	});
	return [
		is(`executions that failed ${failed[0] ? `(${errorOf(failed[0])})` : ''}`, failed.length, 0),
		is('items lost', items.lost, 0),
		is('items doubled, or not asked for', items.doubled + items.foreign, 0),
		is('IDs that Spotify answered more than once', answered.doubled + answered.foreign, 0),
		...records.map(({ name, tokenRequests }) => ({
			what: `token requests of ${name} within the hour (at most one)`,
			found: tokenRequests,
			ok: tokenRequests <= 1,
		})),
		...workers.map(({ name, requests }) => ({
			what: `requests of ${name} (a share of the work)`,
			found: requests,
			ok: requests > wanted.length / 10,
		})),
		...workers.map(({ name, closings }) => ({
			what: `cooldowns of ${name} (several)`,
			found: closings,
			ok: closings >= 3,
		})),
		...records.map(({ name, beyond }) =>
			is(`requests of ${name} sent in a cooldown that it knew of`, beyond, 0),
		),
	];
};

const main = async (): Promise<number> => {
	const tarball = process.env.PLAYGROUND_PACKAGE;
	if (tarball === undefined) throw new Error('Start the proof with `npm run test:queue`.');
	rmSync(artifacts, { recursive: true, force: true });
	mkdirSync(artifacts, { recursive: true });

	tell('Starting PostgreSQL, Redis, the simulator, and n8n with two workers …');
	const cluster = await startCluster(tarball, artifacts);
	const run = await perform(cluster);
	const records = cluster.members.map((member) =>
		recordOf(member, run.log, {
			retryAfterSeconds: LIMIT.retryAfterSeconds,
			latencyMs: LATENCY_MS,
			atOnce: CONCURRENCY,
		}),
	);
	tell(
		`\n${run.wanted.length} items over ${executionCount} executions in ${run.seconds.toFixed(0)} s, at most ${LIMIT.requests} requests in ${LIMIT.windowSeconds} s:\n`,
	);
	tell(asTable(records));

	const checks = checksOf(run, records);
	tell('\nSummary of npm run test:queue');
	for (const { what, found, ok } of checks) tell(`  ${ok ? '✔' : '✖'} ${what}: ${String(found)}`);
	const failed = checks.filter(({ ok }) => !ok).length;
	tell(`${checks.length - failed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
};

// By default a signal ends the process without its exit handlers, which stop all that was started.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.on(signal, () => process.exit(1));

try {
	process.exitCode = await main();
} catch (error) {
	console.error(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
	process.exitCode = 1;
} finally {
	await stopAllProcesses();
}
