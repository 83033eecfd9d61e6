// Prints every text that a user can see, by file: what the code says in forms, hints and errors, and
// the notes of the ready workflows. With a part of a path, only files whose path has it.

import { join } from 'node:path';

import { userTexts } from './texts/userTexts.mts';

const chosen = process.argv[2] ?? '';
for (const [file, texts] of userTexts(join(import.meta.dirname, '..'))) {
	if (!file.includes(chosen)) continue;
	console.log(`\n${file}`);
	for (const text of texts) console.log(`  ${text.replaceAll('\n', '\n  ')}`);
}
