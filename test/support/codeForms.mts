import ts from 'typescript';

const some = (node: ts.Node, is: (node: ts.Node) => boolean): boolean =>
	is(node) || ts.forEachChild(node, (child) => some(child, is)) === true;

const hasSome = (file: string, text: string, is: (node: ts.Node) => boolean): boolean =>
	some(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), is);

/** Tells whether a file exports something as its default. */
export const hasDefaultExport = (file: string, text: string): boolean =>
	hasSome(
		file,
		text,
		(node) =>
			ts.isExportAssignment(node) ||
			node.kind === ts.SyntaxKind.DefaultKeyword ||
			(ts.isExportSpecifier(node) && node.name.text === 'default'),
	);

/** Tells whether a file imports what it does not name: nobody can see what that is. */
export const hasComputedImport = (file: string, text: string): boolean =>
	hasSome(file, text, (node) => {
		if (!ts.isCallExpression(node)) return false;
		const { expression } = node;
		const isImport = expression.kind === ts.SyntaxKind.ImportKeyword;
		const isRequire = ts.isIdentifier(expression) && expression.text === 'require';
		const [target] = node.arguments;
		return (isImport || isRequire) && !(target && ts.isStringLiteralLike(target));
	});
