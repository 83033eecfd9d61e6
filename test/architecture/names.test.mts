import ts from 'typescript';
import { shippedFiles } from '../support/shippedFiles.mts';

interface Declared {
	name: string;
	file: string;
	/** Others can import it, or it is a type. */
	isKnownByName: boolean;
}

/** What a file declares outside of functions, each name once: a type and a value may share one. */
function declaredIn(file: string, text: string): Declared[] {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const declared = source.statements.flatMap((statement) => {
		const isExported =
			ts.canHaveModifiers(statement) &&
			ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
		const isKnownByName =
			isExported || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
		const names = ts.isVariableStatement(statement)
			? statement.declarationList.declarations.map(({ name }) => name)
			: 'name' in statement
				? [statement.name as ts.Node | undefined]
				: [];
		return names.flatMap((name) =>
			name && ts.isIdentifier(name) ? { name: name.text, file, isKnownByName } : [],
		);
	});
	return [...new Map(declared.map((one) => [`${one.name} ${one.isKnownByName}`, one])).values()];
}

/** Each exported name or type that several files declare, with those files. */
function sharedNames(files: ReadonlyArray<{ file: string; text: string }>): string[] {
	const places = new Map<string, Declared[]>();
	for (const { file, text } of files) {
		for (const one of declaredIn(file, text)) {
			places.set(one.name, [...(places.get(one.name) ?? []), one]);
		}
	}
	return [...places].flatMap(([name, declared]) => {
		const where = [...new Set(declared.map(({ file }) => file))];
		const isShared = where.length > 1 && declared.some(({ isKnownByName }) => isKnownByName);
		return isShared ? [`${name}: ${where.join(', ')}`] : [];
	});
}

describe('a type, or a name that what ships exports', () => {
	it('means one thing', () => {
		expect(sharedNames(shippedFiles())).toEqual([]);
	});

	it('is seen where it means two', () => {
		const files = [
			{ file: 'a.ts', text: 'export interface Place {} export const one = 1; interface Inner {}' },
			{
				file: 'b.ts',
				text: "type Place = 'here'; export function two(): void {} const three = 3;",
			},
			{
				file: 'c.ts',
				text: 'const one = 2; export class Three {} type Inner = 1; const three = 4;',
			},
		];
		expect(sharedNames(files)).toEqual([
			'Place: a.ts, b.ts',
			'one: a.ts, c.ts',
			'Inner: a.ts, c.ts',
		]);
	});

	it('may be of a type and of its value', () => {
		const text = 'export const ONE = { a: 1 }; export type ONE = typeof ONE;';
		expect(sharedNames([{ file: 'a.ts', text }])).toEqual([]);
	});
});
