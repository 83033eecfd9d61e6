import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { CommandFailed } from '../../scripts/lib/run.mjs';
import { node24, playgroundFolder, prepare } from './prepare.mjs';

const HELP = `npm start                 a real n8n with this package in it
npm start -- --simulator  with the simulated Spotify, even if SPOTIFY_SDK_CLIENT_ID and SPOTIFY_SDK_CLIENT_SECRET are set

Without those two variables Spotify is always simulated. Ports: PLAYGROUND_N8N_PORT (5678), PLAYGROUND_BROKER_PORT (5679),
PLAYGROUND_SIMULATOR_PORT (4010), PLAYGROUND_CONTROL_PORT (4011).`;

/** Starts the playground in Node 24 and waits for its end; gives the exit code. */
const runPlayground = async (tarball, args) => {
	const child = spawn(node24, [join(playgroundFolder, 'main.mts'), '--package', tarball, ...args], {
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
	});
	// Ctrl-C reaches the whole foreground group, the child too; a `kill` reaches only us.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
		process.on(signal, () => child.kill(signal));
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => resolve(code ?? 1));
	});
};

export const startPlayground = async (args) => {
	const unknown = args.find((arg) => arg !== '--simulator');
	if (unknown !== undefined) {
		console.log(HELP);
		return unknown === '--help' ? 0 : 1;
	}
	try {
		return await runPlayground(await prepare(), args);
	} catch (error) {
		if (error instanceof CommandFailed) console.error(`\n${error.output}`);
		console.error(
			`\n${error.message}\nWhat was finished is kept: \`npm start\` goes on from there.`,
		);
		return 1;
	}
};
