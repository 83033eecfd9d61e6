import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What installs the packages of a folder, by the lock file it has: npm for what everybody works with, and
 * pnpm for n8n, whose thousands of packages it puts in place in a fifth of the time.
 */

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

const textOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/** What package.json names, which it names by exact versions. */
const namedPackages = (folder) =>
	Object.entries(readJson(join(folder, 'package.json')).dependencies ?? {}).map(
		([name, version]) => [`node_modules/${name}`, { version }],
	);

const isPresent = (folder, path) => existsSync(join(folder, path, 'package.json'));

const npmLockOf = (folder) => join(folder, 'package-lock.json');

const packagesIn = (lockFile) => (existsSync(lockFile) ? readJson(lockFile).packages : undefined);

/** Optional packages are for other platforms as often as not: their absence says nothing. */
const lockedPackages = (packages) =>
	Object.entries(packages).filter(
		([path, { optional, devOptional, link }]) => path !== '' && !optional && !devOptional && !link,
	);

const npm = {
	install(folder) {
		const how = existsSync(npmLockOf(folder)) ? ['ci'] : ['install', '--no-package-lock'];
		const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
		return ['npm', ...how, ...quietly];
	},
	runInstallScripts: (_folder, names) => ['npm', 'rebuild', ...names, '--ignore-scripts=false'],
	/**
	 * npm writes its own list into `node_modules` at the end of an install, so one that was cut short, or
	 * one of an older lock file, shows; a folder deleted by hand shows too.
	 */
	missingPackages(folder) {
		const locked = packagesIn(npmLockOf(folder));
		const wanted = locked ? lockedPackages(locked) : namedPackages(folder);
		const installed = packagesIn(join(folder, 'node_modules', '.package-lock.json')) ?? {};
		return wanted
			.filter(
				([path, { version }]) => installed[path]?.version !== version || !isPresent(folder, path),
			)
			.map(([path]) => path);
	},
};

const pnpmLockOf = (folder) => join(folder, 'pnpm-lock.yaml');

/** The pnpm that package.json names, fetched by npm. */
const pnpmOf = (folder) => ['npx', '--yes', readJson(join(folder, 'package.json')).packageManager];

const pnpm = {
	install: (folder) => [...pnpmOf(folder), 'install', '--frozen-lockfile', '--ignore-scripts'],
	/** Of those that pnpm-workspace.yaml allows. */
	runInstallScripts: (folder, names) => [...pnpmOf(folder), 'rebuild', ...names],
	/**
	 * At the end of an install pnpm puts the lock file into `node_modules` as it was, beside a list of
	 * what is where (https://pnpm.io/settings#nodelinker).
	 */
	missingPackages(folder) {
		const modules = join(folder, 'node_modules');
		if (textOf(join(modules, '.pnpm', 'lock.yaml')) !== textOf(pnpmLockOf(folder)))
			return namedPackages(folder).map(([path]) => path);
		const { hoistedLocations } = readJson(join(modules, '.modules.yaml'));
		return Object.values(hoistedLocations)
			.flat()
			.filter((path) => !isPresent(folder, path));
	},
};

/**
 * Returns what installs the packages of a folder: `install` and `runInstallScripts` give a command with
 * its arguments, `missingPackages` the paths of those that are wanted and not there.
 */
export const packageManagerOf = (folder) => (existsSync(pnpmLockOf(folder)) ? pnpm : npm);
