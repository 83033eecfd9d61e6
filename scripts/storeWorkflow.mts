// Keeps what workflows hold of this version, at its release: npm run store-workflow
import { readFile, writeFile } from 'node:fs/promises';

import { Spotify } from '../nodes/Spotify/Spotify.node.ts';
import { defaultsOf, storedWorkflow } from './stored/storedWorkflow.mts';

const { name, version } = JSON.parse(
	await readFile(new URL('../package.json', import.meta.url), 'utf8'),
) as { name: string; version: string };

const { description } = new Spotify();
const files = {
	[`${version}.json`]: storedWorkflow(description, `${name}.spotify`),
	[`${version}.defaults.json`]: defaultsOf(description),
};
for (const [file, content] of Object.entries(files))
	await writeFile(
		new URL(`../test/fixtures/workflows/${file}`, import.meta.url),
		`${JSON.stringify(content, undefined, '\t')}\n`,
	);
