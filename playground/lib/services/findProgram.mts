import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const isProgram = (path: string): boolean => {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
};

/** The path of a program that is on the path or in one of these folders; an error that says how to get it. */
export const findProgram = (name: string, folders: readonly string[] = []): string => {
	const candidates = [...folders, ...(process.env.PATH ?? '').split(delimiter)];
	const found = candidates.map((folder) => join(folder, name)).find(isProgram);
	if (found === undefined) {
		throw new Error(
			`${name} is not installed. On Debian: apt-get install postgresql redis-server.`,
		);
	}
	return found;
};
