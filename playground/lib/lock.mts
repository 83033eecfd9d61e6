import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Holder {
	readonly pids: readonly number[];
	/** Where it can be reached, as soon as that is known. */
	readonly url?: string;
}

export interface FolderLock {
	/** Notes a program that works in the folder as well, and may outlive us if we are killed. */
	readonly add: (pid: number, url: string) => void;
	readonly release: () => void;
}

class AlreadyRunning extends Error {
	override name = 'AlreadyRunning';
}

const isAlive = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
};

const readHolder = (file: string): Holder | undefined => {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Holder;
	} catch {
		// None, or one cut short when the machine stopped.
		return undefined;
	}
};

/** Two n8n on one database damage it, so one playground per folder. A note whose programs are gone does not count. */
export const lockFolder = (folder: string): FolderLock => {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, 'running.json');
	const holder = readHolder(file);
	const alive = holder?.pids.find(isAlive);
	if (holder !== undefined && alive !== undefined) {
		throw new AlreadyRunning(
			`The playground is already running${holder.url === undefined ? '' : ` at ${holder.url}`} (process ${alive}). Use that one, or stop it first: Ctrl-C in its terminal, or \`kill ${alive}\`. If process ${alive} is something else, delete ${file}.`,
		);
	}

	const write = (note: Holder) => writeFileSync(file, JSON.stringify(note));
	write({ pids: [process.pid] });
	return {
		add: (pid, url) => write({ pids: [process.pid, pid], url }),
		release: () => rmSync(file, { force: true }),
	};
};
