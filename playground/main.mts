import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { n8nFolder, otherLine } from './lib/chosenN8n.mts';
import { installCommunityPackage } from './lib/communityPackage.mts';
import { seedExamples } from './lib/examples.mts';
import { lockFolder } from './lib/lock.mts';
import { N8nApi } from './lib/n8nApi.mts';
import { startN8n } from './lib/n8nProcess.mts';
import { choosePort } from './lib/ports.mts';
import { stopAllProcesses } from './lib/processes.mts';
import {
	connectedAs,
	demoLogin,
	seed,
	seedUserCredential,
	type SpotifyClient,
} from './lib/seed.mts';
import { startSimulator } from './lib/simulator.mts';
import { connectControl } from './lib/simulatorControl.mts';
import { prepareUserFolder } from './lib/userFolder.mts';
import { defaultClient } from './simulator/accounts/clients.mts';

/** Runs the playground until somebody stops it. `start.mjs` starts this in Node 24, when all is installed. */

const { values } = parseArgs({
	options: { package: { type: 'string' }, simulator: { type: 'boolean', default: false } },
});
const playgroundFolder = import.meta.dirname;

const clientFromEnvironment = (): SpotifyClient | undefined => {
	const clientId = process.env.SPOTIFY_SDK_CLIENT_ID ?? '';
	const clientSecret = process.env.SPOTIFY_SDK_CLIENT_SECRET ?? '';
	return clientId === '' || clientSecret === '' ? undefined : { clientId, clientSecret };
};

const wantsSimulator =
	values.simulator || ['1', 'true', 'yes'].includes(process.env.PLAYGROUND_SIMULATOR ?? '');
const ownClient = wantsSimulator ? undefined : clientFromEnvironment();

/** Real and simulated data never meet, nor do those of two lines of n8n: each has a database of its own. */
const userFolder = join(
	playgroundFolder,
	'.n8n',
	[ownClient === undefined ? 'simulated-spotify' : 'real-spotify', otherLine]
		.filter(Boolean)
		.join('-'),
);

const USER_CREDENTIAL = 'Spotify User account';

/** The workflow that is opened first, and what its button does. */
interface Opened {
	readonly workflowId: string;
	readonly then: string;
}

const songs = (workflowId: string): Opened => ({
	workflowId,
	then: `click "Execute workflow": the lines in "Find each song" become the playlist "Songs of a Text".
           "Find each song" shows the track of each line, and "Look at these" lists those without a sure match.
           Put your own lines into "Find each song", and click it again.`,
});

const catalogue = (workflowId: string): Opened => ({
	workflowId,
	then: `click "Execute workflow": three artists, their albums, the albums' tracks,
           one row per track in the Data Table "Spotify catalogue" (the house on the left, "Data tables").
           Click it again: the table has the same rows.`,
});

