import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for a service's data, which goes when this process ends. */
export const makeDataFolder = (name: string): string => {
	// Not inside a test's own folder: nobody but its owner may enter that, and PostgreSQL is another user.
	const folder = mkdtempSync(join(tmpdir(), `spotify-${name}-`));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	return folder;
};
