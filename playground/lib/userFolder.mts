import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Makes a folder for an n8n of ours. n8n puts a copy of its editor, 1,400 scripts, into `.cache` of
 * that folder; ours must be none that n8n's linter walks through, which would take minutes. So the
 * copy goes to `node_modules`, where no linter looks and where it may be lost.
 */
export const prepareUserFolder = (userFolder: string, installFolder: string): void => {
	const cache = join(installFolder, 'node_modules', '.cache', `n8n-${basename(dirname(userFolder))}-${basename(userFolder)}`);
	mkdirSync(cache, { recursive: true });
	mkdirSync(userFolder, { recursive: true });
	const link = join(userFolder, '.cache');
	// "junction" is the kind that Windows lets everybody make; elsewhere it means nothing.
	if (!existsSync(link)) symlinkSync(cache, link, 'junction');
};
