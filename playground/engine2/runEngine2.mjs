import { join } from 'node:path';

import { playgroundFolder, prepare } from '../lib/prepare.mjs';
import { exitCodeOf, runNode24 } from '../lib/runNode24.mjs';

/** Brings the playground up to date and tries the package on n8n's Engine 2.0; gives the exit code. */
export const runEngine2 = async () =>
	await exitCodeOf(async () => {
		const env = { PLAYGROUND_PACKAGE: await prepare() };
		const main = join(playgroundFolder, 'e2e', 'main.mts');
		return await runNode24([main, join(playgroundFolder, 'engine2', 'engine2.test.mts')], { env });
	});
