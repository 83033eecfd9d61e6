import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { run, seconds } from './run.mjs';

const readPackages = (lockFile) => {
	if (!existsSync(lockFile)) return {};
	return JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {};
};

/** Optional packages are for other platforms as often as not: their absence says nothing. */
const wantedPackages = (folder) =>
	Object.entries(readPackages(join(folder, 'package-lock.json'))).filter(
		([path, { optional, devOptional, link }]) => path !== '' && !optional && !devOptional && !link,
	);

/**
 * Whether `node_modules` holds what the lock file asks for. npm writes its own list into
 * `node_modules` at the end of an install, so one that was cut short, or one of an older lock
 * file, shows; a folder deleted by hand shows too.
 */
export const isInstalled = (folder) => {
	const present = readPackages(join(folder, 'node_modules', '.package-lock.json'));
	return wantedPackages(folder).every(
		([path, { version }]) => present[path]?.version === version && existsSync(join(folder, path)),
	);
};

/**
 * Installs exactly what the lock file says, unless it is there already.
 * @returns whether something had to be installed
 */
export const installIfMissing = async (folder, { title, effort = '', log = console.log }) => {
	if (isInstalled(folder)) return false;

	const started = Date.now();
	const wanted = wantedPackages(folder);
	const countPresent = () =>
		wanted.filter(([path]) => existsSync(join(folder, path, 'package.json'))).length;
	const half = existsSync(join(folder, 'node_modules'))
		? ' What is there is incomplete or out of date.'
		: '';
	log(`Installing ${title}: ${wanted.length} packages${effort && `, ${effort}`}.${half}`);
	const progress = () => {
		const present = countPresent();
		return present === 0 ? 'downloading' : `${present} of ${wanted.length} packages in place`;
	};
	await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: folder,
		onHeartbeat: (ms) => log(`  … ${seconds(ms)}: ${progress()}`),
	});
	log(`Installed ${title} in ${seconds(Date.now() - started)}.`);
	return true;
};
