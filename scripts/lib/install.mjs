import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { withFolderLock } from './folderLock.mjs';
import { packageManagerOf } from './packageManagers.mjs';
import { seconds } from './run.mjs';

const install = async (folder, title, effort, log, addProcess) => {
	const started = Date.now();
	const packageManager = packageManagerOf(folder);
	const half = existsSync(join(folder, 'node_modules'))
		? ' What is there is incomplete or out of date.'
		: '';
	log(`Installing ${title}${effort && `: ${effort}`}.${half}`);
	await packageManager.install(folder, {
		cwd: folder,
		onStart: addProcess,
		onHeartbeat: (ms) => log(`  … ${title}, ${seconds(ms)}`),
	});
	// npm can end well although somebody else emptied the folder meanwhile.
	const missing = packageManager.missingPackages(folder);
	if (missing.length > 0)
		throw new Error(
			`The installation of ${title} is incomplete: packages are missing, ${missing.length} of them, such as ${missing[0]}. Check that nothing else installs into ${folder}, then start again.`,
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
			if (packageManagerOf(folder).missingPackages(folder).length === 0) return false;
			await install(folder, title, effort, log, addProcess);
			return true;
		},
		(pid) => log(`Process ${pid} installs ${title} already: waiting for it …`),
	);
