// Writes docs/operations.md and the table of README.md from the operation table, the table of
// docs/trigger.md from the events, the picture of docs/architecture.md from the imports, and the
// tables of the simulator's README from its commands and settings, and for n8n's editor the fields of
// each output, and the ready workflow that moves others from the built-in node, and the pictures and measured requests of the gallery in examples/README.md. What is new in the
// simplified output is kept, since workflows depend on it from then on: npm run docs
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { events } from '../spotify/events/index.ts';
import { resources } from '../spotify/operations/index.ts';
import { operationFacts } from '../test/facts/facts.mts';
import { cruiseShipped } from './architecture/cruise.mts';
import { moveWorkflowExample } from './builtIn/readyWorkflow.mts';
import { commandsTable } from './docs/commandsTable.mts';
import { eventsTable } from './docs/eventsTable.mts';
import { galleryPage } from './docs/gallery.mts';
import { layersPicture } from './docs/layersPicture.mts';
import { operationsPage } from './docs/operationsPage.mts';
import { outputSchemas } from './docs/outputSchemas.mts';
import { readGallery, readGalleryRequests } from './docs/readGallery.mts';
import { readmeTable } from './docs/readmeTable.mts';
import { withTable } from './docs/tables.mts';
import { outputsNow, withNewKinds, type Outputs } from './stored/outputs.mts';

const outputsFile = new URL('../test/fixtures/outputs.json', import.meta.url);
const stored = JSON.parse(await readFile(outputsFile, 'utf8')) as Outputs;
await writeFile(
	outputsFile,
	`${JSON.stringify(withNewKinds(stored, outputsNow()), undefined, '\t')}\n`,
);

await writeFile(
	new URL('../docs/operations.md', import.meta.url),
	operationsPage(resources, operationFacts),
);

await writeFile(
	new URL('../examples/move-from-built-in.json', import.meta.url),
	`${JSON.stringify(moveWorkflowExample(), undefined, '\t')}\n`,
);

const galleryFile = new URL('../examples/README.md', import.meta.url);
await writeFile(
	galleryFile,
	galleryPage(await readFile(galleryFile, 'utf8'), readGallery(), readGalleryRequests()),
);

const nodeFolder = new URL('../nodes/Spotify/', import.meta.url);
await rm(new URL('__schema__', nodeFolder), { recursive: true, force: true });
for (const [path, schema] of outputSchemas(resources)) {
	const file = new URL(path, nodeFolder);
	await mkdir(new URL('.', file), { recursive: true });
	await writeFile(file, `${JSON.stringify(schema, undefined, '\t')}\n`);
}

const { arrows } = await cruiseShipped(fileURLToPath(new URL('..', import.meta.url)));

for (const [file, table, source] of [
	['../docs/architecture.md', layersPicture(arrows), 'the imports'],
	['../README.md', readmeTable(resources), 'spotify/operations'],
	['../docs/trigger.md', eventsTable(Object.values(events)), 'spotify/events'],
	['../playground/simulator/README.md', commandsTable(), 'playground/simulator/control'],
] as const) {
	const page = new URL(file, import.meta.url);
	await writeFile(page, withTable(await readFile(page, 'utf8'), table, source));
}
