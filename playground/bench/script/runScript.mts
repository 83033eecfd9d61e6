import { join } from 'node:path';

import type { Stack } from '../../e2e/support/stack.mts';
import { runJob } from '../runJob.mts';
import type { ScriptJob, ScriptResult } from './job.mts';

/** Runs the script in a process of its own, which alone can be told to trust the simulator. */
export const runScript = async (
	{ proxyUrl, folder }: Pick<Stack, 'proxyUrl' | 'folder'>,
	job: ScriptJob,
): Promise<ScriptResult> =>
	await runJob(
		'The script',
		[join(import.meta.dirname, 'main.mts')],
		{
			env: {
				...process.env,
				HTTPS_PROXY: proxyUrl,
				NODE_USE_ENV_PROXY: '1',
				NODE_EXTRA_CA_CERTS: join(folder, 'certificates', 'spotify-simulator.pem'),
			},
		},
		job,
	);
