import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { n8n } from '../../package.json';

const root = join(__dirname, '..', '..');
const folder = join(root, 'dist');

/** Builds the package, unless that was done since its sources changed. */
const BUILD = `
	import { buildPackage } from ${JSON.stringify(join(root, 'scripts/lib/buildPackage.mjs'))};
	await buildPackage(${JSON.stringify(root)});
`;

interface Loaded {
	/** What each file that package.json names exports. */
	exported: string[][];
	/** The files that are there before anything ran, and those that the first run adds. */
	atStart: string[];
	byFirstRun: string[];
}

/** Loads a build as n8n does, in a process of its own, and runs the node with nothing to do. */
const PROGRAM = `
	const { join, relative } = require('node:path');
	const [folder, ...files] = process.argv.slice(1);
	const here = () => Object.keys(require.cache).filter((file) => file.startsWith(folder));
	const modules = files.map((file) => require(join(folder, file)));
	const atStart = here();
	const { Spotify } = modules.find((module) => 'Spotify' in module);
	new Spotify().execute.call({ getInputData: () => [] }).then(() => {
		const byFirstRun = here().filter((file) => !atStart.includes(file));
		const names = (list) => list.map((file) => relative(folder, file));
		process.stdout.write(JSON.stringify({
			exported: modules.map((module) => Object.keys(module)),
			atStart: names(atStart),
			byFirstRun: names(byFirstRun),
		}));
	});
`;

describe('what is built', () => {
	const inDist = [...n8n.credentials, ...n8n.nodes].map((file) => file.replace(/^dist\//, ''));
	let loaded: Loaded;

	beforeAll(() => {
		execFileSync(process.execPath, ['--input-type=module', '--eval', BUILD]);
		const json = execFileSync(process.execPath, ['--eval', PROGRAM, folder, ...inDist], {
			encoding: 'utf8',
		});
		loaded = JSON.parse(json) as Loaded;
	});

	it('has each class in the file that package.json names', () => {
		expect(loaded.exported).toEqual(
			inDist.map((file) => [file.replace(/^.*\/(\w+)\.\w+\.js$/, '$1')]),
		);
	});

	it('is loaded with one file beside those, and runs with one more', () => {
		expect(loaded.atStart.sort()).toEqual([...inDist, 'spotify/form.js'].sort());
		expect(loaded.byFirstRun).toEqual(['spotify/run.js']);
	});

	it('has the state of the process once, and says what it is for', () => {
		const text = readFileSync(join(folder, 'spotify/form.js'), 'utf8');
		expect(text.split('function createProcessState(')).toHaveLength(2);
		expect(text).toContain('Returns the state of this process, which is made on first use.');
	});
});
