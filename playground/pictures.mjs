import { checkNode } from './lib/checkNode.mjs';

checkNode();
const { runPictures } = await import('./pictures/runPictures.mjs');
process.exitCode = await runPictures(process.argv.slice(2));
