import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { startProcess, waitUntil, type RunningProcess } from '../processes.mts';
import { makeDataFolder } from './dataFolder.mts';
import { findProgram } from './findProgram.mts';

const runFile = promisify(execFile);

const READY_TIMEOUT_MS = 30_000;

/** Where Debian keeps the server's programs, a folder for each version. */
const DEBIAN_FOLDER = '/usr/lib/postgresql';

/** What a client connects with. Nobody but this machine reaches it, so any password is right. */
export interface PostgresConnection {
	readonly host: string;
	readonly port: number;
	readonly database: string;
	readonly user: string;
	readonly password: string;
}

export type Row = Readonly<Record<string, unknown>>;

export interface RunningPostgres {
	readonly process: RunningProcess;
	readonly connection: PostgresConnection;
	/** Runs statements that give nothing back. */
	readonly execute: (sql: string) => Promise<void>;
	/** The rows of a SELECT, as JSON has them. */
	readonly rows: (select: string) => Promise<readonly Row[]>;
}

const findServerProgram = (name: string): string => {
	const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
	const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
	return findProgram(
		name,
		newestFirst.map((version) => join(DEBIAN_FOLDER, version, 'bin')),
	);
};

/** PostgreSQL refuses to run as root: there it is the user that Debian's package has made for it. */
const asServerUser = (command: readonly string[]): readonly [string, readonly string[]] => {
	const [program = '', ...args] = command;
	if (process.getuid?.() !== 0) return [program, args];
	const user = ['--reuid=postgres', '--regid=postgres', '--init-groups'];
	return [findProgram('setpriv'), [...user, ...command]];
};

const createCluster = async (folder: string, user: string): Promise<void> => {
	if (process.getuid?.() === 0) await runFile('chown', ['postgres:postgres', folder]);
	const options = ['--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
	const [program, args] = asServerUser([
		findServerProgram('initdb'),
		`--pgdata=${folder}`,
		`--username=${user}`,
		...options,
	]);
	await runFile(program, args, { cwd: folder });
};

/**
 * Starts a PostgreSQL with an empty database, in a data folder of its own that goes with it. It
 * ends with `stopAllProcesses`. Throws where PostgreSQL is not installed, and says how to get it.
 */
export const startPostgres = async ({
	port,
	logFile,
}: {
	readonly port: number;
	readonly logFile: string;
}): Promise<RunningPostgres> => {
	const connection = {
		host: '127.0.0.1',
		port,
		database: 'postgres',
		user: 'postgres',
		password: 'any',
	};
	const folder = makeDataFolder('postgres');
	await createCluster(folder, connection.user);

	const settings = {
		listen_addresses: connection.host,
		unix_socket_directories: '',
		// A power cut may take the data: there will be new data next time.
		fsync: 'off',
		synchronous_commit: 'off',
		full_page_writes: 'off',
	};
	const [command, args] = asServerUser([
		findServerProgram('postgres'),
		...['-D', folder, '-p', String(port)],
		...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
	]);
	const running = startProcess({
		name: 'PostgreSQL',
		command,
		args,
		cwd: folder,
		env: process.env,
		logFile,
	});

	const address = ['-h', connection.host, '-p', String(port), '-U', connection.user];
	const client = [...address, '-d', connection.database];
	const isReady = async () =>
		await runFile(findServerProgram('pg_isready'), client).then(
			() => true,
			() => false,
		);
	await waitUntil(isReady, { running, timeoutMs: READY_TIMEOUT_MS, what: 'PostgreSQL' });

	const psql = async (sql: string): Promise<string> => {
		const options = ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align'];
		const stopAtErrors = ['--set=ON_ERROR_STOP=1', '--command', sql];
		return (await runFile(findServerProgram('psql'), [...client, ...options, ...stopAtErrors]))
			.stdout;
	};
	return {
		process: running,
		connection,
		execute: async (sql) => void (await psql(sql)),
		rows: async (select) =>
			JSON.parse(
				await psql(`SELECT coalesce(json_agg(found), '[]') FROM (${select}) AS found`),
			) as readonly Row[],
	};
};
