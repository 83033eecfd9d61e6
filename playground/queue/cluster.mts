import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { n8nFolder } from '../lib/chosenN8n.mts';
import { installCommunityPackage } from '../lib/communityPackage.mts';
import { N8nApi } from '../lib/n8nApi.mts';
import { startN8n, startWorker } from '../lib/n8nProcess.mts';
import { anyFreePort } from '../lib/ports.mts';
import { demoLogin } from '../lib/seed.mts';
import { startPostgres } from '../lib/services/postgres.mts';
import { startRedis } from '../lib/services/redis.mts';
import { startSimulator } from '../lib/simulator.mts';
import { connectControl, type SimulatorControl } from '../lib/simulatorControl.mts';

/** A process of n8n, and the proxy that only it uses. */
export interface Member {
	readonly name: string;
	readonly proxyPort: number;
}

/** An n8n in queue mode: one main process, and workers that do what production executions ask for. */
export interface Cluster {
	readonly url: string;
	readonly api: N8nApi;
	readonly simulator: SimulatorControl;
	readonly members: readonly Member[];
}

const MAIN = 'main';
const WORKERS = ['worker 1', 'worker 2'];

const startServices = async (artifacts: string): Promise<NodeJS.ProcessEnv> => {
	const postgres = await startPostgres({
		port: await anyFreePort(),
		logFile: join(artifacts, 'postgres.log'),
	});
	const redis = await startRedis({
		port: await anyFreePort(),
		logFile: join(artifacts, 'redis.log'),
	});
	const { host, port, database, user, password } = postgres.connection;
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: host,
		DB_POSTGRESDB_PORT: String(port),
		DB_POSTGRESDB_DATABASE: database,
		DB_POSTGRESDB_USER: user,
		DB_POSTGRESDB_PASSWORD: password,
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: redis.host,
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		// All of them read each other's credentials.
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('base64'),
	};
};

/**
 * Starts PostgreSQL, Redis, a simulator with a proxy for each process of n8n, and these, each with
 * the packed package in a user folder of its own. All end with `stopAllProcesses`.
 */
export const startCluster = async (tarball: string, artifacts: string): Promise<Cluster> => {
	const folder = mkdtempSync(join(tmpdir(), 'spotify-queue-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

	const shared = await startServices(artifacts);
	const members: Member[] = [];
	for (const name of [MAIN, ...WORKERS]) members.push({ name, proxyPort: await anyFreePort() });
	const simulator = await startSimulator({
		playgroundFolder: dirname(import.meta.dirname),
		port: await anyFreePort(),
		morePorts: members.map(({ proxyPort }) => proxyPort),
		controlPort: await anyFreePort(),
		folder: join(folder, 'certificates'),
		logFile: join(artifacts, 'simulator.log'),
	});
	const settingsOf = async ({ name, proxyPort }: Member) => {
		const userFolder = join(folder, name);
		await installCommunityPackage(tarball, userFolder);
		return {
			installFolder: n8nFolder,
			userFolder,
			brokerPort: await anyFreePort(),
			logFile: join(artifacts, `${name}.log`),
			env: { ...shared, ...simulator.envThrough(proxyPort) },
		};
	};

	let url = '';
	for (const member of members) {
		const settings = await settingsOf(member);
		const { name } = member;
		// The main process comes first: it makes the tables.
		if (name === MAIN) ({ url } = await startN8n({ ...settings, port: await anyFreePort() }));
		else await startWorker({ ...settings, name, healthPort: await anyFreePort() });
	}
	const api = new N8nApi(url);
	await api.logIn(demoLogin);
	return { url, api, simulator: connectControl(simulator.controlUrl), members };
};
