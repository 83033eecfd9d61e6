import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const playgroundFolder = dirname(import.meta.dirname);

/** The folder whose `node_modules` hold the n8n to be started: `--n8n` on the command line chooses another one. */
export const n8nFolder = process.env.PLAYGROUND_N8N_FOLDER ?? playgroundFolder;

/** What sets the files of another n8n apart from those of the playground's own: its line, or nothing. */
export const otherLine = n8nFolder === playgroundFolder ? '' : basename(n8nFolder);

/** Whether its Data Table node can make a table: those of 1.x and of the first 2.x only write rows. */
export const makesTables = existsSync(
	join(n8nFolder, 'node_modules/n8n-nodes-base/dist/nodes/DataTable/actions/table'),
);
