import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildPackage } from './lib/buildPackage.mjs';
import { installIfMissing } from './lib/install.mjs';
import { CommandFailed, run, seconds } from './lib/run.mjs';

/** Everything that can be said about this checkout without starting n8n, from a clean clone on. */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const temporary = mkdtempSync(join(tmpdir(), 'test-'));
const jestReport = join(temporary, 'jest.json');

const npmRun = async (script, options) =>
	await run('npm', ['run', '--silent', script], { cwd: root, ...options });

/** n8n's linter ends well when it has only warnings; we don't. */
const lintPackage = async () => {
	const output = await npmRun('lint:package');
	if (/✖ \d+ problem/.test(output))
		throw new CommandFailed('npm run lint:package', 'warnings', output);
	return 'no errors, no warnings';
};

const countTests = () => {
	const { numPassedTests, numFailedTests, numPendingTests, numTotalTestSuites } = JSON.parse(
		readFileSync(jestReport, 'utf8'),
	);
	return `${numPassedTests} tests passed, ${numFailedTests} failed, ${numPendingTests} skipped, in ${numTotalTestSuites} files`;
};

const jest = async () => {
	try {
		// Its own reporter stays visible: it names what fails while the rest still runs.
		await run('npx', ['--no-install', 'jest', '--json', `--outputFile=${jestReport}`], {
			cwd: root,
			// Tests make much that is soon let go of: less of it is moved about, which takes a twentieth.
			env: { NODE_OPTIONS: '--max-semi-space-size=32' },
			showErrors: true,
		});
	} catch (error) {
		if (existsSync(jestReport)) error.remark = countTests();
		throw error;
	}
	return countTests();
};

/** What is done, in order; the steps of a stage need nothing of each other and run side by side. */
const stages = [
	{
		install: async () =>
			(await installIfMissing(root, { title: 'the tools of this package' }))
				? 'installed'
				: 'nothing to do',
	},
	{ build: async () => void (await buildPackage(root)) },
	{
		// The longest first.
		'lint:tools': async () => void (await npmRun('lint:tools')),
		'lint:package': lintPackage,
		types: async () => void (await npmRun('typecheck')),
		format: async () => void (await npmRun('format:check')),
		scan: async () => (await npmRun('scan')).trim().split('\n').at(-1),
		unused: async () => void (await npmRun('unused')),
		spelling: async () => void (await npmRun('spelling')),
	},
	{ jest },
];
const names = stages.flatMap((steps) => Object.keys(steps));

const describe = (error) =>
	error instanceof CommandFailed
		? `${error.output}\n${error.message}`
		: (error.stack ?? String(error));

/** Runs one step; tells how it went, never throws. */
const perform = async (name, step) => {
	const started = Date.now();
	console.log(`▶ ${name}`);
	try {
		const remark = await step();
		return { name, ok: true, remark, duration: seconds(Date.now() - started) };
	} catch (error) {
		console.error(`\n✖ ${name}\n${describe(error)}`);
		return { name, ok: false, remark: error.remark, duration: seconds(Date.now() - started) };
	}
};

/** Runs the steps of a stage, each of them, as many at once as there are cores. */
const performAll = async (steps) => {
	const left = Object.entries(steps);
	const done = [];
	const work = async () => {
		for (let next = left.shift(); next; next = left.shift()) done.push(await perform(...next));
	};
	await Promise.all(Array.from({ length: availableParallelism() }, work));
	return done;
};

const outcomes = [];
for (const steps of stages) {
	outcomes.push(...(await performAll(steps)));
	if (outcomes.some(({ ok }) => !ok)) break;
}
rmSync(temporary, { recursive: true, force: true });

console.log('\nSummary of npm test');
for (const name of names) {
	const outcome = outcomes.find((one) => one.name === name);
	const { ok, duration = '', remark = '' } = outcome ?? {};
	const how = !outcome ? 'not run' : ok ? 'ok' : 'FAILED';
	console.log(`  ${name.padEnd(12)} ${how.padEnd(7)} ${duration.padStart(7)}  ${remark}`);
}
const failed = outcomes.filter(({ ok }) => !ok).length;
console.log(`${outcomes.length - failed} steps passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
