import { startChild } from './children.mjs';

const HEARTBEAT_MS = 10_000;
/** Of a failing command's output, the beginning and the end: npm tells first, most others last. */
const LINES_SHOWN_OF_EACH_END = 30;

const abridge = (text) => {
	const lines = text.trimEnd().split('\n');
	if (lines.length <= 2 * LINES_SHOWN_OF_EACH_END) return lines.join('\n');
	return [
		...lines.slice(0, LINES_SHOWN_OF_EACH_END),
		'  […]',
		...lines.slice(-LINES_SHOWN_OF_EACH_END),
	].join('\n');
};

/** A command that ended with something other than success; `output` holds what it wrote, abridged. */
export class CommandFailed extends Error {
	constructor(command, exit, output) {
		super(`\`${command}\` ended with ${exit}.`);
		this.name = 'CommandFailed';
		this.output = output;
	}
}

export const seconds = (ms) =>
	ms < 9_950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;

/**
 * Runs a command to its end and returns what it wrote to standard output. Quiet commands can take minutes: `onHeartbeat`
 * is called now and then with the milliseconds gone, so that somebody watching sees that it lives.
 * With `showErrors`, what it writes to standard error is shown as it comes, too. Ctrl-C ends the command
 * before this program.
 * @param onStart is called with the process ID of the command
 */
export const run = async (
	command,
	args,
	{ cwd, env, onHeartbeat, onStart, showErrors = false } = {},
) => {
	const started = Date.now();
	const child = startChild(command, args, {
		cwd,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
		// npm is npm.cmd there, which only a shell starts.
		shell: process.platform === 'win32',
	});
	if (child.pid !== undefined) onStart?.(child.pid);
	const heartbeat =
		onHeartbeat && setInterval(() => onHeartbeat(Date.now() - started), HEARTBEAT_MS);

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
		throw new CommandFailed(
			[command, ...args].join(' '),
			signal ?? `exit code ${code}`,
			abridge(unseen),
		);
	} finally {
		clearInterval(heartbeat);
	}
};
