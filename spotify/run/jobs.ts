import type { Job, JobInput } from '../jobs/types';
import type { JobName } from '../operations/types';
import type { Planned, PlannedJob } from '../plan/types';
import type { SpotifyRequest } from '../request/types';
import type { RunJob, RunTools } from './types';

/**
 * Brings a job for the request that the entry's route stands for. Its code is loaded when it is
 * first needed: n8n loads the node at each start, and a workflow that only reads needs none of it.
 */
type LoadJob = (route: SpotifyRequest) => Promise<RunJob>;

/** A job, and whether what is asked of it is one thing as a whole. */
interface RegisteredJob {
	load: LoadJob;
	aggregate?: true;
}

/**
 * Types the settings of a job: what it gets is what its operation's fields say, of which each value
 * has been checked.
 */
const asRunJob =
	<Settings>(job: Job<Settings, RunTools>): RunJob =>
	async (inputs, tools) =>
		await job(inputs as ReadonlyArray<JobInput<Settings>>, tools);

/** The jobs of the operation table. */
const JOBS: Readonly<Record<JobName, RegisteredJob>> = {
	addItems: {
		load: async () => asRunJob((await import('../playlists/addItems')).addItems),
	},
	checkItems: {
		load: async () => asRunJob((await import('./checkItems')).checkItems),
	},
	downloadCover: {
		load: async (route) => asRunJob((await import('./downloadCover')).downloadCover(route)),
	},
	getOrCreate: {
		load: async (route) => asRunJob((await import('./getOrCreate')).getOrCreate(route)),
	},
	matchTracks: {
		load: async (route) => asRunJob((await import('./matchTracks')).matchTracks(route)),
	},
	removeDuplicates: {
		load: async () => asRunJob((await import('../playlists/removeDuplicates')).removeDuplicates),
	},
	removeItems: {
		load: async () => asRunJob((await import('../playlists/removeItems')).removeItems),
	},
	removeSavedDuplicates: {
		load: async (route) => {
			const { removeSavedDuplicates } = await import('../library/removeSavedDuplicates');
			return asRunJob(removeSavedDuplicates(route));
		},
	},
	replaceItems: {
		load: async () => asRunJob((await import('../playlists/replaceItems')).replaceItems),
		aggregate: true,
	},
	syncItems: {
		load: async () => asRunJob((await import('../playlists/syncItems')).syncItems),
		aggregate: true,
	},
};

const loadJob = async ({ job, route }: PlannedJob): Promise<RunJob> => {
	if (typeof job === 'string') return await JOBS[job].load(route);
	if (job.mayKeepOrder) {
		return asRunJob((await import('../library/saveItems')).saveItems(route, job));
	}
	return asRunJob((await import('../batches/inBatches')).inBatches(route, job));
};

/** Returns the job that does what was planned. */
export const jobOf =
	(plan: PlannedJob): RunJob =>
	async (inputs, tools) => {
		const job = await loadJob(plan);
		return await job(inputs, tools);
	};

/**
 * Tells whether all of a group make one thing, which one result tells of, and which lacks nothing.
 */
export const isAggregate = (plan: Planned): boolean =>
	'job' in plan && typeof plan.job === 'string' && JOBS[plan.job].aggregate === true;
