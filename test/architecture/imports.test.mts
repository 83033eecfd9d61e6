import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Cruised } from '../../scripts/architecture/cruise.mts';
import { LAYERS, layerOf } from '../../scripts/architecture/layers.mts';
import { layersPicture } from '../../scripts/docs/layersPicture.mts';
import { shippedFiles } from '../support/shippedFiles.mts';

const root = join(__dirname, '..', '..');

/** Reads the imports below a folder, in a process of its own: dependency-cruiser is an ES module. */
function cruised(folder: string): Cruised {
	const program = join(root, 'scripts/architecture/cruise.mts');
	const json = execFileSync(process.execPath, ['--import', 'tsx', program, folder], {
		cwd: root,
		encoding: 'utf8',
	});
	return JSON.parse(json) as Cruised;
}

describe('what ships', () => {
	const { files, violations, arrows, loadedAtStart } = cruised(root);

	it('is read, each file of it', () => {
		expect(files).toEqual(expect.arrayContaining(shippedFiles().map(({ file }) => file)));
		expect(arrows.length).toBeGreaterThan(100);
	});

	it('has arrows that point down, no circle, and nothing that does not ship', () => {
		expect(violations).toEqual([]);
	});

	it('is drawn in docs/architecture.md as `npm run docs` draws it', () => {
		expect(readFileSync(join(root, 'docs/architecture.md'), 'utf8')).toContain(
			layersPicture(arrows),
		);
	});

	it('is loaded with the nodes, at each start of n8n, only as far as forms need it', () => {
		const waits =
			/^(spotify\/(run|jobs|batches|library|match|pipeline|auth)|nodes\/Spotify\/(execute|transport))\//;
		expect(files.filter((file) => waits.test(file)).length).toBeGreaterThan(100);
		expect(loadedAtStart.filter((file) => waits.test(file))).toEqual([]);
	});

	it('has a file in each layer', () => {
		expect(LAYERS.filter((layer) => !files.some((file) => layerOf(file) === layer))).toEqual([]);
	});
});

/** Files with one import each, and the rule that it breaks. */
const BAD: ReadonlyArray<readonly [rule: string, file: string, text: string]> = [
	['up from spotify/values', 'spotify/values/up.ts', "import { a } from '../plan/ok';"],
	['up from spotify/auth', 'spotify/auth/up.ts', "import type { A } from '../request/ok';"],
	[
		'up from nodes/Spotify/transport',
		'nodes/Spotify/transport/up.ts',
		"import { a } from '../execute/ok';",
	],
	[
		'up from nodes/Spotify/execute',
		'nodes/Spotify/execute/up.ts',
		"import { A } from '../../../credentials/ok';",
	],
	[
		'up from spotify/pipeline',
		'spotify/pipeline/up.ts',
		"import { a } from '../../nodes/Spotify/transport/n8nClock';",
	],
	['up from spotify/playlists/plan', 'spotify/playlists/plan/up.ts', "import { a } from '../ok';"],
	[
		'up from spotify/playlists/items',
		'spotify/playlists/items/up.ts',
		"import type { A } from '../write/ok';",
	],
	['circle', 'spotify/ids/one.ts', "import { two } from './two'; export const one = two;"],
	['no layer', 'spotify/other/a.ts', "import { a } from '../plan/ok';"],
	['into no layer', 'spotify/run/other.ts', "import { a } from '../other/a';"],
	['n8n in spotify', 'spotify/pipeline/n8n.ts', "import { sleep } from 'n8n-workflow';"],
	['n8n in spotify', 'spotify/pipeline/types.ts', "import type { INode } from 'n8n-workflow';"],
	['not shipped', 'spotify/pipeline/test.ts', "import { a } from '../../test/fake.mts';"],
	['not shipped', 'nodes/Spotify/execute/json.ts', "import pkg from '../../../package.json';"],
	['not shipped', 'nodes/Spotify/execute/axios.ts', "import axios from 'axios';"],
	['not shipped', 'nodes/Spotify/execute/node.ts', "import { get } from 'node:https';"],
	['more than types', 'spotify/operations/a.ts', "import { a } from '../ids/ok';"],
	['more than types', 'spotify/operations/b.ts', "import { type A, a } from '../ids/ok';"],
	['more than types', 'spotify/operations/c.ts', "export { a } from '../ids/ok';"],
	['events', 'nodes/Spotify/methods/a.ts', "import { a } from '../../../spotify/events/ok';"],
	[
		'process',
		'nodes/Spotify/execute/state.ts',
		"import { processState } from '../../../spotify/processState';",
	],
	[
		'credentials',
		'credentials/client.ts',
		"import { createClient } from '../nodes/Spotify/transport/createClient';",
	],
	// By whatever syntax.
	['not shipped', 'spotify/values/a.ts', "import 'axios';"],
	['not shipped', 'spotify/values/b.ts', "export * from 'axios';"],
	['not shipped', 'spotify/values/c.ts', "export const a = async () => await import('axios');"],
	['not shipped', 'spotify/values/d.ts', "const a = require('axios');"],
	['not shipped', 'spotify/values/e.ts', "import a = require('axios');"],
	['not shipped', 'spotify/values/f.ts', "export type A = import('axios').A;"],
];

