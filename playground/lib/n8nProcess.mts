import { mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { startProcess, waitUntil, type RunningProcess } from './processes.mts';

/** The first start runs all migrations, on a slow machine for most of a minute. */
const READY_TIMEOUT_MS = 180_000;

interface ProcessSettings {
	/** The folder with the `node_modules` that holds `n8n`: another one, another version. */
	readonly installFolder: string;
	/** n8n's `N8N_USER_FOLDER`: database, encryption key, community packages. */
	readonly userFolder: string;
	readonly brokerPort: number;
	readonly logFile: string;
	readonly env?: NodeJS.ProcessEnv;
}

export interface N8nOptions extends ProcessSettings {
	readonly port: number;
}

export interface WorkerOptions extends ProcessSettings {
	readonly name: string;
	/** Where the worker says whether it is ready. */
	readonly healthPort: number;
}

export interface RunningN8n {
	readonly url: string;
	readonly process: RunningProcess;
}

/** Nothing that calls home, asks for feedback or depends on the machine. */
const quiet = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_AI_ENABLED: 'false',
	// A package that was put there by hand, from a tarball, is not one that n8n has verified.
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	// As 2.x has it by itself: with one connection, 1.x mixes up the transactions of two requests.
	DB_SQLITE_POOL_SIZE: '3',
};

/** What most tests have no use for: without it n8n starts in two thirds of the time. */
export const NO_EDITOR = { N8N_DISABLE_UI: 'true' };
export const WITH_EDITOR = { N8N_DISABLE_UI: 'false' };

/** What the user set for an n8n of their own must not reach this one: a database, a proxy. */
const withoutN8nSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
	Object.fromEntries(
		Object.entries(env).filter(
			([name]) => !/^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_URL|NODE_OPTIONS)/.test(name),
		),
	);

/** While it migrates its database, n8n answers everything with 200 and a sentence in plain text. */
const answersInJson = async (url: string, status: number): Promise<boolean> => {
	try {
		const response = await fetch(url);
		const type = response.headers.get('content-type') ?? '';
		return response.status === status && type.includes('json');
	} catch {
		return false;
	}
};

const startCommand = async (
	name: string,
	command: 'start' | 'worker',
	{ installFolder, userFolder, brokerPort, logFile, env }: ProcessSettings,
	isReady: () => Promise<boolean>,
): Promise<RunningProcess> => {
	mkdirSync(userFolder, { recursive: true });
	const running = startProcess({
		name,
		// The Node that n8n needs is the one in which the playground runs.
		command: process.execPath,
		args: [join(installFolder, 'node_modules', 'n8n', 'bin', 'n8n'), command],
		cwd: userFolder,
		env: {
			// Its own default is New York, wherever it runs.
			GENERIC_TIMEZONE: Intl.DateTimeFormat().resolvedOptions().timeZone,
			...withoutN8nSettings(process.env),
			// n8n starts its task runner with the first "node" on the path.
			PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
			...quiet,
			// What Node has compiled of n8n serves the next start: https://nodejs.org/api/module.html#module-compile-cache
			NODE_COMPILE_CACHE: join(installFolder, 'node_modules', '.cache', 'compiled'),
			N8N_USER_FOLDER: userFolder,
			N8N_RUNNERS_BROKER_PORT: String(brokerPort),
			...env,
		},
		logFile,
	});
	try {
		await waitUntil(isReady, { running, timeoutMs: READY_TIMEOUT_MS, what: name });
	} catch (error) {
		await running.stop();
		throw error;
	}
	return running;
};

/** Starts the real n8n and waits until its REST interface answers. */
export const startN8n = async ({ port, ...settings }: N8nOptions): Promise<RunningN8n> => {
	// Spotify takes no redirect to "localhost", and n8n makes the one of its credentials from this.
	const url = `http://127.0.0.1:${port}`;
	const env = {
		N8N_PORT: String(port),
		// The login is printed for all to read, so only this machine may reach it.
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_EDITOR_BASE_URL: url,
		WEBHOOK_URL: url,
		...settings.env,
	};
	// Nobody is logged in. (The settings are those of the editor, which it need not have.)
	const isReady = async () => await answersInJson(`${url}/rest/login`, 401);
	return { url, process: await startCommand('n8n', 'start', { ...settings, env }, isReady) };
};

/** Starts a worker of an n8n in queue mode and waits until it takes executions. */
export const startWorker = async ({
	name,
	healthPort,
	...settings
}: WorkerOptions): Promise<RunningProcess> => {
	const env = {
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(healthPort),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		...settings.env,
	};
	const url = `http://127.0.0.1:${healthPort}/healthz/readiness`;
	const isReady = async () => await answersInJson(url, 200);
	return await startCommand(name, 'worker', { ...settings, env }, isReady);
};
