// Writes test/facts/ from Spotify's OpenAPI document and the facts read by hand beside it, neither
// of which is in this repository: npm run facts -- [document] [hand-read facts]
import { writeFile } from 'node:fs/promises';

import { readFacts } from './facts/readFacts.mts';

const [
	specFile = '../shared/spotify-openapi.yml',
	handReadFile = '../shared/spotify-operations.json',
] = process.argv.slice(2);

for (const [name, text] of Object.entries(await readFacts(specFile, handReadFile))) {
	await writeFile(new URL(`../test/facts/${name}`, import.meta.url), text);
}
