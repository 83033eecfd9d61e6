import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { playgroundFolder, prepare } from '../lib/prepare.mjs';
import { exitCodeOf, runNode24 } from '../lib/runNode24.mjs';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const missing = () => [
	...(existsSync(CHROMIUM) ? [] : ['chromium']),
	...(spawnSync('pngquant', ['--version']).status === 0 ? [] : ['pngquant']),
];

/**
 * Takes the pictures of the documentation anew, or those that words choose, from the present sources;
 * gives the exit code.
 */
export const runPictures = async (words) => {
	if (missing().length > 0) {
		console.error(`The pictures need ${missing().join(' and ')} (Debian: apt-get install).`);
		return 1;
	}
	return await exitCodeOf(
		async () =>
			await runNode24([join(playgroundFolder, 'pictures', 'main.mts'), ...words], {
				env: { PLAYGROUND_PACKAGE: await prepare(), CHROMIUM },
			}),
	);
};
