import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';

import { CommandFailed, run } from './run.mjs';

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

const QUIETLY = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** The address of a package at a registry, by the rule of npm's own. */
const addressOf = (registry, [path, { name = path.split('node_modules/').at(-1), version }]) =>
	`${registry.replace(/\/$/, '')}/${name}/-/${basename(name)}-${version}.tgz`;

/**
 * Runs `npm ci` in a folder of its own by a lock file with addresses, and takes over what it made. No
 * address may be in ours, and of each package without one npm reads the whole description first, with all
 * of its versions: that is more than half of what it downloads.
 * @throws CommandFailed, such as where the registry has packages at other addresses
 */
const ciByAddress = async (folder, options) => {
	const modules = join(folder, 'node_modules');
	const apart = join(modules, '.apart');
	const registry = (await run('npm', ['config', 'get', 'registry'], { cwd: folder })).trim();
	const lock = readJson(npmLockOf(folder));
	for (const [path, one] of Object.entries(lock.packages)) {
		if (path !== '' && !one.link) one.resolved ??= addressOf(registry, [path, one]);
	}
	rmSync(modules, { recursive: true, force: true });
	mkdirSync(apart, { recursive: true });
	for (const file of ['package.json', '.npmrc'].filter((file) => existsSync(join(folder, file)))) {
		cpSync(join(folder, file), join(apart, file));
	}
	writeFileSync(npmLockOf(apart), JSON.stringify(lock));
	await run('npm', ['ci', ...QUIETLY], { ...options, cwd: apart });
	const made = join(apart, 'node_modules');
	for (const name of readdirSync(made)) renameSync(join(made, name), join(modules, name));
	rmSync(apart, { recursive: true });
};

const npm = {
	async install(folder, options) {
		if (!existsSync(npmLockOf(folder))) {
			return await run('npm', ['install', '--no-package-lock', ...QUIETLY], options);
		}
		try {
			await ciByAddress(folder, options);
		} catch (error) {
			if (!(error instanceof CommandFailed)) throw error;
			await run('npm', ['ci', ...QUIETLY], options);
		}
	},
	async runInstallScripts(_folder, names, options) {
		await run('npm', ['rebuild', ...names, '--ignore-scripts=false'], options);
	},
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
const pnpmOf = (folder) => ['--yes', readJson(join(folder, 'package.json')).packageManager];

const pnpm = {
	async install(folder, options) {
		const args = [...pnpmOf(folder), 'install', '--frozen-lockfile', '--ignore-scripts'];
		await run('npx', args, options);
	},
	/** Of those that pnpm-workspace.yaml allows. */
	async runInstallScripts(folder, names, options) {
		await run('npx', [...pnpmOf(folder), 'rebuild', ...names], options);
	},
	/**
	 * At the end of an install pnpm puts the lock file into `node_modules` as it was, beside a list of
	 * what is where (https://pnpm.io/settings#nodelinker).
	 */
	missingPackages(folder) {
		const modules = join(folder, 'node_modules');
		const list = join(modules, '.modules.yaml');
		const isLocked = textOf(join(modules, '.pnpm', 'lock.yaml')) === textOf(pnpmLockOf(folder));
		if (!isLocked || !existsSync(list)) return namedPackages(folder).map(([path]) => path);
		return Object.values(readJson(list).hoistedLocations)
			.flat()
			.filter((path) => !isPresent(folder, path));
	},
};

/**
 * Returns what installs the packages of a folder, by commands that are run with the options of `run`.
 * `missingPackages` gives the paths of those that are wanted and not there.
 */
export const packageManagerOf = (folder) => (existsSync(pnpmLockOf(folder)) ? pnpm : npm);
