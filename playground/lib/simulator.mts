import { join } from 'node:path';

import type { Settings } from '../simulator/settings.mts';
import { startProcess, waitUntil, type RunningProcess } from './processes.mts';

const READY_TIMEOUT_MS = 30_000;

export interface SimulatorOptions {
	readonly playgroundFolder: string;
	readonly port: number;
	/** Further proxies to it: the log says through which one a request came. */
	readonly morePorts?: readonly number[];
	readonly controlPort: number;
	readonly folder: string;
	readonly logFile: string;
	/** Those that it is to begin with, and to go back to; the others are as unkind as Spotify. */
	readonly settings?: Partial<Settings>;
}

export interface RunningSimulator {
	readonly process: RunningProcess;
	readonly controlUrl: string;
	readonly proxyUrl: string;
	/** What sends a program's traffic for Spotify to the simulator, and nothing else. */
	readonly env: NodeJS.ProcessEnv;
	/** The same through another of its proxies. */
	readonly envThrough: (port: number) => NodeJS.ProcessEnv;
}

const answers = async (url: string): Promise<boolean> => {
	try {
		await fetch(url);
		return true;
	} catch {
		return false;
	}
};

/** Starts the Spotify simulator and waits until its control port answers. */
export const startSimulator = async ({
	playgroundFolder,
	port,
	morePorts = [],
	controlPort,
	folder,
	logFile,
	settings = {},
}: SimulatorOptions): Promise<RunningSimulator> => {
	const running = startProcess({
		name: 'the Spotify simulator',
		command: process.execPath,
		args: [
			join(playgroundFolder, 'simulator', 'main.mts'),
			...[port, ...morePorts].flatMap((one) => ['--port', String(one)]),
			...['--control-port', String(controlPort), '--certificate-folder', folder],
			...['--settings', JSON.stringify(settings)],
		],
		cwd: playgroundFolder,
		env: process.env,
		logFile,
	});
	const controlUrl = `http://127.0.0.1:${controlPort}`;
	try {
		await waitUntil(async () => await answers(controlUrl), {
			running,
			timeoutMs: READY_TIMEOUT_MS,
			what: 'The Spotify simulator',
		});
	} catch (error) {
		await running.stop();
		throw error;
	}
	const proxyAt = (proxyPort: number) => `http://127.0.0.1:${proxyPort}`;
	const envThrough = (proxyPort: number) => ({
		HTTPS_PROXY: proxyAt(proxyPort),
		NODE_EXTRA_CA_CERTS: join(folder, 'spotify-simulator.pem'),
		NO_PROXY: 'localhost,127.0.0.1',
	});
	return {
		process: running,
		controlUrl,
		proxyUrl: proxyAt(port),
		env: envThrough(port),
		envThrough,
	};
};
