import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** A command that is asked to stop has this long to do so; npm tidies up within a second. */
const GRACE_MS = 5_000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Windows has no process groups: there, only the command itself is stopped. */
const hasGroups = process.platform !== 'win32';

const running = new Set();

const signalChild = ({ pid }, signal) => {
	try {
		process.kill(hasGroups ? -pid : pid, signal);
		return true;
	} catch {
		// It has ended meanwhile.
		return false;
	}
};

const ended = async (child) =>
	await new Promise((resolve) => {
		if (!running.has(child)) resolve();
		else child.once('close', resolve);
	});

/** Ends a command and whatever it has started, and waits until they are gone. */
const stopChild = async (child) => {
	signalChild(child, 'SIGTERM');
	const impatient = setTimeout(() => signalChild(child, 'SIGKILL'), GRACE_MS);
	await ended(child);
	clearTimeout(impatient);
	// The head of the group may be gone and one of its children still there.
	if (hasGroups) signalChild(child, 'SIGKILL');
};

let stopping = false;

/** Ctrl-C, or a `kill`: nothing that was started here may go on working without us. */
const stopAll = (signal) => {
	if (stopping) return;
	stopping = true;
	void Promise.all([...running].map(stopChild)).then(() =>
		process.exit(128 + constants.signals[signal]),
	);
};

// Whatever else ends us, an error included: there is no time left to ask nicely.
process.on('exit', () => {
	for (const child of running) signalChild(child, 'SIGKILL');
});

/**
 * Starts a command that never outlives this program: as the head of its own process group, so that
 * a signal reaches what it starts, too. While one runs, a signal to this program stops it first, waits
 * for its end and then ends this program.
 */
export const startChild = (command, args, options) => {
	const child = spawn(command, args, { ...options, detached: hasGroups });
	if (child.pid === undefined) return child;
	if (running.size === 0) for (const signal of SIGNALS) process.on(signal, stopAll);
	running.add(child);
	child.once('close', () => {
		running.delete(child);
		if (running.size === 0 && !stopping)
			for (const signal of SIGNALS) process.removeListener(signal, stopAll);
	});
	return child;
};
