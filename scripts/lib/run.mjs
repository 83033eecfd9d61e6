import { spawn } from 'node:child_process';

const HEARTBEAT_MS = 10_000;
const LINES_SHOWN_ON_FAILURE = 60;

/** A command that ended with something other than success; `output` holds its last lines. */
export class CommandFailed extends Error {
	constructor(command, exit, output) {
		super(`\`${command}\` ended with ${exit}.`);
		this.name = 'CommandFailed';
		this.output = output;
	}
}

export const seconds = (ms) => (ms < 9_950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`);

/**
 * Runs a command to its end and gives back what it wrote to standard output. Quiet commands can take minutes: `onHeartbeat`
 * is called now and then with the milliseconds gone, so that somebody watching sees that it lives.
 * With `showErrors`, what it writes to standard error is shown as it comes, too.
 */
export const run = async (command, args, { cwd, env, onHeartbeat, showErrors = false } = {}) => {
	const started = Date.now();
	const child = spawn(command, args, {
		cwd,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
		// npm is npm.cmd there, which only a shell starts.
		shell: process.platform === 'win32',
	});
	const heartbeat = onHeartbeat && setInterval(() => onHeartbeat(Date.now() - started), HEARTBEAT_MS);

	let stdout = '';
	let everything = '';
	child.stdout.setEncoding('utf8').on('data', (chunk) => {
		stdout += chunk;
		everything += chunk;
	});
	child.stderr.setEncoding('utf8').on('data', (chunk) => {
		everything += chunk;
		if (showErrors) process.stderr.write(chunk);
	});

	try {
		const [code, signal] = await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('close', (...exit) => resolve(exit));
		});
		if (code === 0) return stdout;
		const unseen = showErrors ? stdout : everything;
		const lastLines = unseen.trimEnd().split('\n').slice(-LINES_SHOWN_ON_FAILURE).join('\n');
		throw new CommandFailed([command, ...args].join(' '), signal ?? `exit code ${code}`, lastLines);
	} finally {
		clearInterval(heartbeat);
	}
};
