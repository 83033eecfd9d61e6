// Writes docs/operations.md from the operation table, the table of docs/trigger.md from the events,
// and those of the simulator's README from its commands and settings: npm run docs
import { readFile, writeFile } from 'node:fs/promises';

import { events } from '../spotify/events/index.ts';
import { resources } from '../spotify/operations/index.ts';
import { commandsTable } from './docs/commandsTable.mts';
import { eventsTable } from './docs/eventsTable.mts';
import { type CallerFact, operationsPage } from './docs/operationsPage.mts';
import { withTable } from './docs/tables.mts';

const facts = JSON.parse(
	await readFile(new URL('../test/facts/operations.json', import.meta.url), 'utf8'),
) as CallerFact[];

await writeFile(
	new URL('../docs/operations.md', import.meta.url),
	operationsPage(resources, facts),
);

for (const [file, table, source] of [
	['../docs/trigger.md', eventsTable(Object.values(events)), 'spotify/events'],
	['../playground/simulator/README.md', commandsTable(), 'playground/simulator/control'],
] as const) {
	const page = new URL(file, import.meta.url);
	await writeFile(page, withTable(await readFile(page, 'utf8'), table, source));
}
