import { join } from 'node:path';

import { takeN8nFolder } from './n8nLines.mjs';
import { playgroundFolder, prepare } from './prepare.mjs';
import { exitCodeOf, runNode24 } from './runNode24.mjs';

const HELP = `npm start                 a real n8n with this package in it
npm start -- --simulator  with the simulated Spotify, even if SPOTIFY_SDK_CLIENT_ID and SPOTIFY_SDK_CLIENT_SECRET are set
npm start -- --n8n 1.123  with another n8n than the newest: one of those in playground/n8n

Without those two variables Spotify is always simulated. Ports: PLAYGROUND_N8N_PORT (5678), PLAYGROUND_BROKER_PORT (5679),
PLAYGROUND_SIMULATOR_PORT (4010), PLAYGROUND_CONTROL_PORT (4011).`;

const start = async ({ n8nFolder, rest }) => {
	const unknown = rest.find((arg) => arg !== '--simulator');
	if (unknown !== undefined) {
		console.log(HELP);
		return unknown === '--help' ? 0 : 1;
	}
	const main = [join(playgroundFolder, 'main.mts'), '--package', await prepare(n8nFolder), ...rest];
	return await runNode24(main, {
		env: { PLAYGROUND_N8N_FOLDER: n8nFolder },
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
	});
};

/** Starts the playground in Node 24 and waits for its end; gives the exit code. */
export const startPlayground = async (args) =>
	await exitCodeOf(
		async () => await start(takeN8nFolder(args)),
		'What was finished is kept: `npm start` goes on from there.',
	);
