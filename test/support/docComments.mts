import ts from 'typescript';

/** Words that end as verbs do, and are none. */
const NO_VERBS = new Set(
	'As Digests Entries Fields Has Is Items Its Letters Others Pages Perhaps Pictures Sentences Settings This Those Tokens Was Words'.split(
		' ',
	),
);

/** What may follow a verb that says something, and else only follows a noun: "Calls that are …". */
const NOUN_FOLLOWS = /^[A-Z][a-z]+s(?:,| (?:of|whose|(?<!(?:Notes|Says|Tells) )that)\b)/;

/** Tells whether a text begins with a verb in the third person: "Returns …", "Tells whether …". */
export function beginsWithVerb(text: string): boolean {
	const [word = ''] = /^[A-Z][a-z]*[a-rt-z]s\b(?!')/.exec(text) ?? [];
	return word !== '' && !NO_VERBS.has(word) && !NOUN_FOLLOWS.test(text);
}

/** Returns what the doc comment right before a statement says; empty if there is none. */
function docOf(file: ts.SourceFile, statement: ts.Statement): string {
	const doc = ts
		.getLeadingCommentRanges(file.text, statement.pos)
		?.map(({ pos, end }) => file.text.slice(pos, end))
		.filter((comment) => comment.startsWith('/**'))
		.at(-1);
	return (doc ?? '').replace(/^\/\*\*|\*\/$/g, '').replace(/^\s*\*? ?/gm, '');
}

const isExported = (statement: ts.Statement): boolean =>
	ts.canHaveModifiers(statement) &&
	(ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const isFunctionOf = (node: ts.Expression | undefined): boolean =>
	node !== undefined &&
	(ts.isArrowFunction(node) ||
		ts.isFunctionExpression(node) ||
		((ts.isSatisfiesExpression(node) ||
			ts.isAsExpression(node) ||
			ts.isParenthesizedExpression(node)) &&
			isFunctionOf(node.expression)));

/** Returns the name of a function that a statement declares, by `function` or as a constant. */
function functionIn(statement: ts.Statement): string | undefined {
	if (ts.isFunctionDeclaration(statement)) return statement.name?.text ?? 'default';
	if (!ts.isVariableStatement(statement)) return undefined;
	const { declarations } = statement.declarationList;
	return declarations.find(({ initializer }) => isFunctionOf(initializer))?.name.getText();
}

const typeIn = (statement: ts.Statement): string | undefined =>
	ts.isInterfaceDeclaration(statement) ||
	ts.isTypeAliasDeclaration(statement) ||
	ts.isEnumDeclaration(statement) ||
	ts.isClassDeclaration(statement)
		? (statement.name?.text ?? 'default')
		: undefined;

/** Tells whether a statement is the body of a function whose overloads say what it promises. */
const isBodyOfOverloads = (statement: ts.Statement, all: readonly ts.Statement[]): boolean =>
	ts.isFunctionDeclaration(statement) &&
	statement.body !== undefined &&
	all.some(
		(other) =>
			ts.isFunctionDeclaration(other) &&
			other.body === undefined &&
			other.name?.text === statement.name?.text,
	);

/**
 * Lists the exported functions of a file whose doc comment is missing or does not begin with a verb,
 * and its exported types and classes without one.
 */
export function docFaults(file: string, text: string): string[] {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const exported = source.statements.filter(isExported);
	return exported.flatMap((statement) => {
		const doc = docOf(source, statement);
		const name = functionIn(statement);
		if (name !== undefined) {
			const isRight = beginsWithVerb(doc.trim()) || isBodyOfOverloads(statement, exported);
			return isRight ? [] : [`${file}: ${name}: ${doc.trim().split('\n')[0] || 'no comment'}`];
		}
		const type = typeIn(statement);
		return type === undefined || doc.trim() !== '' ? [] : [`${file}: ${type}: no comment`];
	});
}
