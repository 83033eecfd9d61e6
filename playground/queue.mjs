import { checkNode } from './lib/checkNode.mjs';

checkNode();
const { runQueue } = await import('./queue/runQueue.mjs');
process.exitCode = await runQueue(process.argv.slice(2));
