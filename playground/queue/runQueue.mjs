import { join } from 'node:path';

import { takeN8nFolder } from '../lib/n8nLines.mjs';
import { playgroundFolder, prepare } from '../lib/prepare.mjs';
import { exitCodeOf, runNode24 } from '../lib/runNode24.mjs';

/** Brings the playground up to date and runs the proof, on the n8n that `--n8n` names; gives the exit code. */
export const runQueue = async (args) =>
	await exitCodeOf(async () => {
		const { n8nFolder, rest } = takeN8nFolder(args);
		const env = { PLAYGROUND_PACKAGE: await prepare(n8nFolder), PLAYGROUND_N8N_FOLDER: n8nFolder };
		return await runNode24([join(playgroundFolder, 'queue', 'main.mts'), ...rest], { env });
	});
