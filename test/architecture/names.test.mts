import ts from 'typescript';
import { shippedFiles } from '../support/shippedFiles.mts';

/** The names that a file exports by declaring them, each once: a type and a value may share one. */
function exportedNames(file: string, text: string): string[] {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const names = source.statements.flatMap((statement) => {
		const isExported =
			ts.canHaveModifiers(statement) &&
			ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
		if (!isExported) return [];
		if (ts.isVariableStatement(statement)) {
			return statement.declarationList.declarations.map(({ name }) => name.getText());
		}
		return 'name' in statement && statement.name ? [(statement.name as ts.Identifier).text] : [];
	});
	return [...new Set(names)];
}

/** Each name that several files export, with those files. */
function sharedNames(files: ReadonlyArray<{ file: string; text: string }>): string[] {
	const places = new Map<string, string[]>();
	for (const { file, text } of files) {
		for (const name of exportedNames(file, text)) {
			places.set(name, [...(places.get(name) ?? []), file]);
		}
	}
	return [...places]
		.filter(([, where]) => where.length > 1)
		.map(([name, where]) => `${name}: ${where.join(', ')}`);
}

describe('a name that what ships exports', () => {
	it('means one thing', () => {
		expect(sharedNames(shippedFiles())).toEqual([]);
	});

	it('is seen where it means two', () => {
		const files = [
			{ file: 'a.ts', text: 'export interface Place {} export const one = 1;' },
			{ file: 'b.ts', text: "export type Place = 'here'; export function two(): void {}" },
			{ file: 'c.ts', text: 'const one = 2; export class Three {}' },
		];
		expect(sharedNames(files)).toEqual(['Place: a.ts, b.ts']);
	});

	it('may be of a type and of its value', () => {
		const text = 'export const ONE = { a: 1 }; export type ONE = typeof ONE;';
		expect(sharedNames([{ file: 'a.ts', text }])).toEqual([]);
	});
});
