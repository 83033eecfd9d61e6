import { readFileSync } from 'node:fs';

/** One that has ended, but whose parent has not asked how: nobody may ever ask, in a container without an init. */
const isZombie = (pid) => {
	try {
		return / Z \d/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
	} catch {
		// Not Linux, or gone meanwhile.
		return false;
	}
};

/** Whether a process with that number is at work. */
export const isAlive = (pid) => {
	try {
		process.kill(pid, 0);
	} catch (error) {
		// Somebody else's process is one, too.
		return error.code === 'EPERM';
	}
	return !isZombie(pid);
};
