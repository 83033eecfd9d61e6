import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const runFile = promisify(execFile);

/** Where n8n looks for community packages when it starts. */
const packagesFolder = (userFolder: string): string => join(userFolder, '.n8n', 'nodes');

/**
 * Installs the packed package the way n8n would: without install scripts and without its peer
 * dependency, which n8n itself provides. The same tarball is not installed twice.
 */
export const installCommunityPackage = async (
	tarball: string,
	userFolder: string,
): Promise<void> => {
	const folder = packagesFolder(userFolder);
	const stamp = join(folder, 'installed.sha256');
	const digest = createHash('sha256').update(readFileSync(tarball)).digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;

	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), '{ "name": "installed-nodes", "private": true }\n');
	await runFile(
		'npm',
		[
			'install',
			tarball,
			'--ignore-scripts',
			'--legacy-peer-deps',
			'--no-package-lock',
			'--no-audit',
			'--no-fund',
			'--force',
		],
		{ cwd: folder },
	);
	writeFileSync(stamp, digest);
};
