import { dirname, join } from 'node:path';

import { otherLine } from '../../lib/chosenN8n.mts';

export const playgroundFolder = dirname(dirname(import.meta.dirname));

/** Where logs and pictures end up, of each line of n8n apart. */
export const artifactsFolder = join(dirname(playgroundFolder), 'artifacts', otherLine);
