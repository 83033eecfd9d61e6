import ts from 'typescript';
import { shippedFiles } from '../support/shippedFiles.mts';

/** What a file declares outside of functions: a type and a value may share a name. */
function namesDeclaredIn(file: string, text: string): Set<string> {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const names = source.statements.flatMap((statement) => {
		if (ts.isVariableStatement(statement))
			return statement.declarationList.declarations.map(({ name }) => name);
		return 'name' in statement ? [statement.name as ts.Node | undefined] : [];
	});
	return new Set(names.flatMap((name) => (name && ts.isIdentifier(name) ? [name.text] : [])));
}

/** Each name that several files declare, with those files. */
function sharedNames(files: ReadonlyArray<{ file: string; text: string }>): string[] {
	const places = new Map<string, string[]>();
	for (const { file, text } of files) {
		for (const name of namesDeclaredIn(file, text)) {
			places.set(name, [...(places.get(name) ?? []), file]);
		}
	}
	return [...places].flatMap(([name, where]) =>
		where.length > 1 ? [`${name}: ${where.join(', ')}`] : [],
	);
}

describe('a name that what ships declares outside of functions', () => {
	it('means one thing', () => {
		expect(sharedNames(shippedFiles())).toEqual([]);
	});

	it('is seen where it means two, exported or not', () => {
		const files = [
			{ file: 'a.ts', text: 'export interface Place {} export const one = 1; function two() {}' },
			{ file: 'b.ts', text: "type Place = 'here'; export class Two {} const three = 3;" },
			{ file: 'c.ts', text: 'const one = () => { const three = 3; }; const two = 2;' },
		];
		expect(sharedNames(files)).toEqual(['Place: a.ts, b.ts', 'one: a.ts, c.ts', 'two: a.ts, c.ts']);
	});

	it('may be of a type and of its value', () => {
		const text = 'export const ONE = { a: 1 }; export type ONE = typeof ONE;';
		expect(sharedNames([{ file: 'a.ts', text }])).toEqual([]);
	});
});
