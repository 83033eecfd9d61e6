// Writes test/facts/shapes.json: what recorded answers of Spotify look like, without what they say.
// The recordings are not in this repository: npm run shapes -- [folder]
import { writeFile } from 'node:fs/promises';

import { learnShapes } from './shapes/learn.mts';
import { readRecordings } from './shapes/recordings.mts';

const folder = process.argv[2] ?? process.env.SPOTIFY_RECORDED ?? '../shared/recorded';
const answers = readRecordings(folder);
if (answers.length === 0) throw new Error(`There are no recordings at ${folder}`);

const file = new URL('../test/facts/shapes.json', import.meta.url);
await writeFile(file, `${JSON.stringify(learnShapes(answers), undefined, '\t')}\n`);
