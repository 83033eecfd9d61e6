import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Tells what the answers to a long playlist weigh, by what the node is to put out.
 * @returns the exit code
 */
export const runBytes = () => {
	const command = ['--import', 'tsx', join(here, 'main.mts')];
	const { status } = spawnSync(process.execPath, command, { cwd: here, stdio: 'inherit' });
	return status ?? 1;
};
