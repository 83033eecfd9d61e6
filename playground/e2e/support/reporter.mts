import { basename, relative } from 'node:path';

interface TestEvent {
	readonly type: string;
	readonly data: {
		readonly name?: string;
		readonly file?: string;
		readonly message?: string;
		readonly skip?: string | boolean;
		readonly details?: {
			readonly duration_ms: number;
			readonly type?: string;
			readonly error?: { readonly cause?: unknown };
		};
	};
}

const SUMMARY_LINES = 8;

const describe = (cause: unknown): string =>
	(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause))
		.split('\n')
		.map((line) => `      ${line}`)
		.join('\n');

/** Its first lines, for a list. */
const summarise = (cause: unknown): string =>
	describe(cause).split('\n').slice(0, SUMMARY_LINES).join('\n');

/**
 * One line a test as it ends, its error below it; at the end what failed once more, because a log
 * of CI may be cut to its end, and the counts.
 */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
	const counts = { passed: 0, failed: 0, skipped: 0 };
	const failures: string[] = [];
	let currentFile = '';
	for await (const { type, data } of events) {
		if (type === 'test:stdout' || type === 'test:stderr') yield data.message ?? '';
		if (type !== 'test:pass' && type !== 'test:fail') continue;
		// The test runner counts each file as a test too.
		if (data.name === data.file || data.details?.type === 'suite') continue;

		if (data.file !== undefined && data.file !== currentFile) {
			currentFile = data.file;
			yield `\n${relative(process.cwd(), currentFile)}\n`;
		}
		const outcome = data.skip ? 'skipped' : type === 'test:pass' ? 'passed' : 'failed';
		counts[outcome] += 1;
		yield `  ${outcome === 'failed' ? '✖' : '✔'} ${data.name} (${((data.details?.duration_ms ?? 0) / 1000).toFixed(1)} s)\n`;
		if (outcome !== 'failed') continue;
		const cause = data.details?.error?.cause ?? data.details?.error;
		yield `${describe(cause)}\n`;
		failures.push(`  ✖ ${basename(currentFile, '.test.mts')}: ${data.name}\n${summarise(cause)}\n`);
	}
	yield* failures.length > 0 ? ['\nFailed\n', ...failures] : [];
	yield `\nSummary of npm run test:e2e\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`;
}
