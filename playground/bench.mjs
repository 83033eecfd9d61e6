import { checkNode } from './lib/checkNode.mjs';

checkNode();
const { runBench } = await import('./bench/runBench.mjs');
process.exitCode = await runBench(process.argv.slice(2));
