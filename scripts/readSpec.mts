// Writes what Spotify's OpenAPI document says into test/facts/: npm run facts -- <document>
// What is read by hand beside it, test/facts/handRead.json, stays as it is.
import { writeFile } from 'node:fs/promises';

import { withDocument } from './facts/documentFile.mts';
import { readFacts } from './facts/readFacts.mts';

await withDocument(async (file) => {
	for (const [name, text] of Object.entries(await readFacts(file)))
		await writeFile(new URL(`../test/facts/${name}`, import.meta.url), text);
});
