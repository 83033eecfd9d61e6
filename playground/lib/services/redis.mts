import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { startProcess, waitUntil, type RunningProcess } from '../processes.mts';
import { makeDataFolder } from './dataFolder.mts';
import { findProgram } from './findProgram.mts';

const runFile = promisify(execFile);

const READY_TIMEOUT_MS = 15_000;
const HOST = '127.0.0.1';

export interface RunningRedis {
	readonly process: RunningProcess;
	readonly host: string;
	readonly port: number;
}

/**
 * Starts an empty Redis that keeps nothing on disk. It ends with `stopAllProcesses`. Throws where
 * Redis is not installed, and says how to get it.
 */
export const startRedis = async ({
	port,
	logFile,
}: {
	readonly port: number;
	readonly logFile: string;
}): Promise<RunningRedis> => {
	const listen = ['--bind', HOST, '--port', String(port)];
	const inMemory = ['--save', '', '--appendonly', 'no'];
	const running = startProcess({
		name: 'Redis',
		command: findProgram('redis-server'),
		args: [...listen, ...inMemory],
		cwd: makeDataFolder('redis'),
		env: process.env,
		logFile,
	});
	const isReady = async () =>
		await runFile(findProgram('redis-cli'), ['-h', HOST, '-p', String(port), 'ping']).then(
			({ stdout }) => stdout.trim() === 'PONG',
			() => false,
		);
	await waitUntil(isReady, { running, timeoutMs: READY_TIMEOUT_MS, what: 'Redis' });
	return { process: running, host: HOST, port };
};
