import { checkNode } from './lib/checkNode.mjs';

// Before any other import: those may not even parse in an older Node.
checkNode();
const { startPlayground } = await import('./lib/startPlayground.mjs');
process.exitCode = await startPlayground(process.argv.slice(2));
