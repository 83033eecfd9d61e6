import { checkNode } from './lib/checkNode.mjs';

checkNode();
const { runEndToEnd } = await import('./lib/runEndToEnd.mjs');
process.exitCode = await runEndToEnd(process.argv.slice(2));
