import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { n8nFolder } from '../../lib/chosenN8n.mts';
import { installCommunityPackage } from '../../lib/communityPackage.mts';
import { N8nApi } from '../../lib/n8nApi.mts';
import { NO_EDITOR, startN8n } from '../../lib/n8nProcess.mts';
import { anyFreePort } from '../../lib/ports.mts';
import { demoLogin } from '../../lib/seed.mts';

const tarball = (): string => {
	const path = process.env.PLAYGROUND_PACKAGE;
	if (path === undefined) throw new Error('Start the end-to-end tests with `npm run test:e2e`.');
	return path;
};

/** A folder that is gone when this process is. */
const temporaryFolder = (name: string): string => {
	const folder = mkdtempSync(join(tmpdir(), `spotify-e2e-${name}-`));
	process.once('exit', () => {
		rmSync(folder, { recursive: true, force: true });
	});
	return folder;
};

/**
 * Makes the user folder that each n8n of the tests begins with: the packed package is in it, the
 * database is made, and the login is there. An n8n that makes all this takes twice as long to start.
 * @returns its path, which the test files find in their environment
 */
export const makeUserFolder = async (): Promise<string> => {
	const folder = temporaryFolder('made');
	await installCommunityPackage(tarball(), folder);
	const n8n = await startN8n({
		installFolder: n8nFolder,
		userFolder: folder,
		port: await anyFreePort(),
		brokerPort: await anyFreePort(),
		logFile: join(folder, 'n8n.log'),
		env: NO_EDITOR,
	});
	await new N8nApi(n8n.url).logIn(demoLogin);
	await n8n.process.stop();
	process.env.PLAYGROUND_USER_FOLDER = folder;
	return folder;
};

/** Makes a copy of it for one n8n, gone when this process is. */
export const copyUserFolder = async (name: string): Promise<string> => {
	const made = process.env.PLAYGROUND_USER_FOLDER ?? (await makeUserFolder());
	const folder = temporaryFolder(name);
	cpSync(made, folder, { recursive: true });
	return folder;
};
