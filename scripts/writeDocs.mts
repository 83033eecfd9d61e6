// Writes docs/operations.md from the operation table, and the table of docs/trigger.md from the
// events: npm run docs
import { readFile, writeFile } from 'node:fs/promises';

import { events } from '../spotify/events/index.ts';
import { resources } from '../spotify/operations/index.ts';
import { eventsTable, withTable } from './docs/eventsTable.mts';
import { type CallerFact, operationsPage } from './docs/operationsPage.mts';

const facts = JSON.parse(
	await readFile(new URL('../test/facts/operations.json', import.meta.url), 'utf8'),
) as CallerFact[];

await writeFile(
	new URL('../docs/operations.md', import.meta.url),
	operationsPage(resources, facts),
);

const trigger = new URL('../docs/trigger.md', import.meta.url);
const table = eventsTable(Object.values(events));
await writeFile(trigger, withTable(await readFile(trigger, 'utf8'), table));
