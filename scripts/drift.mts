// Says what changed in Spotify's OpenAPI document since test/facts/ was read from it, and which
// entries of the operation table each change touches: npm run drift -- <document>
// Ends with 0 where nothing changed, 1 where something did, 2 where the document cannot be read.
import operations from '../test/facts/operations.json' with { type: 'json' };
import responses from '../test/facts/responses.json' with { type: 'json' };
import { resources } from '../spotify/operations/index.ts';
import { compareFacts, type Change, type Facts } from './drift/compareFacts.mts';
import { entriesTouched } from './drift/entriesTouched.mts';
import { withDocument } from './facts/documentFile.mts';
import { readOpenApi } from './facts/openApi.mts';
import { readOperations } from './facts/operations.mts';
import { readResponses } from './facts/responses.mts';

const before = { operations, responses } as unknown as Facts;

function lineOf({ where, what, routes }: Change): string {
	const touched = entriesTouched(resources, routes);
	return `${where}: ${what}  [${touched.length > 0 ? touched.join(', ') : 'no entry'}]`;
}

await withDocument(async (file) => {
	const document = await readOpenApi(file);
	const after = { operations: readOperations(document), responses: readResponses(document) };
	const changes = compareFacts(before, after);
	for (const change of changes) console.log(lineOf(change));
	console.log(
		changes.length === 0
			? `${file} says what test/facts says.`
			: `${changes.length} changes. Read the facts anew (npm run facts), then correct the entries in brackets until npm test is content.`,
	);
	process.exitCode = changes.length === 0 ? 0 : 1;
});
