import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenRules, hasDefaultExport, importsOf } from './support/importRules.mts';
import { spreadsInCalls } from './support/spreads.mts';

const root = join(__dirname, '..');
const shipped = ['nodes', 'credentials', 'spotify'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => ({
			file: join(folder, file),
			text: readFileSync(join(root, folder, file), 'utf8'),
		})),
);

describe('what ships', () => {
	it('is found', () => {
		const files = shipped.map(({ file }) => file);
		for (const file of ['nodes/Spotify/Spotify.node.ts', 'spotify/processState.ts'])
			expect(files).toContain(file);
		expect(files.filter((file) => file.startsWith('credentials/'))).not.toEqual([]);
	});

	it('has arrows that point one way', () => {
		const imports = shipped.flatMap(({ file, text }) => importsOf(file, text));
		expect(imports.length).toBeGreaterThan(100);
		expect(brokenRules(imports)).toEqual([]);
	});

	it('has no default exports', () => {
		expect(
			shipped.filter(({ file, text }) => hasDefaultExport(file, text)).map(({ file }) => file),
		).toEqual([]);
	});
});

/** The secrets of one credential: a handful. */
const FEW = ['secretsOf(now)', 'secretsOf(stored)', 'secretsOfClient(client)', 'tokens'];

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

describe('an arrow the other way is seen', () => {
	it.each([
		['spotify/pipeline/slots.ts', "import { sleep } from 'n8n-workflow';"],
		['spotify/pipeline/slots.ts', "import type { INode } from 'n8n-core';"],
		[
			'spotify/pipeline/slots.ts',
			"import { n8nClock } from '../../nodes/Spotify/transport/n8nClock';",
		],
		['spotify/auth/redact.ts', "import type { A } from '../../credentials/A.credentials';"],
		['nodes/Spotify/Spotify.node.ts', "import { A } from '../../credentials/A.credentials';"],
		[
			'credentials/A.credentials.ts',
			"import { createClient } from '../nodes/Spotify/transport/createClient';",
		],
		['spotify/operations/album.ts', "import { parseId } from '../ids/parseId';"],
		['spotify/operations/album.ts', "import { type A, parseId } from '../ids/parseId';"],
		['spotify/operations/album.ts', "export { parseId } from '../ids/parseId';"],
		[
			'nodes/Spotify/execute/toItems.ts',
			"import { processState } from '../../../spotify/processState';",
		],
		['spotify/pipeline/pipeline.ts', "import { events } from '../events';"],
		['spotify/operations/album.ts', "import type { EventKind } from '../events/types';"],
		['spotify/pipeline/pipeline.ts', "import type { ProcessState } from '../processState';"],
		['spotify/pipeline/pipeline.ts', "import { a } from '../../test/support/fakeClock.mts';"],
		['nodes/Spotify/Spotify.node.ts', "import { a } from '../../playground/start.mjs';"],
		['nodes/Spotify/Spotify.node.ts', "import pkg from '../../package.json';"],
		['nodes/Spotify/Spotify.node.ts', "import axios from 'axios';"],
		['nodes/Spotify/Spotify.node.ts', "import { get } from 'node:https';"],
	])('%s: %s', (file, text) => {
		expect(brokenRules(importsOf(file, text))).not.toEqual([]);
	});

	it.each([
		"import 'axios';",
		"export * from 'axios';",
		"const a = await import('axios');",
		"const a = require('axios');",
		"import a = require('axios');",
		"type A = import('axios').A;",
		'const a = await import(name);',
	])('by whatever syntax: %s', (text) => {
		expect(brokenRules(importsOf('spotify/values/json.ts', text))).toHaveLength(1);
	});

	it.each([
		'export default 1;',
		'export default class A {}',
		'const a = 1; export { a as default };',
		'export = 1;',
	])('as is the default export in: %s', (text) => {
		expect(hasDefaultExport('spotify/values/json.ts', text)).toBe(true);
	});
});

describe('what is allowed is let pass', () => {
	it.each([
		[
			'nodes/Spotify/Spotify.node.ts',
			"import { a } from '../../spotify/outcome'; import { b } from 'n8n-workflow';",
		],
		[
			'nodes/Spotify/transport/createClient.ts',
			"import { processState } from '../../../spotify/processState';",
		],
		[
			'credentials/A.credentials.ts',
			"import { n8nClock } from '../nodes/Spotify/transport/n8nClock';",
		],
		['credentials/A.credentials.ts', "import { processState } from '../spotify/processState';"],
		[
			'spotify/operations/album.ts',
			"import { market } from './fields'; import type { A } from '../ids/types';",
		],
		[
			'spotify/operations/album.ts',
			"import { type A } from '../ids/types'; export type { B } from '../http';",
		],
		['spotify/auth/clientCredentials.ts', "import { createHash } from 'crypto';"],
		[
			'spotify/values/json.ts',
			"// import a from 'axios';\nconst text = \"require('axios')\"; switch (1) { default: }",
		],
	])('%s: %s', (file, text) => {
		expect(brokenRules(importsOf(file, text))).toEqual([]);
		expect(hasDefaultExport(file, text)).toBe(false);
	});
});
