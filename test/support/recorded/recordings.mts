import { join } from 'node:path';

import { readRecordings } from '../../../scripts/shapes/recordings.mts';

const root = join(__dirname, '..', '..', '..');

/** Where the recordings are: not in this repository, since they are other people's. */
export const recordingsFolder = process.env.SPOTIFY_RECORDED ?? join(root, '../shared/recorded');

export const recorded = readRecordings(recordingsFolder);
