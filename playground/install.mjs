import { checkNode } from './lib/checkNode.mjs';

/** Only the install, for those who have something else to do meanwhile; `npm start` does it by itself. */
checkNode();
const { installPlayground } = await import('./lib/prepare.mjs');
await installPlayground();
