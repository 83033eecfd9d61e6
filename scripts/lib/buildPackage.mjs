import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { withFolderLock } from './folderLock.mjs';
import { packPackage } from './packPackage.mjs';
import { run } from './run.mjs';

/** All that the tarball is made of. */
const SOURCE_FOLDERS = ['nodes', 'credentials', 'spotify', 'icons'];
const SOURCE_FILES = [
	'package.json',
	'tsconfig.json',
	'rollup.config.mjs',
	'gulpfile.js',
	'README.md',
	'LICENSE',
	'LICENSE.md',
];

const hashSources = (root) => {
	const hash = createHash('sha256');
	const folders = SOURCE_FOLDERS.filter((folder) => existsSync(join(root, folder)));
	const files = folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name)),
	);
	const single = SOURCE_FILES.map((file) => join(root, file)).filter(existsSync);
	for (const file of [...files, ...single].sort())
		hash.update(file).update('\0').update(readFileSync(file)).update('\0');
	return hash.digest('hex');
};

const buildIfChanged = async (root, folder) => {
	const note = join(folder, 'built.json');
	const sources = hashSources(root);
	const last = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : {};
	const isThere = existsSync(join(root, 'dist')) && existsSync(last.tarball);
	if (last.sources === sources && isThere) return last.tarball;

	rmSync(folder, { recursive: true, force: true });
	await run('npm', ['run', 'build'], { cwd: root });
	const tarball = await packPackage(root, folder);
	writeFileSync(note, JSON.stringify({ sources, tarball }));
	return tarball;
};

/**
 * Builds the package into `dist` and packs it, unless its sources are what they were last time. Waits where
 * another program is at it: both would write into `dist`.
 * @returns the path of the tarball
 */
export const buildPackage = async (root) => {
	const folder = join(root, 'playground', '.n8n', 'package');
	mkdirSync(dirname(folder), { recursive: true });
	return await withFolderLock(
		`${folder}.building.json`,
		async () => await buildIfChanged(root, folder),
	);
};
