import { join } from 'node:path';

import { playgroundFolder, prepare } from './prepare.mjs';
import { exitCodeOf, runNode24 } from './runNode24.mjs';

const HELP = `npm start                 a real n8n with this package in it
npm start -- --simulator  with the simulated Spotify, even if SPOTIFY_SDK_CLIENT_ID and SPOTIFY_SDK_CLIENT_SECRET are set

Without those two variables Spotify is always simulated. Ports: PLAYGROUND_N8N_PORT (5678), PLAYGROUND_BROKER_PORT (5679),
PLAYGROUND_SIMULATOR_PORT (4010), PLAYGROUND_CONTROL_PORT (4011).`;

/** Starts the playground in Node 24 and waits for its end; gives the exit code. */
export const startPlayground = async (args) => {
	const unknown = args.find((arg) => arg !== '--simulator');
	if (unknown !== undefined) {
		console.log(HELP);
		return unknown === '--help' ? 0 : 1;
	}
	return await exitCodeOf(async () => {
		const main = [join(playgroundFolder, 'main.mts'), '--package', await prepare(), ...args];
		return await runNode24(main, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
	}, 'What was finished is kept: `npm start` goes on from there.');
};
