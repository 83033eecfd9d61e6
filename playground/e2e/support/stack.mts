import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { installCommunityPackage } from '../../lib/communityPackage.mts';
import { N8nApi } from '../../lib/n8nApi.mts';
import { startN8n, type RunningN8n } from '../../lib/n8nProcess.mts';
import type { StoredCredential } from '../../lib/n8nTypes.mts';
import { anyFreePort } from '../../lib/ports.mts';
import { stopAllProcesses } from '../../lib/processes.mts';
import { credentialType, demoLogin } from '../../lib/seed.mts';
import { startSimulator } from '../../lib/simulator.mts';
import { SimulatorControl } from '../../lib/simulatorControl.mts';
import { defaultClient } from '../../simulator/accounts/clients.mts';

export const playgroundFolder = dirname(dirname(import.meta.dirname));
const artifactsFolder = join(dirname(playgroundFolder), 'artifacts');

/** A fresh n8n with the packed package in it, whose Spotify is a fresh simulator. */
export interface Stack {
	readonly url: string;
	readonly api: N8nApi;
	readonly simulator: SimulatorControl;
	readonly folder: string;
	readonly restartN8n: () => Promise<void>;
	/** A credential with the client that the simulator knows. */
	readonly createCredential: (
		data?: Readonly<Record<string, unknown>>,
	) => Promise<StoredCredential>;
	readonly artifact: (name: string) => string;
	readonly stop: () => Promise<void>;
}

const tarball = (): string => {
	const path = process.env.PLAYGROUND_PACKAGE;
	if (path === undefined) throw new Error('Start the end-to-end tests with `npm run test:e2e`.');
	return path;
};

// By default a signal ends the process without its exit handlers, which stop n8n and the simulator.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.on(signal, () => process.exit(1));

/** `name` is the folder of artifacts in which logs and pictures end up. */
export const startStack = async (name: string, env: NodeJS.ProcessEnv = {}): Promise<Stack> => {
	const folder = mkdtempSync(join(tmpdir(), `spotify-e2e-${name}-`));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	const artifacts = join(artifactsFolder, name);
	rmSync(artifacts, { recursive: true, force: true });
	mkdirSync(artifacts, { recursive: true });

	await installCommunityPackage(tarball(), folder);
	const simulator = await startSimulator({
		playgroundFolder,
		port: await anyFreePort(),
		controlPort: await anyFreePort(),
		folder: join(folder, 'certificates'),
		logFile: join(artifacts, 'simulator.log'),
	});
	const settings = {
		installFolder: playgroundFolder,
		userFolder: folder,
		port: await anyFreePort(),
		brokerPort: await anyFreePort(),
		logFile: join(artifacts, 'n8n.log'),
		env: { ...simulator.env, ...env },
	};
	let n8n: RunningN8n = await startN8n(settings);
	const api = new N8nApi(n8n.url);
	await api.logIn(demoLogin);

	return {
		url: n8n.url,
		api,
		simulator: new SimulatorControl(simulator.controlUrl),
		folder,
		restartN8n: async () => {
			await n8n.process.stop();
			n8n = await startN8n(settings);
		},
		createCredential: async (data = { ...defaultClient }) =>
			await api.createCredential('Spotify account', credentialType, data),
		artifact: (file) => join(artifacts, file),
		stop: stopAllProcesses,
	};
};
