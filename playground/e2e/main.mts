import { availableParallelism } from 'node:os';
import { run } from 'node:test';

import report from './support/reporter.mts';

/**
 * Runs the test files that the command line names. `runEndToEnd.mjs` starts this in Node 24, when
 * all is installed and packed.
 */

/** For one test with its preparations, on a slow machine; an n8n that hangs must not hang the rest. */
const TIMEOUT_MS = 600_000;

/** Each file at work is an n8n, most are a browser too: a gigabyte together. */
const MOST_AT_ONCE = 4;

/** What waits for poll times takes longest, whatever the machine: it begins first. */
const LONGEST_FIRST = ['trigger', 'users', 'examples', 'reality'];

const rankOf = (file: string): number => {
	const rank = LONGEST_FIRST.findIndex((name) => file.endsWith(`${name}.test.mts`));
	return rank === -1 ? LONGEST_FIRST.length : rank;
};

const stop = new AbortController();
// Each file ends what it has started, when it is told to.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.once(signal, () => {
		stop.abort();
		process.exitCode = 1;
	});

run({
	files: process.argv.slice(2).sort((one, other) => rankOf(one) - rankOf(other)),
	// Each file has an n8n, a simulator and a folder of its own: they do not meet.
	concurrency: Math.min(availableParallelism(), MOST_AT_ONCE),
	timeout: TIMEOUT_MS,
	signal: stop.signal,
})
	.on('test:fail', () => {
		process.exitCode = 1;
	})
	.compose(report)
	.pipe(process.stdout);
