import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

/** Stands for what a text fills in: a name, a number, a time. */
const BLANK = '…';

const sourceFiles = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
		.map((entry) => join(entry.parentPath, entry.name));

/** Which arguments of a call could be a message: `refuse` comes with the field before it, and without. */
function messageArgument(call: ts.CallExpression | ts.NewExpression): ts.Expression | undefined {
	const given = call.arguments ?? [];
	const name = call.expression.getText();
	if (['invalidInput', 'invalidRequest', 'NodeOperationError'].includes(name)) return given[1];
	if (name === 'invalidSearch') return given[0];
	if (name === 'refuse') return given[given.length > 2 ? 1 : 0];
	return undefined;
}

function messageIn(node: ts.Node): ts.Expression | undefined {
	if (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) {
		return node.name.getText() === 'message' ? node.initializer : undefined;
	}
	if (ts.isCallExpression(node) || ts.isNewExpression(node)) return messageArgument(node);
	return undefined;
}

/** What is written there, with a blank for each part that is filled in; nothing of what is handed on. */
function textsOf(expression: ts.Expression): string[] {
	if (ts.isStringLiteralLike(expression)) return [expression.text];
	if (ts.isConditionalExpression(expression)) {
		return [...textsOf(expression.whenTrue), ...textsOf(expression.whenFalse)];
	}
	if (!ts.isTemplateExpression(expression)) return [];
	const { head, templateSpans: spans } = expression;
	// Adds to a message that is written elsewhere.
	if (spans.some((span) => span.expression.getText() === 'message')) return [];
	const rest = spans.map((span) => filledIn(span.expression) + span.literal.text);
	return [[head.text, ...rest].join('').replace(/…(\s*…)+/g, BLANK)];
}

/** A text that the file has as a constant, else a blank. */
function filledIn(expression: ts.Expression): string {
	const name = expression.getText();
	const constant = expression
		.getSourceFile()
		.statements.filter(ts.isVariableStatement)
		.flatMap(({ declarationList }) => [...declarationList.declarations])
		.find((declaration) => declaration.name.getText() === name)?.initializer;
	return constant && ts.isStringLiteralLike(constant) ? constant.text : BLANK;
}

/** The messages of failures that the source files of a folder write down, sorted. */
export function failureTexts(folder: string): string[] {
	const found = new Set<string>();
	const visit = (node: ts.Node): void => {
		const message = messageIn(node);
		if (message) for (const text of textsOf(message)) found.add(text);
		ts.forEachChild(node, visit);
	};
	for (const file of sourceFiles(folder)) {
		const text = readFileSync(file, 'utf8');
		visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
	}
	return [...found].sort();
}
