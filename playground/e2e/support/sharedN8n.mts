import { join } from 'node:path';

import { n8nFolder } from '../../lib/chosenN8n.mts';
import { NO_EDITOR, startN8n } from '../../lib/n8nProcess.mts';
import { anyFreePort } from '../../lib/ports.mts';
import { startSimulator, type SimulatorOptions } from '../../lib/simulator.mts';
import { artifactsFolder, playgroundFolder } from './folders.mts';
import { copyUserFolder } from './userFolder.mts';

/** An n8n that is there already, and where it looks for the simulator. */
export interface SharedN8n {
	readonly url: string;
	readonly folder: string;
	readonly port: number;
	readonly controlPort: number;
}

/**
 * The test files that ask of n8n what any n8n does: none restarts it, and none is about what it
 * remembers. They use one n8n, one after the other, each with a simulator and an app of its own.
 */
const SHARING: readonly string[] = [
	'faults',
	'kinds',
	'match',
	'stored',
	'sturdy',
	'sync',
	'writes',
];

/** Says whether a test file uses the n8n that several share. */
export const isSharing = (name: string): boolean => SHARING.includes(name);

/** The n8n that a test file shares with others; none where it has its own, or is run alone. */
export const sharedN8nFor = (name: string): SharedN8n | undefined => {
	const text = process.env.PLAYGROUND_SHARED_N8N;
	return isSharing(name) && text !== undefined ? (JSON.parse(text) as SharedN8n) : undefined;
};

/** Starts it, for test files that find it in their environment. */
export const startSharedN8n = async (): Promise<void> => {
	const folder = await copyUserFolder('shared');
	const [port, controlPort] = [await anyFreePort(), await anyFreePort()];
	const simulator: SimulatorOptions = {
		playgroundFolder,
		port,
		controlPort,
		folder: join(folder, 'certificates'),
		logFile: join(artifactsFolder, 'shared', 'simulator.log'),
	};
	// n8n reads the certificate when it starts; who listens there later has the same.
	const first = await startSimulator(simulator);
	const n8n = await startN8n({
		installFolder: n8nFolder,
		userFolder: folder,
		port: await anyFreePort(),
		brokerPort: await anyFreePort(),
		logFile: join(artifactsFolder, 'shared', 'n8n.log'),
		env: { ...first.env, ...NO_EDITOR },
	});
	await first.process.stop();
	const shared: SharedN8n = { url: n8n.url, folder, port, controlPort };
	process.env.PLAYGROUND_SHARED_N8N = JSON.stringify(shared);
};
