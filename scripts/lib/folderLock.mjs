import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { isAlive } from './isAlive.mjs';

const LOOK_AGAIN_MS = 500;
/** No installation takes longer: after this, the process with that number is taken for something else. */
const LONGEST_WAIT_MS = 20 * 60_000;

const holdersOf = (file) => {
	try {
		const { pids } = JSON.parse(readFileSync(file, 'utf8'));
		return pids.filter((pid) => pid !== process.pid && isAlive(pid));
	} catch {
		// There is none, or one that was cut short when the machine stopped.
		return [];
	}
};

/** Takes the lock if nobody has it: two that try at once do not both get it. */
const take = (file) => {
	try {
		writeFileSync(file, JSON.stringify({ pids: [process.pid] }), { flag: 'wx' });
		return true;
	} catch (error) {
		if (error.code !== 'EEXIST') throw error;
		return false;
	}
};

/**
 * Does work that must not be done twice at the same time, such as an installation into one folder. Waits
 * for another program that does it, and for what such a program has started and left behind when it was
 * killed; a lock whose programs are gone does not count.
 * @param file holds the numbers of the processes at work
 * @param work gets `add`, which notes a process that works as well and may outlive this one
 * @param onWait is called with the number of the process that is waited for, once for each
 * @throws where the other process does not end within 20 minutes
 */
export const withFolderLock = async (file, work, onWait = () => undefined) => {
	const started = Date.now();
	let waitedFor;
	while (!take(file)) {
		const [holder] = holdersOf(file);
		if (holder === undefined) {
			rmSync(file, { force: true });
			continue;
		}
		if (holder !== waitedFor) onWait(holder);
		waitedFor = holder;
		if (Date.now() - started > LONGEST_WAIT_MS)
			throw new Error(
				`Process ${holder} is still at work here. Stop it, or delete ${file} if it is something else.`,
			);
		await sleep(LOOK_AGAIN_MS);
	}
	const pids = [process.pid];
	try {
		return await work((pid) => {
			pids.push(pid);
			writeFileSync(file, JSON.stringify({ pids }));
		});
	} finally {
		rmSync(file, { force: true });
	}
};
