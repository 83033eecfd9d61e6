import { join } from 'node:path';

import { playgroundFolder, prepare } from '../lib/prepare.mjs';
import { exitCodeOf, runNode24 } from '../lib/runNode24.mjs';

const needsNothing = (words) => words.includes('--help') || words.includes('--list');

/** The package to measure: one that was packed before, for a comparison, or the present sources. */
const packedPackage = async () => process.env.PLAYGROUND_PACKAGE ?? (await prepare());

/** Brings the playground and the packed package up to date, and runs the benchmark; gives the exit code. */
export const runBench = async (words) =>
	await exitCodeOf(async () => {
		const env = needsNothing(words) ? {} : { PLAYGROUND_PACKAGE: await packedPackage() };
		return await runNode24([join(playgroundFolder, 'bench', 'main.mts'), ...words], { env });
	});
