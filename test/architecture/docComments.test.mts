import { beginsWithVerb, docFaults } from '../support/docComments.mts';
import { shippedFiles } from '../support/shippedFiles.mts';

describe('a doc comment', () => {
	it('says of each function and method, beginning with a verb, what it promises, and is at each type', () => {
		expect(shippedFiles().flatMap(({ file, text }) => docFaults(file, text))).toEqual([]);
	});

	it.each([
		'export function f() {}',
		'export const f = () => 1;',
		'/** The number of items. */ export const f = () => 1;',
		'/** Whether there are any. */ export function f() {}',
		'/** @returns one */ export const f = () => 1;',
		'/* Returns one. */ export const f = () => 1;',
		'// Returns one.\nexport const f = () => 1;',
		'/** Returns one. */\nexport const one = 1;\nexport const f = () => one;',
		'export const f = (() => 1) satisfies () => number;',
		'export const f = function () { return 1; };',
		'export async function* f() {}',
		'export function f(): number; export function f(of?: number) { return of; }',
		'export interface A {}',
		'export type A = string;',
		'export class A {}',
		'/** A thing. */ export interface A { f(): void }',
		'/** A thing. */ export interface A {\n/** The number of items. */\nf(): number }',
	])('is missed in: %s', (text) => {
		expect(docFaults('a.ts', text)).toHaveLength(1);
	});

	it.each([
		'/** Returns one. */ export const f = () => 1;',
		'/**\n * Tells whether there are any.\n * @param of a list\n */\nexport function f() {}',
		'// Why.\n\n/** Makes a function. */\nexport const f = () => () => 1;',
		'/** A thing. */ export interface A {}',
		'/** A thing. */ export interface A {\n/** Counts the items. */\nf(): number; g: () => void }',
		'/** What came of it. */ export type A = string;',
		'const f = () => 1;',
		'interface A {}',
		'export const ONE = 1;',
	])('is not missed in: %s', (text) => {
		expect(docFaults('a.ts', text)).toEqual([]);
	});

	it('may be at the overloads of a function instead of its body', () => {
		const overloads = [
			'/** Returns one. */\nexport function f(): number;',
			'/** Returns the same. */\nexport function f(of: number): number;',
			'export function f(of = 1) { return of; }',
		];
		expect(docFaults('a.ts', overloads.join('\n'))).toEqual([]);
		expect(docFaults('a.ts', overloads.slice(1).join('\n'))).toEqual([]);
	});
});

describe('the beginning of a doc comment', () => {
	it.each([
		'Returns the number of items.',
		'Tells that nothing was sent.',
		'Asks, and learns from it.',
		'Forgets that a token was rejected.',
		'Reads a page.',
		'Passes on what it gets.',
		'Lists the fields of a form.',
	])('is a verb in: %s', (text) => {
		expect(beginsWithVerb(text)).toBe(true);
	});

	it.each([
		'This is sent again.',
		'Calls that are done together.',
		'Tokens in the memory of this process.',
		'Lists of which a part can be asked for.',
		'Digests, one behind the other.',
		"Spotify's own words.",
		'Class of a thing.',
		'Unless it is sent.',
		'returns one.',
		'@returns one',
		'`item` since 2026.',
		'',
	])('is none in: %s', (text) => {
		expect(beginsWithVerb(text)).toBe(false);
	});
});
