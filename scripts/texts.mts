// Prints every text that a user can see, by file: what the code says in forms, hints and errors, and
// the notes of the ready workflows. With a part of a path, only files whose path has it.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';

const root = join(import.meta.dirname, '..');

const filesIn = (folder: string, ending: string): string[] =>
	readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(ending))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)))
		.sort();

/** Whether a text is made of words. Paths, names and addresses are not. */
const isSentence = (text: string): boolean =>
	/[A-Za-z…]+ [a-z…]/.test(text) && !/^https?:/.test(text);

const written = (node: ts.Node): string | undefined => {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
};

function textsOfCode(file: string): string[] {
	const texts: string[] = [];
	const visit = (node: ts.Node): void => {
		const text = written(node);
		if (text !== undefined && isSentence(text)) texts.push(text);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ESNext));
	return texts;
}

interface Workflow {
	nodes: Array<{ parameters: { content?: string } }>;
}

const notesOf = (file: string): string[] =>
	(JSON.parse(readFileSync(join(root, file), 'utf8')) as Workflow).nodes.flatMap(
		({ parameters }) => parameters.content ?? [],
	);

const code = ['nodes', 'credentials', 'spotify'].flatMap((folder) => filesIn(folder, '.ts'));
const texts = [
	...code.map((file) => [file, textsOfCode(file)] as const),
	...filesIn('examples', '.json').map((file) => [file, notesOf(file)] as const),
];
for (const [file, found] of texts) {
	if (found.length === 0 || !file.includes(process.argv[2] ?? '')) continue;
	console.log(`\n${file}`);
	for (const text of found) console.log(`  ${text.replaceAll('\n', '\n  ')}`);
}
