import { readOpenApi } from './openApi.mts';
import { readOperations } from './operations.mts';
import { readResponses } from './responses.mts';

/** Reads the files of `test/facts/` that say what Spotify's document says: their texts, by name. */
export async function readFacts(documentFile: string): Promise<Record<string, string>> {
	const document = await readOpenApi(documentFile);
	return {
		'responses.json': write(readResponses(document)),
		'operations.json': write(readOperations(document)),
	};
}

const write = (value: unknown): string => `${JSON.stringify(value, undefined, '\t')}\n`;
