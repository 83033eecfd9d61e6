import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import type { Stack } from '../../e2e/support/stack.mts';
import type { ScriptJob, ScriptResult } from './job.mts';

/** Longer than any job takes: a script that hangs must not hang the benchmark. */
const TIMEOUT_MS = 300_000;

/** Runs the script in a process of its own, which alone can be told to trust the simulator. */
export const runScript = async (
	{ proxyUrl, folder }: Pick<Stack, 'proxyUrl' | 'folder'>,
	job: ScriptJob,
): Promise<ScriptResult> => {
	const child = spawn(process.execPath, [join(import.meta.dirname, 'main.mts')], {
		stdio: ['pipe', 'pipe', 'inherit'],
		timeout: TIMEOUT_MS,
		env: {
			...process.env,
			HTTPS_PROXY: proxyUrl,
			NODE_USE_ENV_PROXY: '1',
			NODE_EXTRA_CA_CERTS: join(folder, 'certificates', 'spotify-simulator.pem'),
		},
	});
	const exit = new Promise<string>((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
	});
	child.stdin.end(JSON.stringify(job));
	const output = await text(child.stdout);
	const end = await exit;
	if (end !== 'exit code 0') throw new Error(`The script ended with ${end}.`);
	return JSON.parse(output) as ScriptResult;
};
