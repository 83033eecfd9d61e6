import { checkNode } from './lib/checkNode.mjs';

/** Installs n8n for the playground, and with `--n8n` another line of it, so that whoever needs it later finds it there. */

checkNode();
const { takeN8nFolder } = await import('./lib/n8nLines.mjs');
const { installAll } = await import('./lib/prepare.mjs');
const { exitCodeOf } = await import('./lib/runNode24.mjs');
process.exitCode = await exitCodeOf(async () => {
	await installAll(takeN8nFolder(process.argv.slice(2)).n8nFolder);
	return 0;
});
