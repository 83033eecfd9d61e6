// Writes docs/operations.md from the operation table: npm run docs
import { readFile, writeFile } from 'node:fs/promises';

import { resources } from '../spotify/operations/index.ts';
import { type CallerFact, operationsPage } from './docs/operationsPage.mts';

const facts = JSON.parse(
	await readFile(new URL('../test/facts/operations.json', import.meta.url), 'utf8'),
) as CallerFact[];

await writeFile(
	new URL('../docs/operations.md', import.meta.url),
	operationsPage(resources, facts),
);
