import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import ts from 'typescript';

/**
 * Makes a few files of some four hundred modules: to find, read and compile each alone took most of
 * the time that n8n needs to load the package. Nothing is shortened; names and comments stay.
 */

const root = import.meta.dirname;
const inRoot = (file) => join(root, file);

const { n8n, peerDependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

/** What n8n loads by its path, and the source of each. */
const entries = Object.fromEntries(
	[...n8n.credentials, ...n8n.nodes].map((file) => {
		const name = file.replace(/^dist\//, '').replace(/\.js$/, '');
		return [name, inRoot(`${name}.ts`)];
	}),
);

const { config } = ts.readConfigFile(inRoot('tsconfig.json'), (file) => readFileSync(file, 'utf8'));
const compilerOptions = { ...config.compilerOptions, noEmit: false };

/** Reads TypeScript; `tsc` has checked the types before. */
const typescript = {
	name: 'typescript',
	resolveId: (wanted, importer) => {
		if (!importer || !wanted.startsWith('.')) return null;
		const path = join(dirname(importer), wanted);
		return [`${path}.ts`, join(path, 'index.ts')].find((file) => existsSync(file)) ?? null;
	},
	transform: (code, fileName) => ({
		code: ts.transpileModule(code, { compilerOptions, fileName }).outputText,
		map: null,
	}),
};

/** The files that hold most, the first one first: what n8n loads at each start, and what every run needs. */
const SHARED = {
	form: Object.values(entries),
	run: [inRoot('nodes/Spotify/execute/executeOperation.ts')],
};

/** The modules that are loaded with these, but for those that wait until they are needed. */
const loadedWith = (files, moduleInfo) => {
	const loaded = new Set(files);
	for (const file of loaded) for (const id of moduleInfo(file)?.importedIds ?? []) loaded.add(id);
	return loaded;
};

const shareChunks = () => {
	let loaded;
	return (id, { getModuleInfo }) => {
		if (SHARED.form.includes(id)) return null;
		loaded ??= Object.entries(SHARED).map(([chunk, files]) => ({
			chunk,
			modules: loadedWith(files, getModuleInfo),
		}));
		return loaded.find(({ modules }) => modules.has(id))?.chunk ?? null;
	};
};

export default {
	input: entries,
	external: [...Object.keys(peerDependencies), 'crypto'],
	plugins: [typescript],
	treeshake: false,
	output: {
		dir: inRoot('dist'),
		format: 'cjs',
		exports: 'named',
		chunkFileNames: 'spotify/[name].js',
		hoistTransitiveImports: false,
		manualChunks: shareChunks(),
	},
};
