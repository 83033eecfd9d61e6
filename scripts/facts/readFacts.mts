import { readFile } from 'node:fs/promises';

import { type JsonObject, readOpenApi } from './openApi.mts';
import { readOperations } from './operations.mts';
import { readResponses } from './responses.mts';

/**
 * The files of `test/facts/` by name: what Spotify's document at `specFile`, and the hand-read
 * facts in `handReadFile`, say about the API.
 */
export async function readFacts(specFile: string, handReadFile: string) {
	const spec = await readOpenApi(specFile);
	const handRead = JSON.parse(await readFile(handReadFile, 'utf8')) as JsonObject[];
	return {
		'responses.json': write(readResponses(spec)),
		'operations.json': write(readOperations(spec, handRead)),
	};
}

const write = (value: unknown): string => `${JSON.stringify(value, undefined, '\t')}\n`;
