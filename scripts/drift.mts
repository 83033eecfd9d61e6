// Says what changed in Spotify's OpenAPI document since test/facts/ was read from it, and which
// entries of the operation table each change touches: npm run drift -- [document]
// Ends with 0 where nothing changed, 1 where something did, 2 where the document cannot be read.
import { readFile } from 'node:fs/promises';

import { resources } from '../spotify/operations/index.ts';
import { asStated, compareFacts, type Change, type Facts } from './drift/compareFacts.mts';
import { entriesTouched } from './drift/entriesTouched.mts';
import { type JsonObject, readOpenApi } from './facts/openApi.mts';
import { readOperations } from './facts/operations.mts';
import { readResponses, type ResponseFacts } from './facts/responses.mts';

const [specFile = '../shared/spotify-openapi.yml'] = process.argv.slice(2);

const committed = async (name: string): Promise<unknown> =>
	JSON.parse(await readFile(new URL(`../test/facts/${name}`, import.meta.url), 'utf8'));

async function factsBefore(): Promise<Facts> {
	return {
		operations: asStated((await committed('operations.json')) as JsonObject[]),
		responses: (await committed('responses.json')) as ResponseFacts,
	};
}

async function factsNow(): Promise<Facts> {
	const spec = await readOpenApi(specFile);
	if (spec.operations.length === 0) throw new Error('it has no operations');
	return { operations: readOperations(spec, []), responses: readResponses(spec) };
}

function lineOf({ where, what, routes }: Change): string {
	const touched = entriesTouched(resources, routes);
	return `${where}: ${what}  [${touched.length > 0 ? touched.join(', ') : 'no entry'}]`;
}

try {
	const changes = compareFacts(await factsBefore(), await factsNow());
	for (const change of changes) console.log(lineOf(change));
	console.log(
		changes.length === 0
			? `${specFile} says what test/facts says.`
			: `${changes.length} changes. Read the facts anew (npm run facts), then correct the entries in brackets until npm test is content.`,
	);
	process.exitCode = changes.length === 0 ? 0 : 1;
} catch (error) {
	console.error(
		`${specFile} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
	);
	process.exitCode = 2;
}
