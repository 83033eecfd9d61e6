import type { Clock } from '../concurrency/clock';
import type { SpotifyFailure } from '../failures/types';
import type { Download } from '../images/download';
import type { Listing } from '../paging/types';
import type { Capabilities } from '../pipeline/capabilities';
import type { Usage } from '../pipeline/usage';
import type { Send } from '../request/types';

/**
 * What one input item asks of a job, for one of its IDs.
 * @typeParam Settings of the job's operation
 */
export interface JobInput<Settings = unknown> {
	/** The playlist, or whatever else the job is about; empty if it is about no ID. */
	id: string;
	/** What is to be written, read or removed, in the item's order. */
	uris: readonly string[];
	/** The snapshot that the user has of the playlist, where that is asked for. */
	snapshotId?: string;
	/** How many entries of a list to read; `Infinity` for all. */
	limit?: number;
	/** What the item alone says, by the wire names of its fields. */
	own?: Readonly<Record<string, unknown>>;
	/** The job's settings, by the wire names of their fields; equal in all inputs of one call. */
	settings: Settings;
}

/** What a job works with. */
export interface JobTools {
	send: Send;
	download: Download;
	clock: Clock;
	signal?: AbortSignal | undefined;
	/** How many requests may be on their way at once. */
	maxConcurrency: number;
	/** Whether several may be asked for at once. */
	batching: boolean;
	/** Whether the credential acts for a user, who has playlists. */
	actsForUser: boolean;
	capabilities: Capabilities;
	usage: Usage;
	/** Tells whether the run ends at such a failure, so that nothing more is to be begun. */
	endsRun(failure: SpotifyFailure): boolean;
}

/**
 * Does what several input items ask of the same thing, in as few requests as it takes. Never
 * rejects.
 * @param inputs at least one, all with the same id and settings, in the order of the items
 * @returns what came of each input, in their order
 */
export type Job<Settings = unknown, Tools extends JobTools = JobTools> = (
	inputs: ReadonlyArray<JobInput<Settings>>,
	tools: Tools,
) => Promise<Listing[]>;