const printWelcome = (
	url: string,
	{ workflowId, then }: Opened,
	controlUrl: string | undefined,
): void => {
	const spotify =
		controlUrl === undefined
			? 'the real Spotify, with SPOTIFY_SDK_CLIENT_ID and SPOTIFY_SDK_CLIENT_SECRET'
			: 'a simulated Spotify';
	console.log(`
n8n is ready, with the Spotify node in it and ${spotify}.

  Open     ${url}/workflow/${workflowId}
  Log in   ${demoLogin.email}   password: ${demoLogin.password}

  Then     ${then}

  More     ready workflows are under "Overview" (the house on the left): a note in each says what it does.

  Build your own: "+" at the top left, "Workflow", "Add first step", then search for "Spotify Web API".
           Its actions are below its triggers: scroll down and open "Actions".${
							controlUrl === undefined
								? ''
								: `
           With the credential "${USER_CREDENTIAL}" it acts for a simulated user, with a library, playlists and a player.
           Artists and songs are invented, even behind links of the real Spotify.
           Its app can do what a new one can: Spotify has closed some operations to apps made since February 2026.
           ${controlUrl} makes it another kind of app, lets requests fail, and changes things at Spotify.
           To connect an account yourself: in the address of the window that "Connect" opens, put
           ${controlUrl} in place of https://accounts.spotify.com.`
						}

Ctrl-C stops everything. The next start has your workflows and tables again${
		controlUrl === undefined
			? '.'
			: `, but not what they changed at the
simulated Spotify: that begins anew. An account that you connected yourself has to be connected again.`
	}`);
};

const run = async (tarball: string): Promise<string> => {
	const lock = lockFolder(userFolder);
	process.once('exit', lock.release);

	const port = await choosePort({ what: 'n8n', preferred: 5678, variable: 'PLAYGROUND_N8N_PORT' });
	const brokerPort = await choosePort({
		what: "n8n's task broker",
		preferred: 5679,
		variable: 'PLAYGROUND_BROKER_PORT',
	});
	prepareUserFolder(userFolder, playgroundFolder);
	await installCommunityPackage(tarball, userFolder);

	const simulator =
		ownClient === undefined
			? await startSimulator({
					playgroundFolder,
					port: await choosePort({
						what: 'the Spotify simulator',
						preferred: 4010,
						variable: 'PLAYGROUND_SIMULATOR_PORT',
					}),
					controlPort: await choosePort({
						what: "the simulator's control",
						preferred: 4011,
						variable: 'PLAYGROUND_CONTROL_PORT',
					}),
					// Spotify shows a playlist's new snapshot after half a minute; who tries the trigger by hand
					// should not have to wait for the poll after the next.
					settings: { snapshotDelayMs: 5000 },
					folder: join(userFolder, 'certificates'),
					logFile: join(userFolder, 'simulator.log'),
				})
			: undefined;

	console.log('Starting n8n (10 to 20 seconds, the first time up to a minute) …');
	const n8n = await startN8n({
		installFolder: n8nFolder,
		userFolder,
		port,
		brokerPort,
		logFile: join(userFolder, 'n8n.log'),
		env: { ...simulator?.env },
	});
	lock.add(n8n.process.pid, n8n.url);
	const api = new N8nApi(n8n.url);
	const seeded = await seed(api, {
		client: ownClient ?? defaultClient,
		workflowFile: join(playgroundFolder, '..', 'examples', 'catalogue-sync.json'),
		userFolder,
	});
	const connectSimulatedUser = async (controlUrl: string) => {
		const tokens = await connectControl(controlUrl).issueUserToken();
		return await seedUserCredential(api, USER_CREDENTIAL, connectedAs(defaultClient, tokens));
	};
	// The kind of app that whoever tries this would make: what is closed to it should show here, not later.
	if (simulator) await connectControl(simulator.controlUrl).setKind({ kind: 'developmentNew' });
	const user = simulator && (await connectSimulatedUser(simulator.controlUrl));
	const songsId = (await seedExamples(api, seeded.credential, user)).get('songs-to-playlist');
	printWelcome(
		n8n.url,
		songsId === undefined ? catalogue(seeded.workflowId) : songs(songsId),
		simulator?.controlUrl,
	);

	const running = simulator === undefined ? [n8n.process] : [n8n.process, simulator.process];
	return await Promise.race(
		running.map(
			async ({ name, ended, lastLines }) =>
				`${name} ended by itself (${await ended}). Its last lines:\n${lastLines()}`,
		),
	);
};

let stopping = false;
const stopAndExit = async (code: number): Promise<void> => {
	if (stopping) return;
	stopping = true;
	if (code === 0) console.log('\nStopping …');
	await stopAllProcesses();
	process.exit(code);
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.on(signal, () => void stopAndExit(0));
// start.mjs is gone: nobody is left to ask us to stop.
process.once('disconnect', () => void stopAndExit(0));

try {
	if (values.package === undefined) throw new Error('Start the playground with `npm start`.');
	const howItEnded = await run(values.package);
	if (!stopping) console.error(howItEnded);
} catch (error) {
	if (!stopping) console.error(`\n${error instanceof Error ? error.message : String(error)}`);
}
await stopAndExit(1);
