import { posix } from 'node:path';
import ts from 'typescript';

/** One import of a file. Files are named by their path from the root, without an ending. */
export interface Import {
	from: string;
	/** A file, or a package by its name. */
	to: string;
	isPackage: boolean;
	typesOnly: boolean;
}

const withoutEnding = (file: string) => file.replace(/\.m?[jt]s$/, '').replace(/\/index$/, '');

/** Whether nothing of a declaration is left when types are taken out. */
function isTypesOnly(node: ts.Node): boolean {
	if (ts.isImportTypeNode(node)) return true;
	if (ts.isExportDeclaration(node)) return node.isTypeOnly;
	if (!ts.isImportDeclaration(node) || !node.importClause) return false;
	const { isTypeOnly, name, namedBindings } = node.importClause;
	if (isTypeOnly) return true;
	if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
	return (
		namedBindings.elements.length > 0 &&
		namedBindings.elements.every((element) => element.isTypeOnly)
	);
}

/** What a node imports: a declaration, `import()`, `require()`, `import x = require()` or a type's import. */
function targetOf(node: ts.Node): ts.Node | undefined {
	if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
	if (ts.isExternalModuleReference(node)) return node.expression;
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
		return node.argument.literal;
	if (!ts.isCallExpression(node)) return undefined;
	const { expression } = node;
	const isImport = expression.kind === ts.SyntaxKind.ImportKeyword;
	return isImport || (ts.isIdentifier(expression) && expression.text === 'require')
		? node.arguments[0]
		: undefined;
}

const visit = (node: ts.Node, see: (node: ts.Node) => unknown): void => {
	see(node);
	ts.forEachChild(node, (child) => visit(child, see));
};

const parse = (file: string, text: string) =>
	ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

/** All imports of a file, by whatever syntax. */
export function importsOf(file: string, text: string): Import[] {
	const found: Import[] = [];
	visit(parse(file, text), (node) => {
		const target = targetOf(node);
		if (!target) return;
		const specifier = ts.isStringLiteralLike(target)
			? target.text
			: `(computed) ${target.getText()}`;
		const isPackage = !specifier.startsWith('.');
		const to = isPackage ? specifier : withoutEnding(posix.join(posix.dirname(file), specifier));
		found.push({ from: withoutEnding(file), to, isPackage, typesOnly: isTypesOnly(node) });
	});
	return found;
}

const isDefaultExport = (node: ts.Node): boolean =>
	ts.isExportAssignment(node) ||
	node.kind === ts.SyntaxKind.DefaultKeyword ||
	(ts.isExportSpecifier(node) && node.name.text === 'default');

/** Whether a file exports something as its default. */
export function hasDefaultExport(file: string, text: string): boolean {
	let found = false;
	visit(parse(file, text), (node) => (found ||= isDefaultExport(node)));
	return found;
}

interface Rule {
	says: string;
	allows(one: Import): boolean;
}

const isIn = (path: string, ...folders: string[]) =>
	folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

const PACKAGES = ['n8n-workflow', 'crypto'];
const FOR_CREDENTIALS = ['nodes/Spotify/transport/n8nSend', 'nodes/Spotify/transport/n8nClock'];

/** The arrows between the shipped files; `style.md` draws them. */
const RULES: Rule[] = [
	{
		says: 'spotify/ imports nothing of n8n, nodes/ or credentials/',
		allows: ({ from, to }) =>
			!isIn(from, 'spotify') || !(isIn(to, 'nodes', 'credentials') || to.startsWith('n8n-')),
	},
	{
		says: 'nodes/ never imports credentials/',
		allows: ({ from, to }) => !isIn(from, 'nodes') || !isIn(to, 'credentials'),
	},
	{
		says: 'credentials/ imports only spotify/, n8nSend and n8nClock',
		allows: ({ from, to, isPackage }) =>
			!isIn(from, 'credentials') ||
			isPackage ||
			isIn(to, 'spotify') ||
			FOR_CREDENTIALS.includes(to),
	},
	{
		says: 'spotify/operations/ imports only types from elsewhere',
		allows: ({ from, to, typesOnly }) =>
			!isIn(from, 'spotify/operations') || isIn(to, 'spotify/operations') || typesOnly,
	},
	{
		says: 'spotify/events is imported only by the trigger, and by what keeps its polls',
		allows: ({ from, to }) =>
			!isIn(to, 'spotify/events') ||
			isIn(
				from,
				'spotify/events',
				'spotify/processState',
				'nodes/Spotify/trigger',
				'nodes/Spotify/transport/createClient',
			),
	},
	{
		says: 'processState is imported only by createClient and credentials/',
		allows: ({ from, to }) =>
			to !== 'spotify/processState' ||
			isIn(from, 'nodes/Spotify/transport/createClient', 'credentials'),
	},
	{
		says: 'what ships imports only what ships',
		allows: ({ to, isPackage }) => isPackage || isIn(to, 'nodes', 'credentials', 'spotify'),
	},
	{
		says: `of packages, what ships imports only ${PACKAGES.join(' and ')}`,
		allows: ({ to, isPackage }) => !isPackage || PACKAGES.includes(to),
	},
];

/** The imports that break a rule, each with the rule that it breaks. */
export const brokenRules = (imports: Import[]): string[] =>
	imports.flatMap((one) =>
		RULES.filter(({ allows }) => !allows(one)).map(
			({ says }) => `${one.from} -> ${one.to}: ${says}`,
		),
	);
