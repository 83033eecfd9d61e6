import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { installIfMissing } from './lib/install.mjs';
import { CommandFailed, run, seconds } from './lib/run.mjs';

/** Everything that can be said about this checkout without starting n8n, from a clean clone on. */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const temporary = mkdtempSync(join(tmpdir(), 'test-'));
const jestReport = join(temporary, 'jest.json');

const npmRun = async (script, options) =>
	await run('npm', ['run', '--silent', script], { cwd: root, ...options });

const lint = async () => {
	const output = await npmRun('lint');
	// n8n's linter ends well when it has only warnings; we don't.
	if (/✖ \d+ problem/.test(output)) throw new CommandFailed('npm run lint', 'warnings', output);
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
			showErrors: true,
		});
	} catch (error) {
		if (existsSync(jestReport)) error.remark = countTests();
		throw error;
	}
	return countTests();
};

const steps = {
	install: async () =>
		(await installIfMissing(root, { title: 'the tools of this package' }))
			? 'installed'
			: 'nothing to do',
	build: async () => void (await npmRun('build')),
	format: async () => void (await npmRun('format:check')),
	lint,
	unused: async () => void (await npmRun('unused')),
	spelling: async () => void (await npmRun('spelling')),
	scan: async () => (await npmRun('scan')).trim().split('\n').at(-1),
	types: async () => void (await npmRun('typecheck')),
	jest,
};

const describe = (error) =>
	error instanceof CommandFailed
		? `${error.output}\n${error.message}`
		: (error.stack ?? String(error));

/** Runs one step; tells how it went, never throws. */
const perform = async (name) => {
	const started = Date.now();
	console.log(`\n▶ ${name}`);
	let outcome;
	try {
		outcome = { ok: true, remark: await steps[name]() };
	} catch (error) {
		console.error(describe(error));
		outcome = { ok: false, remark: error.remark };
	}
	return { name, ...outcome, duration: seconds(Date.now() - started) };
};

const outcomes = [];
for (const name of Object.keys(steps)) {
	outcomes.push(await perform(name));
	if (!outcomes.at(-1).ok) break;
}
rmSync(temporary, { recursive: true, force: true });

console.log('\nSummary of npm test');
for (const { name, ok, duration, remark } of outcomes) {
	console.log(
		`  ${name.padEnd(8)} ${ok ? 'ok    ' : 'FAILED'} ${duration.padStart(7)}  ${remark ?? ''}`,
	);
}
for (const name of Object.keys(steps).slice(outcomes.length))
	console.log(`  ${name.padEnd(8)} not run`);
const failed = outcomes.filter(({ ok }) => !ok).length;
console.log(`${outcomes.length - failed} steps passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
