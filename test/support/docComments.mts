import ts from 'typescript';

/** Words that end as verbs do, and are none. */
const NO_VERBS = new Set(
	'As Digests Entries Fields Has Is Items Its Letters Others Pages Perhaps Pictures Refusals Sentences Settings This Those Tokens Was Words'.split(
		' ',
	),
);

/** What follows only a noun: "Reads of a list", "Calls that are done together". */
const NOUN_FOLLOWS =
	/^(?:[A-Z][a-z]+s (?:of|whose)|(?:Calls|Lists|Names|Orders|Plans|Reads|Turns) that)\b/;

/** Tells whether a text begins with a verb in the third person: "Returns …", "Tells whether …". */
export function beginsWithVerb(text: string): boolean {
	const [word = ''] = /^[A-Z][a-z]*[a-rt-z]s\b(?!')/.exec(text) ?? [];
	return word !== '' && !NO_VERBS.has(word) && !NOUN_FOLLOWS.test(text);
}

/** Returns what the doc comment right before a node says; empty if there is none. */
function docOf(file: ts.SourceFile, { pos: start }: ts.Node): string {
	const doc = ts
		.getLeadingCommentRanges(file.text, start)
		?.map(({ pos, end }) => file.text.slice(pos, end))
		.filter((comment) => comment.startsWith('/**'))
		.at(-1);
	return (doc ?? '')
		.replace(/^\/\*\*|\*\/$/g, '')
		.replace(/^\s*\*? ?/gm, '')
		.trim();
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

/** Returns the methods that an interface promises. */
const promisedBy = (statement: ts.Statement): ts.TypeElement[] =>
	ts.isInterfaceDeclaration(statement) ? statement.members.filter(ts.isMethodSignature) : [];

/**
 * Lists the exported functions of a file, and the methods of its exported interfaces, whose doc
 * comment is missing or does not begin with a verb, and its exported types and classes without one.
 */
export function docFaults(file: string, text: string): string[] {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const exported = source.statements.filter(isExported);
	const fault = (name: string, node: ts.Node): string => {
		const [said = ''] = docOf(source, node).split('\n');
		return `${file}: ${name}: ${said === '' ? 'no comment' : said}`;
	};
	return exported.flatMap((statement) => {
		const name = functionIn(statement);
		if (name !== undefined) {
			const isRight =
				beginsWithVerb(docOf(source, statement)) || isBodyOfOverloads(statement, exported);
			return isRight ? [] : [fault(name, statement)];
		}
		const type = typeIn(statement);
		if (type === undefined) return [];
		return [
			...(docOf(source, statement) === '' ? [fault(type, statement)] : []),
			...promisedBy(statement)
				.filter((method) => !beginsWithVerb(docOf(source, method)))
				.map((method) => fault(`${type}.${method.name?.getText()}`, method)),
		];
	});
}
