import { spawn, type SpawnOptions } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** Longer than any job takes: one that hangs must not hang the benchmark. */
const TIMEOUT_MS = 300_000;

/**
 * Has a program of Node's do a job: told as JSON on its standard input, answered as JSON on the last
 * line of its output.
 * @param what the program's name, for the error where it ends badly
 */
export const runJob = async <T,>(
	what: string,
	args: readonly string[],
	options: Pick<SpawnOptions, 'cwd' | 'env'>,
	job: unknown,
): Promise<T> => {
	const child = spawn(process.execPath, args, {
		...options,
		stdio: ['pipe', 'pipe', 'inherit'],
		timeout: TIMEOUT_MS,
	});
	const exit = new Promise<string>((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
	});
	child.stdin.end(JSON.stringify(job));
	const output = await text(child.stdout);
	const end = await exit;
	if (end !== 'exit code 0') throw new Error(`${what} ended with ${end}.`);
	return JSON.parse(output.trim().split('\n').at(-1) ?? '') as T;
};
