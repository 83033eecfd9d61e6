import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { playgroundFolder } from './prepare.mjs';

/** Each of its folders is a line of n8n besides the playground's own, with a package.json and a lock file. */
const linesFolder = join(playgroundFolder, 'n8n');

const ownLine = () => {
	const { dependencies } = JSON.parse(readFileSync(join(playgroundFolder, 'package.json'), 'utf8'));
	return dependencies.n8n.split('.').slice(0, 2).join('.');
};

/** The folder into which a line of n8n is installed, e.g. `1.123`. */
const n8nFolderOf = (line) => {
	const own = ownLine();
	if (line === own) return playgroundFolder;
	const others = readdirSync(linesFolder);
	if (others.includes(line)) return join(linesFolder, line);
	throw new Error(`--n8n takes ${[own, ...others].join(' or ')}, not "${line}".`);
};

/**
 * Takes `--n8n <line>` out of a command's arguments. Without it, the playground's own n8n is meant.
 * @returns the folder into which that n8n is installed, and the other arguments
 */
export const takeN8nFolder = (args) => {
	const at = args.indexOf('--n8n');
	if (at === -1) return { n8nFolder: playgroundFolder, rest: args };
	return { n8nFolder: n8nFolderOf(args[at + 1] ?? ''), rest: args.toSpliced(at, 2) };
};
