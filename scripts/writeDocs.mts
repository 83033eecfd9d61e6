// Writes docs/operations.md from the operation table, the table of docs/trigger.md from the events,
// and those of the simulator's README from its commands and settings: npm run docs
import { readFile, writeFile } from 'node:fs/promises';

import { events } from '../spotify/events/index.ts';
import { resources } from '../spotify/operations/index.ts';
import { operationFacts } from '../test/facts/facts.mts';
import { commandsTable } from './docs/commandsTable.mts';
import { eventsTable } from './docs/eventsTable.mts';
import { operationsPage } from './docs/operationsPage.mts';
import { withTable } from './docs/tables.mts';

await writeFile(
	new URL('../docs/operations.md', import.meta.url),
	operationsPage(resources, operationFacts),
);

for (const [file, table, source] of [
	['../docs/trigger.md', eventsTable(Object.values(events)), 'spotify/events'],
	['../playground/simulator/README.md', commandsTable(), 'playground/simulator/control'],
] as const) {
	const page = new URL(file, import.meta.url);
	await writeFile(page, withTable(await readFile(page, 'utf8'), table, source));
}
