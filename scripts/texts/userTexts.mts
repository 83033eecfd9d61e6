import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';

const filesIn = (root: string, folder: string, ending: string): string[] =>
	readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(ending))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)))
		.sort();

/** Tells whether a text is made of words. Paths, names and addresses are not. */
const isSentence = (text: string): boolean =>
	/[A-Za-z…]+ [a-z…]/.test(text) && !/^https?:/.test(text);

const written = (node: ts.Node): string | undefined => {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
};

function textsOfCode(path: string): string[] {
	const texts: string[] = [];
	const visit = (node: ts.Node): void => {
		const text = written(node);
		if (text !== undefined && isSentence(text)) texts.push(text);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext));
	return texts;
}

interface Workflow {
	nodes: Array<{ parameters: { content?: string } }>;
}

const notesOf = (path: string): string[] =>
	(JSON.parse(readFileSync(path, 'utf8')) as Workflow).nodes.flatMap(
		({ parameters }) => parameters.content ?? [],
	);

/**
 * Lists every text that a user can see, by file: what the code says in forms, hints and errors, and
 * the notes of the ready workflows.
 * @param root the folder of this repository
 */
export function userTexts(root: string): Array<readonly [file: string, texts: string[]]> {
	const code = ['nodes', 'credentials', 'spotify'].flatMap((folder) =>
		filesIn(root, folder, '.ts'),
	);
	return [
		...code.map((file) => [file, textsOfCode(join(root, file))] as const),
		...filesIn(root, 'examples', '.json').map((file) => [file, notesOf(join(root, file))] as const),
	].filter(([, texts]) => texts.length > 0);
}
