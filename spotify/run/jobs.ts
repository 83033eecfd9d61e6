import { inBatches } from '../batches/inBatches';
import type { Job, JobInput } from '../jobs/types';
import type { JobName } from '../operations/types';
import { removeSavedDuplicates } from '../library/removeSavedDuplicates';
import { saveItems } from '../library/saveItems';
import type { Planned, PlannedJob } from '../plan/types';
import { addItems } from '../playlists/addItems';
import { removeDuplicates } from '../playlists/removeDuplicates';
import { removeItems } from '../playlists/removeItems';
import { replaceItems } from '../playlists/replaceItems';
import { syncItems } from '../playlists/syncItems';
import type { SpotifyRequest } from '../request/types';
import { checkItems } from './checkItems';
import { downloadCover } from './downloadCover';
import { getOrCreate } from './getOrCreate';
import { matchTracks } from './matchTracks';
import type { RunJob, RunTools } from './types';

/** A job, and whether what is asked of it is one thing as a whole. */
interface RegisteredJob {
	job: RunJob;
	aggregate?: true;
}

/**
 * Types the settings of a job: what it gets is what its operation's fields say, of which each value
 * has been checked.
 */
const checked =
	<Settings>(job: Job<Settings, RunTools>): RunJob =>
	async (inputs, tools) =>
		await job(inputs as ReadonlyArray<JobInput<Settings>>, tools);

/** The jobs of the operation table, each made for the request that the entry's route stands for. */
const JOBS: Readonly<Record<JobName, (route: SpotifyRequest) => RegisteredJob>> = {
	addItems: () => ({ job: checked(addItems) }),
	checkItems: () => ({ job: checked(checkItems) }),
	downloadCover: (route) => ({ job: checked(downloadCover(route)) }),
	getOrCreate: (route) => ({ job: checked(getOrCreate(route)) }),
	matchTracks: (route) => ({ job: checked(matchTracks(route)) }),
	removeDuplicates: () => ({ job: checked(removeDuplicates) }),
	removeItems: () => ({ job: checked(removeItems) }),
	removeSavedDuplicates: (route) => ({ job: checked(removeSavedDuplicates(route)) }),
	replaceItems: () => ({ job: checked(replaceItems), aggregate: true }),
	syncItems: () => ({ job: checked(syncItems), aggregate: true }),
};

const registered = ({ job, route }: PlannedJob): RegisteredJob => {
	if (typeof job === 'string') return JOBS[job](route);
	return {
		job: job.mayKeepOrder ? checked(saveItems(route, job)) : checked(inBatches(route, job)),
	};
};

/** Returns the job that does what was planned. */
export const jobOf = (plan: PlannedJob): RunJob => registered(plan).job;

/**
 * Tells whether all of a group make one thing, which one result tells of, and which lacks nothing.
 */
export const isAggregate = (plan: Planned): boolean =>
	'job' in plan && registered(plan).aggregate === true;
