import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildPackage } from '../../scripts/lib/buildPackage.mjs';
import { installIfMissing } from '../../scripts/lib/install.mjs';
import { packageManagerOf } from '../../scripts/lib/packageManagers.mjs';
import { seconds } from '../../scripts/lib/run.mjs';

export const playgroundFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const rootFolder = dirname(playgroundFolder);

/** n8n needs Node 24, whatever the system has: the npm package `node` brings it. */
export const node24 = join(
	playgroundFolder,
	'node_modules',
	'node',
	'bin',
	process.platform === 'win32' ? 'node.exe' : 'node',
);

/**
 * The two packages whose install scripts must run: `node` fetches its binary, `sqlite3` its own or
 * compiles it. The proof that they did is that they load; a file cut short does not.
 */
const nativePartsLoad = (folder) =>
	existsSync(node24) &&
	spawnSync(node24, ['-e', 'require("sqlite3")'], { cwd: folder, stdio: 'ignore' }).status === 0;

const buildNativeParts = async (folder, log) => {
	const started = Date.now();
	log(
		'Preparing Node 24 and the SQLite driver for n8n (1 to 2 minutes where it must be compiled) …',
	);
	await packageManagerOf(folder).runInstallScripts(folder, ['sqlite3', 'node'], {
		cwd: folder,
		// The compiler on every core (https://github.com/nodejs/node-gyp#environment-variables), and in a
		// fraction of the time: the flags stand behind those of the driver, -O3 among them.
		env: { JOBS: 'max', CFLAGS: '-O1', CXXFLAGS: '-O1' },
		onHeartbeat: (ms) => log(`  … ${seconds(ms)}`),
	});
	if (!nativePartsLoad(folder)) {
		throw new Error(
			'The SQLite driver does not load in Node 24. It is compiled where no ready-made one can be fetched: that needs python3, make and a C++ compiler. Install them and start again.',
		);
	}
	log(`Node 24 and the SQLite driver are ready (${seconds(Date.now() - started)}).`);
};

const versionIn = (folder) =>
	JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;

const driverOf = (sqlite3) => join(sqlite3, 'build', 'Release', 'node_sqlite3.node');

/** What was compiled for the playground's own n8n serves a line that has the same SQLite driver. */
const copyNativeParts = (folder) => {
	const ready = join(playgroundFolder, 'node_modules', 'sqlite3');
	const wanted = join(folder, 'node_modules', 'sqlite3');
	if (ready !== wanted && versionIn(ready) === versionIn(wanted))
		cpSync(driverOf(ready), driverOf(wanted));
};

/** The lines of n8n that are wanted, the playground's own first: the others take its native parts. */
const n8nLines = (n8nFolder) => [
	{ folder: playgroundFolder, title: 'n8n for the playground' },
	...(n8nFolder === playgroundFolder
		? []
		: [{ folder: n8nFolder, title: `n8n ${basename(n8nFolder)}` }]),
];

/**
 * Installs the tools of this package and beside them, since half of the time is downloading, the
 * playground's own n8n, and another line of it if one is named.
 */
export const installAll = async (n8nFolder = playgroundFolder, log = console.log) => {
	const lines = n8nLines(n8nFolder);
	const effort = '1 to 2 minutes, only the first time';
	const installLines = async () => {
		// One after the other: they share what is downloaded, and the native parts.
		for (const { folder, title } of lines) {
			await installIfMissing(folder, { title, effort: `2 GB, ${effort}`, log });
			if (!nativePartsLoad(folder)) copyNativeParts(folder);
			if (!nativePartsLoad(folder)) await buildNativeParts(folder, log);
		}
	};
	const tools = { title: 'the tools of this package', effort, log };
	await Promise.all([installIfMissing(rootFolder, tools), installLines()]);
};

/**
 * Brings everything up to date that the real n8n with this package in it needs: the installs, the
 * native parts, the build, the tarball. What is there already is left alone.
 * @param n8nFolder where n8n is installed, if it is not the playground's own
 * @returns the path of the packed package
 */
export const prepare = async (n8nFolder = playgroundFolder, log = console.log) => {
	await installAll(n8nFolder, log);
	const started = Date.now();
	log('Building the package, if it has changed …');
	const tarball = await buildPackage(rootFolder);
	log(`The package is built and packed (${seconds(Date.now() - started)}).`);
	return tarball;
};
