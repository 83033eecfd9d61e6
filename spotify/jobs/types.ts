import type { Clock } from '../clock';
import type { Download } from '../images/download';
import type { Listing } from '../paging/types';
import type { Send } from '../request/types';

/** What one input item asks of a job, for one of its IDs. */
export interface Order {
	/** The playlist, or whatever else the job is about; empty where it is about no ID. */
	id: string;
	/** What is to be written, read or removed, in the item's order. */
	uris: readonly string[];
	/** The job's settings, by the wire names of their fields; equal in all orders of one call. */
	settings: Readonly<Record<string, unknown>>;
}

/** What a job works with. */
export interface JobTools {
	send: Send;
	download: Download;
	clock: Clock;
	signal?: AbortSignal | undefined;
}

/**
 * Does what several input items ask of the same thing, in as few requests as it takes. Never
 * rejects.
 * @param orders at least one, all with the same id and settings, in the order of the items
 * @returns what came of each order, in their order
 */
export type Job = (orders: readonly Order[], tools: JobTools) => Promise<Listing[]>;
