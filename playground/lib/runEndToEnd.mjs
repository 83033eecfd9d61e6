import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { takeN8nFolder } from './n8nLines.mjs';
import { playgroundFolder, prepare } from './prepare.mjs';
import { exitCodeOf, runNode24 } from './runNode24.mjs';

const DEFAULT_CHROMIUM = '/usr/bin/chromium';

/** The spec files whose names contain one of these words; without words, all. */
const specFiles = (words) =>
	readdirSync(join(playgroundFolder, 'e2e'))
		.filter(
			(name) =>
				name.endsWith('.test.mts') &&
				(words.length === 0 || words.some((word) => name.includes(word))),
		)
		.map((name) => join(playgroundFolder, 'e2e', name));

const runOn = async ({ n8nFolder, rest: words }) => {
	const chromium = process.env.CHROMIUM ?? DEFAULT_CHROMIUM;
	if (!existsSync(chromium)) {
		console.error(
			`The end-to-end tests need Chromium, and there is none at ${chromium}. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path.`,
		);
		return 1;
	}
	const files = specFiles(words);
	if (files.length === 0) {
		console.error(
			`No test file in playground/e2e has any of these words in its name: ${words.join(', ')}.`,
		);
		return 1;
	}
	const env = {
		PLAYGROUND_PACKAGE: await prepare(n8nFolder),
		PLAYGROUND_N8N_FOLDER: n8nFolder,
		CHROMIUM: chromium,
	};
	return await runNode24([join(playgroundFolder, 'e2e', 'main.mts'), ...files], { env });
};

/**
 * Runs the end-to-end tests, or with words those whose file names contain one, on the playground's
 * n8n or the line that `--n8n` names; gives the exit code.
 */
export const runEndToEnd = async (args) =>
	await exitCodeOf(async () => await runOn(takeN8nFolder(args)));
