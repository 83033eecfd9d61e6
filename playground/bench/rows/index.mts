import type { ContestRow } from '../types.mts';
import { coldStart } from './coldStart.mts';
import { manyItems } from './manyItems.mts';
import { nightly } from './nightly.mts';
import { playlist } from './playlist.mts';
import { quota, quotaWithoutHeader } from './quota.mts';
import { rateLimit } from './rateLimit.mts';
import { duplicates, tracks, tracksDevelopment } from './tracks.mts';

/** The table "Measured" of issue 5, a row an entry. */
export const contestRows: readonly ContestRow[] = [
	tracks,
	tracksDevelopment,
	duplicates,
	playlist,
	rateLimit,
	quota,
	quotaWithoutHeader,
	nightly,
	coldStart,
	manyItems,
];
