import { basename, dirname } from 'node:path';

const playgroundFolder = dirname(import.meta.dirname);

/** The folder whose `node_modules` hold the n8n to be started: `--n8n` on the command line chooses another one. */
export const n8nFolder = process.env.PLAYGROUND_N8N_FOLDER ?? playgroundFolder;

/** What sets the files of another n8n apart from those of the playground's own: its line, or nothing. */
export const otherLine = n8nFolder === playgroundFolder ? '' : basename(n8nFolder);

/** Whether its Data Table node can make a table: that of 1.x only writes rows. */
export const makesTables = !otherLine.startsWith('1.');
