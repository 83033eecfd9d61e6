import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { n8nFolder } from '../../lib/chosenN8n.mts';
import { N8nApi } from '../../lib/n8nApi.mts';
import { NO_EDITOR, startN8n } from '../../lib/n8nProcess.mts';
import type { Execution, StoredCredential } from '../../lib/n8nTypes.mts';
import { anyFreePort } from '../../lib/ports.mts';
import { stopAllProcesses } from '../../lib/processes.mts';
import {
	connectedAs,
	credentialType,
	demoLogin,
	userCredentialType,
	type SpotifyClient,
} from '../../lib/seed.mts';
import { startSimulator, type RunningSimulator } from '../../lib/simulator.mts';
import {
	connectControl,
	type SimulatorControl,
	type UserConsent,
} from '../../lib/simulatorControl.mts';
import { defaultClient } from '../../simulator/accounts/clients.mts';
import { artifactsFolder, playgroundFolder } from './folders.mts';
import { sharedN8nFor, type SharedN8n } from './sharedN8n.mts';
import { copyUserFolder } from './userFolder.mts';
import { giveWay } from './waiting.mts';
import { START, workflow, type Step } from './workflows.mts';

/** An n8n with the packed package in it, whose Spotify is a fresh simulator. */
export interface Stack extends Pick<N8n, 'restartN8n' | 'killN8n' | 'n8nPid'> {
	readonly url: string;
	readonly api: N8nApi;
	readonly simulator: SimulatorControl;
	/** The way to the simulator for a browser. */
	readonly proxyUrl: string;
	readonly folder: string;
	/** The app of this n8n at the simulator, of which no other test has ever asked anything. */
	readonly client: SpotifyClient;
	/** A credential with the client that the simulator knows. */
	readonly createCredential: (
		data?: Readonly<Record<string, unknown>>,
	) => Promise<StoredCredential>;
	/** A credential with an access token that the simulator issued. */
	readonly createTokenCredential: () => Promise<StoredCredential>;
	/** A credential of a user, connected; of the default user and with all scopes where it doesn't say. */
	readonly createUserCredential: (
		scopes?: readonly string[],
		of?: UserConsent,
	) => Promise<StoredCredential>;
	/** Runs a workflow of these steps, started by hand. */
	readonly run: (...steps: readonly Step[]) => Promise<Execution>;
	readonly artifact: (name: string) => string;
	readonly stop: () => Promise<void>;
}

// By default a signal ends the process without its exit handlers, which stop n8n and the simulator.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.on(signal, () => process.exit(1));

/** The process of an n8n. */
interface N8n {
	readonly url: string;
	readonly restartN8n: () => Promise<void>;
	/** Ends n8n as a power cut would; `restartN8n` starts it again. */
	readonly killN8n: () => Promise<void>;
	/** The process of the n8n that runs now. */
	readonly n8nPid: () => number;
}

const startOwnN8n = async (
	folder: string,
	logFile: string,
	env: NodeJS.ProcessEnv,
): Promise<N8n> => {
	const settings = {
		installFolder: n8nFolder,
		userFolder: folder,
		port: await anyFreePort(),
		brokerPort: await anyFreePort(),
		logFile,
		env,
	};
	let n8n = await startN8n(settings);
	return {
		url: n8n.url,
		restartN8n: async () => {
			await n8n.process.stop();
			n8n = await startN8n(settings);
		},
		killN8n: async () => await n8n.process.kill(),
		n8nPid: () => n8n.process.pid,
	};
};

/** One that others use too has no process that a test may touch. */
const shared = ({ url }: SharedN8n): N8n => {
	const refuse = () => {
		throw new Error('This n8n is shared: take the file off the list in sharedN8n.mts.');
	};
	return { url, restartN8n: refuse, killN8n: refuse, n8nPid: refuse };
};

/** Adds an app that nobody has heard of: an n8n that several files use remembers what it learnt of one. */
const newClient = async (control: SimulatorControl): Promise<SpotifyClient> => {
	const hex = (): string => randomBytes(16).toString('hex');
	const client = { clientId: hex(), clientSecret: hex() };
	await control.addClient(client);
	return client;
};

/**
 * Starts a simulator, and an n8n whose Spotify it is, or takes the one that several files share.
 * @param name the folder of artifacts in which logs and pictures end up: that of the test file
 * @param env settings of n8n, such as `WITH_EDITOR`
 */
export const startStack = async (name: string, env: NodeJS.ProcessEnv = {}): Promise<Stack> => {
	giveWay(name);
	const known = sharedN8nFor(name);
	const folder = known?.folder ?? (await copyUserFolder(name));
	const artifacts = join(artifactsFolder, name);
	rmSync(artifacts, { recursive: true, force: true });
	mkdirSync(artifacts, { recursive: true });

	const simulator: RunningSimulator = await startSimulator({
		playgroundFolder,
		port: known?.port ?? (await anyFreePort()),
		controlPort: known?.controlPort ?? (await anyFreePort()),
		folder: join(folder, 'certificates'),
		logFile: join(artifacts, 'simulator.log'),
	});
	const n8n = known
		? shared(known)
		: await startOwnN8n(folder, join(artifacts, 'n8n.log'), {
				...simulator.env,
				...NO_EDITOR,
				...env,
			});
	const api = new N8nApi(n8n.url);
	await api.logIn(demoLogin);

	const control = connectControl(simulator.controlUrl);
	const client = known ? await newClient(control) : defaultClient;

	return {
		...n8n,
		api,
		simulator: control,
		proxyUrl: simulator.proxyUrl,
		folder,
		client,
		createCredential: async (data = { ...client }) =>
			await api.createCredential('Spotify account', credentialType, data),
		createTokenCredential: async () =>
			await api.createCredential('Spotify token', 'spotifyAccessTokenApi', {
				accessToken: (await control.issueToken()).accessToken,
			}),
		createUserCredential: async (scopes, of) =>
			await api.createCredential(
				'Spotify user',
				userCredentialType,
				connectedAs(
					client,
					await control.issueUserToken({ clientId: client.clientId, ...of, scopes }),
				),
			),
		run: async (...steps) => {
			const { id } = await api.createWorkflow(workflow('Test', ...steps));
			return await api.run(id, START);
		},
		artifact: (file) => join(artifacts, file),
		stop: stopAllProcesses,
	};
};
