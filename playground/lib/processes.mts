import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** n8n finishes running executions when asked to stop; more than this nobody waits for. */
const GRACE_MS = 8_000;
const LAST_LINES = 25;

export interface ProcessOptions {
	readonly name: string;
	readonly command: string;
	readonly args: readonly string[];
	readonly cwd: string;
	readonly env: NodeJS.ProcessEnv;
	readonly logFile: string;
}

export interface RunningProcess {
	readonly name: string;
	readonly pid: number;
	readonly logFile: string;
	/** Resolves, with a description of how, once the process has ended for whatever reason. */
	readonly ended: Promise<string>;
	readonly hasEnded: () => boolean;
	readonly stop: () => Promise<void>;
	/** Ends it without a chance to tidy up, as a power cut would. */
	readonly kill: () => Promise<void>;
	readonly lastLines: () => string;
}

const signalGroup = (pid: number, signal: NodeJS.Signals | 0): boolean => {
	try {
		process.kill(-pid, signal);
		return true;
	} catch {
		return false;
	}
};

const running = new Set<RunningProcess>();

/** Stops whatever `startProcess` started and is still there, the last one first: n8n needs the simulator to the end. */
export const stopAllProcesses = async (): Promise<void> => {
	for (const one of [...running].reverse()) await one.stop();
};

// Whatever ends us, an error included, ends what we started; there is no time left to ask nicely.
process.on('exit', () => {
	for (const { pid } of running) signalGroup(pid, 'SIGKILL');
});

/**
 * Starts a program as the head of its own process group, so that stopping it ends what it started
 * too (n8n runs Code nodes in a child), and Ctrl-C in the terminal leaves the order to us.
 */
export const startProcess = ({
	name,
	command,
	args,
	cwd,
	env,
	logFile,
}: ProcessOptions): RunningProcess => {
	mkdirSync(dirname(logFile), { recursive: true });
	const log = openSync(logFile, 'a');
	const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', log, log] });
	closeSync(log);
	const pid = child.pid;
	if (pid === undefined) throw new Error(`${name} could not be started: ${command}`);

	let over = false;
	const ended = once(child, 'exit').then(([code, signal]: unknown[]) => {
		over = true;
		return code === null ? `signal ${String(signal)}` : `exit code ${String(code)}`;
	});

	const kill = async () => {
		signalGroup(pid, 'SIGKILL');
		await ended;
	};
	const stop = async () => {
		signalGroup(pid, 'SIGTERM');
		await Promise.race([ended, sleep(GRACE_MS, undefined, { ref: false })]);
		// The head may be gone and a child still there.
		if (signalGroup(pid, 0)) await kill();
	};
	const lastLines = () =>
		readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n');

	const started = { name, pid, logFile, ended, hasEnded: () => over, stop, kill, lastLines };
	running.add(started);
	void ended.then(() => running.delete(started));
	return started;
};

/** Asks again and again until the answer is yes; a process that ends meanwhile ends the wait. */
export const waitUntil = async (
	isReady: () => Promise<boolean>,
	{ running, timeoutMs, what }: { running: RunningProcess; timeoutMs: number; what: string },
): Promise<void> => {
	const deadline = Date.now() + timeoutMs;
	while (Date.now() < deadline) {
		if (running.hasEnded()) {
			throw new Error(
				`${what} ended (${await running.ended}) before it was ready. Its last lines:\n${running.lastLines()}`,
			);
		}
		if (await isReady()) return;
		await sleep(200);
	}
	throw new Error(
		`${what} was not ready after ${timeoutMs / 1000} s. Its last lines:\n${running.lastLines()}`,
	);
};
