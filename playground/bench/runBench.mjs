import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { CommandFailed } from '../../scripts/lib/run.mjs';
import { node24, playgroundFolder, prepare } from '../lib/prepare.mjs';

const needsNothing = (words) => words.includes('--help') || words.includes('--list');

/** The package to measure: one that was packed before, for a comparison, or the present sources. */
const packedPackage = async () => process.env.PLAYGROUND_PACKAGE ?? (await prepare());

const runMain = async (words, env) => {
	const child = spawn(node24, [join(playgroundFolder, 'bench', 'main.mts'), ...words], {
		stdio: 'inherit',
		env: { ...process.env, ...env },
	});
	// Ctrl-C reaches the whole group; we only wait for the others to tidy up.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
		process.on(signal, () => child.kill(signal));
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => resolve(code ?? 1));
	});
};

/** Brings the playground and the packed package up to date, and runs the benchmark; gives the exit code. */
export const runBench = async (words) => {
	try {
		const env = needsNothing(words) ? {} : { PLAYGROUND_PACKAGE: await packedPackage() };
		return await runMain(words, env);
	} catch (error) {
		if (error instanceof CommandFailed) console.error(`\n${error.output}`);
		console.error(`\n${error.message}`);
		return 1;
	}
};