const GOOD: ReadonlyArray<readonly [file: string, text: string]> = [
	['spotify/plan/ok.ts', 'export const a = 1;'],
	// A circle is told of once, at one of its files.
	['spotify/ids/two.ts', "import type { one } from './one'; export const two: typeof one = 2;"],
	['spotify/ids/ok.ts', 'export const a = 1; export type A = 1;'],
	['spotify/playlists/ok.ts', "import { a } from './write/ok'; export { a };"],
	['spotify/playlists/write/ok.ts', "import { a } from '../items/ok'; export const A = a;"],
	['spotify/playlists/items/ok.ts', "import { a } from '../../ids/ok'; export { a };"],
	['spotify/request/ok.ts', 'export type A = 1;'],
	['spotify/events/ok.ts', 'export const a = 1;'],
	['spotify/processState.ts', "import { a } from './events/ok'; export const processState = a;"],
	['nodes/Spotify/execute/ok.ts', "import { b } from 'n8n-workflow'; export const a = b;"],
	[
		'nodes/Spotify/transport/createClient.ts',
		"import { processState } from '../../../spotify/processState'; export const createClient = processState;",
	],
	['nodes/Spotify/transport/n8nClock.ts', 'export const a = 1;'],
	[
		'credentials/ok.ts',
		"import { a } from '../nodes/Spotify/transport/n8nClock'; import { processState } from '../spotify/processState';",
	],
	[
		'spotify/operations/ok.ts',
		"import { a } from './other'; import type { A } from '../ids/ok'; export type { A as B } from '../ids/ok';",
	],
	['spotify/operations/other.ts', 'export const a = 1;'],
	['spotify/auth/ok.ts', "import { createHash } from 'crypto';"],
	['spotify/values/ok.ts', "// import a from 'axios';\nexport const text = \"require('axios')\";"],
];

describe('of a tree with imports that break rules', () => {
	const folder = mkdtempSync(join(tmpdir(), 'imports-'));
	const write = (file: string, text: string): void => {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), text);
	};
	for (const [file, text] of GOOD) write(file, text);
	for (const [, file, text] of BAD) write(file, text);
	write('test/fake.mts', 'export const a = 1;');
	write('package.json', '{}');
	const { violations } = cruised(folder);
	afterAll(() => rmSync(folder, { recursive: true }));

	it.each(BAD)("'%s' is seen in %s: %s", (rule, file) => {
		expect(violations).toContainEqual(expect.objectContaining({ rule, from: file }));
	});

	it.each(GOOD)('nothing is seen in %s: %s', (file) => {
		expect(violations.filter(({ from }) => from === file)).toEqual([]);
	});
});
