import type { JobName } from '../operations/types';
import { addItems } from '../playlists/addItems';
import { removeItems } from '../playlists/removeItems';
import { replaceItems } from '../playlists/replaceItems';
import { syncItems } from '../playlists/syncItems';
import type { SpotifyRequest } from '../request/types';
import { downloadCover } from './downloadCover';
import type { Job } from '../jobs/types';

/** A job, and whether what is asked of it is one thing as a whole. */
interface Registered {
	job: Job;
	asOne?: true;
}

/** The jobs of the operation table, each made for the request that the entry's route stands for. */
export const jobs: Readonly<Record<JobName, (request: SpotifyRequest) => Registered>> = {
	addItems: () => ({ job: addItems }),
	downloadCover: (request) => ({ job: downloadCover(request) }),
	removeItems: () => ({ job: removeItems }),
	replaceItems: () => ({ job: replaceItems, asOne: true }),
	syncItems: () => ({ job: syncItems, asOne: true }),
};
