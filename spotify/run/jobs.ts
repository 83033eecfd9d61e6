import { inBatches } from '../batches/inBatches';
import type { Job, Order } from '../jobs/types';
import type { JobName } from '../operations/types';
import type { Planned, PlannedOrder } from '../plan/types';
import { addItems } from '../playlists/addItems';
import { removeItems } from '../playlists/removeItems';
import { replaceItems } from '../playlists/replaceItems';
import { syncItems } from '../playlists/syncItems';
import type { PlaylistJob, PlaylistTools } from '../playlists/target';
import type { SpotifyRequest } from '../request/types';
import { downloadCover } from './downloadCover';
import { matchTracks } from './matchTracks';

/** A job, and whether what is asked of it is one thing as a whole. */
interface Registered {
	job: PlaylistJob;
	asOne?: true;
}

/** What a job gets is what its operation's fields say, of which each value has been checked. */
const checked =
	<Settings>(job: Job<Settings, PlaylistTools>): PlaylistJob =>
	async (orders, tools) =>
		await job(orders as ReadonlyArray<Order<Settings>>, tools);

/** The jobs of the operation table, each made for the request that the entry's route stands for. */
const JOBS: Readonly<Record<JobName, (route: SpotifyRequest) => Registered>> = {
	addItems: () => ({ job: checked(addItems) }),
	downloadCover: (route) => ({ job: checked(downloadCover(route)) }),
	matchTracks: (route) => ({ job: checked(matchTracks(route)) }),
	removeItems: () => ({ job: checked(removeItems) }),
	replaceItems: () => ({ job: checked(replaceItems), asOne: true }),
	syncItems: () => ({ job: checked(syncItems), asOne: true }),
};

const registered = ({ job, route }: PlannedOrder): Registered =>
	typeof job === 'string' ? JOBS[job](route) : { job: checked(inBatches(route, job)) };

/** The job that does what was planned. */
export const jobOf = (plan: PlannedOrder): PlaylistJob => registered(plan).job;

/** Whether all of a group make one thing, which one result tells of, and which lacks nothing. */
export const isOneForAll = (plan: Planned): boolean =>
	'job' in plan && registered(plan).asOne === true;
