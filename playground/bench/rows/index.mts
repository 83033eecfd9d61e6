import type { ContestRow } from '../types.mts';
import { coldStart } from './coldStart.mts';
import { manyItems } from './manyItems.mts';
import { nightly } from './nightly.mts';
import { playlist } from './playlist.mts';
import { quota, quotaWithoutHeader } from './quota.mts';
import { rateLimit } from './rateLimit.mts';
import { duplicates, tracks, tracksDevelopment } from './tracks.mts';

/** What `npm run bench` measures: docs/scale.md has the results. */
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
