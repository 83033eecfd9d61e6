import { checkNode } from './lib/checkNode.mjs';

checkNode();
const { runEngine2 } = await import('./engine2/runEngine2.mjs');
process.exitCode = await runEngine2();
