import type { JobInput } from '../jobs/types';
import type { Batch, JobName, Paging, BatchGet } from '../operations/types';
import type { SpotifyRequest } from '../request/types';

/** One request, how its answer is read, and the id it is about where the operation has an id field. */
export interface PlannedRequest {
	request: SpotifyRequest;
	paging?: Paging;
	id?: string;
	/** How several IDs are asked for at once, where some apps may: all but the IDs. */
	batchGet?: { batch: SpotifyRequest; of: BatchGet };
	/** The snapshot that the user has: the list is not to be read where it is still that. */
	snapshotId?: string;
}

/** A part of what a job does: it gets those of all items of a run that have the same `group`. */
export interface PlannedJob {
	/** Who does it: a job by its name, or values that are sent together. */
	job: JobName | Batch;
	/** What the operation's route stands for, but for what the job puts into it. */
	route: SpotifyRequest;
	input: JobInput<Readonly<Record<string, unknown>>>;
	group: string;
	id?: string;
}

/** What this process knows, for which nothing is sent. */
export interface PlannedReport {
	report: 'usage';
	group: string;
	id?: undefined;
}

/** What is planned for one item: a request, a part of a job, or a report. */
export type Planned = PlannedRequest | PlannedJob | PlannedReport;
