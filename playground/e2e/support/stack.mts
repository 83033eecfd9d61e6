import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { n8nFolder, otherLine } from '../../lib/chosenN8n.mts';
import { N8nApi } from '../../lib/n8nApi.mts';
import { startN8n, type RunningN8n } from '../../lib/n8nProcess.mts';
import type { Execution, StoredCredential } from '../../lib/n8nTypes.mts';
import { anyFreePort } from '../../lib/ports.mts';
import { stopAllProcesses } from '../../lib/processes.mts';
import { connectedAs, credentialType, demoLogin, userCredentialType } from '../../lib/seed.mts';
import { startSimulator } from '../../lib/simulator.mts';
import {
	connectControl,
	type SimulatorControl,
	type UserConsent,
} from '../../lib/simulatorControl.mts';
import { defaultClient } from '../../simulator/accounts/clients.mts';
import { copyUserFolder } from './userFolder.mts';
import { START, workflow, type Step } from './workflows.mts';

export const playgroundFolder = dirname(dirname(import.meta.dirname));
const artifactsFolder = join(dirname(playgroundFolder), 'artifacts', otherLine);

/** A fresh n8n with the packed package in it, whose Spotify is a fresh simulator. */
export interface Stack {
	readonly url: string;
	readonly api: N8nApi;
	readonly simulator: SimulatorControl;
	/** The way to the simulator for a browser. */
	readonly proxyUrl: string;
	readonly folder: string;
	readonly restartN8n: () => Promise<void>;
	/** Ends n8n as a power cut would; `restartN8n` starts it again. */
	readonly killN8n: () => Promise<void>;
	/** The process of the n8n that runs now. */
	readonly n8nPid: () => number;
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

/** `name` is the folder of artifacts in which logs and pictures end up. */
export const startStack = async (name: string, env: NodeJS.ProcessEnv = {}): Promise<Stack> => {
	const folder = await copyUserFolder(name);
	const artifacts = join(artifactsFolder, name);
	rmSync(artifacts, { recursive: true, force: true });
	mkdirSync(artifacts, { recursive: true });

	const simulator = await startSimulator({
		playgroundFolder,
		port: await anyFreePort(),
		controlPort: await anyFreePort(),
		folder: join(folder, 'certificates'),
		logFile: join(artifacts, 'simulator.log'),
	});
	const settings = {
		installFolder: n8nFolder,
		userFolder: folder,
		port: await anyFreePort(),
		brokerPort: await anyFreePort(),
		logFile: join(artifacts, 'n8n.log'),
		env: { ...simulator.env, ...env },
	};
	let n8n: RunningN8n = await startN8n(settings);
	const api = new N8nApi(n8n.url);
	await api.logIn(demoLogin);

	const control = connectControl(simulator.controlUrl);

	return {
		url: n8n.url,
		api,
		simulator: control,
		proxyUrl: simulator.proxyUrl,
		folder,
		restartN8n: async () => {
			await n8n.process.stop();
			n8n = await startN8n(settings);
		},
		killN8n: async () => await n8n.process.kill(),
		n8nPid: () => n8n.process.pid,
		createCredential: async (data = { ...defaultClient }) =>
			await api.createCredential('Spotify account', credentialType, data),
		createTokenCredential: async () =>
			await api.createCredential('Spotify token', 'spotifyAccessTokenApi', {
				accessToken: (await control.issueToken()).accessToken,
			}),
		createUserCredential: async (scopes, of) =>
			await api.createCredential(
				'Spotify user',
				userCredentialType,
				connectedAs(defaultClient, await control.issueUserToken({ ...of, scopes })),
			),
		run: async (...steps) => {
			const { id } = await api.createWorkflow(workflow('Test', ...steps));
			return await api.run(id, START);
		},
		artifact: (file) => join(artifacts, file),
		stop: stopAllProcesses,
	};
};
