import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';

import { stopAllProcesses } from '../lib/processes.mts';
import report from './support/reporter.mts';
import { isSharing, startSharedN8n } from './support/sharedN8n.mts';
import { makeUserFolder } from './support/userFolder.mts';
import { isWaiting } from './support/waiting.mts';

/**
 * Runs the test files that the command line names. `runEndToEnd.mjs` starts this in Node 24, when
 * all is installed and packed.
 */

/** For one test with its preparations, on a slow machine; an n8n that hangs must not hang the rest. */
const TIMEOUT_MS = 1_200_000;

/** Each file at work is an n8n, most are a browser too: a gigabyte together. */
const MOST_AT_ONCE = 4;

/** Those that take longest begin first. */
const LONGEST_FIRST = ['users', 'builtIn', 'editor', 'examples'];

const nameOf = (file: string): string => basename(file, '.test.mts');

const rankOf = (file: string): number => {
	const rank = LONGEST_FIRST.indexOf(nameOf(file));
	return rank === -1 ? LONGEST_FIRST.length : rank;
};

const stop = new AbortController();
// Each file ends what it has started, when it is told to.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.once(signal, () => {
		stop.abort();
		process.exitCode = 1;
	});

const events = new PassThrough({ objectMode: true });
const runFiles = async (files: readonly string[], concurrency: number): Promise<void> => {
	if (files.length === 0) return;
	// The types are those of Node 20, which the package is built with.
	const options: Parameters<typeof run>[0] & { execArgv: string[] } = {
		files: [...files],
		// Each file has an n8n, a simulator and a folder of its own: they do not meet.
		concurrency,
		timeout: TIMEOUT_MS,
		// What a preparation that failed has started, such as a simulator, would keep its file for ever.
		execArgv: ['--test-force-exit'],
		signal: stop.signal,
	};
	const running = run(options).on('test:fail', () => {
		process.exitCode = 1;
	});
	running.pipe(events, { end: false });
	await finished(running);
};

events.compose(report).pipe(process.stdout);
await makeUserFolder();
const files = process.argv.slice(2).sort((one, other) => rankOf(one) - rankOf(other));
const waiting = files.filter((file) => isWaiting(nameOf(file)));
const sharing = files.filter((file) => isSharing(nameOf(file)));
const others = files.filter((file) => !waiting.includes(file) && !sharing.includes(file));
const runSharing = async (): Promise<void> => {
	if (sharing.length > 1) await startSharedN8n();
	await runFiles(sharing, 1);
};
await Promise.all([
	runFiles(waiting, Math.max(1, waiting.length)),
	runSharing(),
	runFiles(others, Math.min(availableParallelism(), MOST_AT_ONCE)),
]);
events.end();
await stopAllProcesses();
