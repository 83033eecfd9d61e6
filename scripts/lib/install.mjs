import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { withFolderLock } from './folderLock.mjs';
import { run, seconds } from './run.mjs';

const readPackages = (lockFile) => {
	if (!existsSync(lockFile)) return {};
	return JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {};
};

const hasLock = (folder) => existsSync(join(folder, 'package-lock.json'));

/** Optional packages are for other platforms as often as not: their absence says nothing. */
const lockedPackages = (folder) =>
	Object.entries(readPackages(join(folder, 'package-lock.json'))).filter(
		([path, { optional, devOptional, link }]) => path !== '' && !optional && !devOptional && !link,
	);

/** Where nothing is locked: what package.json names, which it names by exact versions. */
const namedPackages = (folder) => {
	const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	return Object.entries(dependencies).map(([name, version]) => [
		`node_modules/${name}`,
		{ version },
	]);
};

const wantedPackages = (folder) =>
	hasLock(folder) ? lockedPackages(folder) : namedPackages(folder);

const isPresent = (folder, path) => existsSync(join(folder, path, 'package.json'));

/**
 * The packages that are wanted and that `node_modules` lacks. npm writes its own list into
 * `node_modules` at the end of an install, so one that was cut short, or one of an older lock
 * file, shows; a folder deleted by hand shows too.
 */
const missingPackages = (folder) => {
	const present = readPackages(join(folder, 'node_modules', '.package-lock.json'));
	return wantedPackages(folder).filter(
		([path, { version }]) => present[path]?.version !== version || !isPresent(folder, path),
	);
};

/** Whether `node_modules` holds what the lock file asks for; without one, what package.json does. */
const isInstalled = (folder) => missingPackages(folder).length === 0;

const install = async (folder, title, effort, log, addProcess) => {
	const started = Date.now();
	const wanted = wantedPackages(folder);
	const half = existsSync(join(folder, 'node_modules'))
		? ' What is there is incomplete or out of date.'
		: '';
	const count = hasLock(folder) ? `: ${wanted.length} packages` : '';
	log(`Installing ${title}${count}${effort && `, ${effort}`}.${half}`);
	const progress = () => {
		const present = wanted.filter(([path]) => isPresent(folder, path)).length;
		return present === 0 ? 'downloading' : `${present} of ${wanted.length} packages in place`;
	};
	const command = hasLock(folder) ? ['ci'] : ['install', '--no-package-lock'];
	await run(
		'npm',
		[...command, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
		{
			cwd: folder,
			onStart: addProcess,
			onHeartbeat: (ms) => log(`  … ${title}, ${seconds(ms)}: ${progress()}`),
		},
	);
	// npm can end well although somebody else emptied the folder meanwhile.
	const missing = missingPackages(folder);
	if (missing.length > 0)
		throw new Error(
			`The installation of ${title} is incomplete: ${missing.length} of ${wanted.length} packages are missing, such as ${missing[0][0]}. Check that nothing else installs into ${folder}, then start again.`,
		);
	log(`Installed ${title} in ${seconds(Date.now() - started)}.`);
};

/**
 * Installs exactly what the lock file says, unless it is there already; without a lock file, what
 * package.json says now. Waits for another installation into the same folder, also for one that was
 * left behind when its program was killed.
 * @returns whether something had to be installed
 * @throws where packages are missing afterwards
 */
export const installIfMissing = async (folder, { title, effort = '', log = console.log }) =>
	await withFolderLock(
		join(folder, '.installing.json'),
		async (addProcess) => {
			if (isInstalled(folder)) return false;
			await install(folder, title, effort, log, addProcess);
			return true;
		},
		(pid) => log(`Process ${pid} installs ${title} already: waiting for it …`),
	);
