import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Makes a user folder for an n8n inside this checkout. n8n puts a copy of its editor, 1,400 scripts,
 * into `.cache` there, and n8n's linter would walk through them for minutes. So the copy goes to
 * `node_modules`, where no linter looks and where it may be lost.
 */
export const prepareUserFolder = (userFolder: string, installFolder: string): void => {
	const cache = join(installFolder, 'node_modules', '.cache', `n8n-${basename(userFolder)}`);
	mkdirSync(cache, { recursive: true });
	mkdirSync(userFolder, { recursive: true });
	const link = join(userFolder, '.cache');
	// "junction" is the kind that Windows lets everybody make; elsewhere it means nothing.
	if (!existsSync(link)) symlinkSync(cache, link, 'junction');
};
