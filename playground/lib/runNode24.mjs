import { spawn } from 'node:child_process';

import { CommandFailed } from '../../scripts/lib/run.mjs';
import { node24 } from './prepare.mjs';

/** Runs Node 24 in the foreground until it ends, also where somebody stops us; gives its exit code. */
export const runNode24 = async (args, { env = {}, stdio = 'inherit' } = {}) => {
	const child = spawn(node24, args, { stdio, env: { ...process.env, ...env } });
	// Ctrl-C reaches the whole foreground group, the child too; a `kill` reaches only us.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
		process.on(signal, () => child.kill(signal));
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => resolve(code ?? 1));
	});
};

/** Does something that ends with an exit code; 1 where it fails, having said why and what to do. */
export const exitCodeOf = async (work, advice = '') => {
	try {
		return await work();
	} catch (error) {
		if (error instanceof CommandFailed) console.error(`\n${error.output}`);
		console.error(`\n${error.message}${advice === '' ? '' : `\n${advice}`}`);
		return 1;
	}
};
