import { hasComputedImport, hasDefaultExport } from '../support/codeForms.mts';
import { shippedFiles } from '../support/shippedFiles.mts';
import { spreadsInCalls } from '../support/spreads.mts';

const shipped = shippedFiles();
const filesWith = (has: (file: string, text: string) => boolean): string[] =>
	shipped.filter(({ file, text }) => has(file, text)).map(({ file }) => file);

it('all that ships is found', () => {
	const files = shipped.map(({ file }) => file);
	for (const file of ['nodes/Spotify/Spotify.node.ts', 'spotify/processState.ts'])
		expect(files).toContain(file);
	expect(files.filter((file) => file.startsWith('credentials/'))).not.toEqual([]);
});

describe('a default export', () => {
	it('is nowhere', () => {
		expect(filesWith(hasDefaultExport)).toEqual([]);
	});

	it.each([
		'export default 1;',
		'export default class A {}',
		'const a = 1; export { a as default };',
		'export = 1;',
	])('is seen in: %s', (text) => {
		expect(hasDefaultExport('spotify/values/json.ts', text)).toBe(true);
	});

	it('is not seen in a switch', () => {
		expect(hasDefaultExport('a.ts', 'switch (1) { case 1: }')).toBe(false);
		expect(hasDefaultExport('a.ts', 'switch (1) { default: }')).toBe(false);
	});
});

describe('an import that does not name what it imports', () => {
	it('is nowhere', () => {
		expect(filesWith(hasComputedImport)).toEqual([]);
	});

	it.each(['const a = await import(name);', 'const a = require(`./${name}`);'])(
		'is seen in: %s',
		(text) => {
			expect(hasComputedImport('spotify/values/json.ts', text)).toBe(true);
		},
	);

	it.each(["const a = await import('axios');", "const a = require('axios');", "f('require')"])(
		'is not seen in: %s',
		(text) => {
			expect(hasComputedImport('spotify/values/json.ts', text)).toBe(false);
		},
	);
});

/** The secrets of one credential: a handful. And a place and another one. */
const FEW = [
	'rangeAround(expected, step, first)',
	'secretsOf(now)',
	'secretsOf(stored)',
	'secretsOfClient(client)',
	'tokens',
];

describe('what may be of any size', () => {
	it('is not spread into the arguments of a call', () => {
		const found = shipped.flatMap(({ file, text }) => spreadsInCalls(file, text));
		expect(found.filter((one) => !FEW.some((few) => one.endsWith(`: ${few}`)))).toEqual([]);
		// What is allowed is there.
		for (const few of FEW) expect(found.some((one) => one.endsWith(`: ${few}`))).toBe(true);
	});

	it.each([
		'all.push(...more);',
		'all.push(first, ...more.map(String));',
		'Math.max(...sizes);',
		'all?.push(...more);',
		'new Set(...sets);',
		'list.splice(0, 0, ...ids);',
		'const f = (ids: string[]) => g(...ids);',
		'all.push.apply(all, more);',
	])('is seen in: %s', (text) => {
		expect(spreadsInCalls('a.ts', text)).toHaveLength(1);
	});

	it.each([
		'const all = [...some, ...more];',
		'const f = (...parts: string[]) => g(...parts);',
		'const f = (...parts: string[]) => () => g(...parts);',
		'f(...[1, 2]);',
		'f({ ...some });',
		'f([...some]);',
	])('may be in: %s', (text) => {
		expect(spreadsInCalls('a.ts', text)).toEqual([]);
	});
});
