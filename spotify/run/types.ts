import type { Redact } from '../auth/redact';
import type { Outcome } from '../failures/outcome';
import type { SpotifyFailure } from '../failures/types';
import type { Job } from '../jobs/types';
import type { Lease } from '../pipeline/keyedMutex';
import type { Values } from '../plan/wireValue';
import type { Planned } from '../plan/types';
import type { PlaylistListMemory } from '../playlists/list/memory';
import type { PlaylistTools } from '../playlists/target';
import type { Send } from '../request/types';
import type { OutputChoice } from '../simplify/outputChoice';
import type { AppTraffic } from './usageReport';
import type { UserLists } from './userLists';

/** What a run may be told by its items. */
export interface SendOptions {
	maxConcurrency: number;
	maxRateLimitWaitMs: number;
	/** The lease that what is sent belongs to. */
	lease?: Lease;
}

/** What the form says for one item. */
export interface ItemParameters extends SendOptions {
	values: Values;
	/** How many entries of a list to read; `Infinity` for all, `NaN` where the limit is no number of entries. */
	limit: number;
	/** What is handed out of the objects in an answer. */
	output: OutputChoice;
	skipNotFound: boolean;
	/** Whether several IDs may be asked for at once. */
	batching: boolean;
	/** How many requests the run may send; any number where absent. */
	maxRequests?: number | undefined;
	/** Whether to send nothing where fewer requests are known to be left than the run needs. */
	stopsIfQuotaIsShort?: boolean;
}

/** Sends for one run, through everything that its process shares. */
export interface RunClient {
	/** Makes a function that sends the run's requests, with these limits. */
	sendWith(options: SendOptions): Send;
	/** Returns how long the run may wait now, of as many milliseconds as its form lets it. */
	waitMs(maxWaitMs: number): number;
	/** What jobs work with beside it. */
	tools: Pick<
		PlaylistTools,
		'actsForUser' | 'capabilities' | 'clock' | 'download' | 'playlistMemory' | 'signal' | 'usage'
	>;
	/**
	 * Does what changes a playlist when nothing else in the process changes it; `busy` where that takes
	 * longer than the caller would wait. What it sends, it sends under its lease.
	 * @param subject what is changed, for the failure's text; the playlist of that ID where absent
	 */
	runExclusive<T>(
		playlistId: string,
		maxWaitMs: number,
		work: (lease: Lease) => Promise<T>,
		subject?: string,
	): Promise<Outcome<T>>;
	/** Whose answers the run gets. */
	userKey: string;
	/** What the process has just done to users' lists of playlists. */
	listMemory: PlaylistListMemory;
	/** What the process has sent for the app of the credential, and what of it Spotify has closed. */
	app: AppTraffic;
	/** What the run has looked up of its user. */
	userLists: UserLists;
	/** Takes the secrets of the account, and the tokens it has used, out of a text. */
	redact: Redact;
	/** What the user allowed; undefined if that is not known, or where there is no user. */
	scopes?: ReadonlySet<string> | undefined;
}

/** What the jobs of a run work with. */
export interface RunTools
	extends PlaylistTools, Pick<RunClient, 'listMemory' | 'userKey' | 'userLists'> {
	/**
	 * Does work when nothing else in the process does any with the same key.
	 * @param subject what is changed, for the failure's text
	 */
	runExclusive<T>(key: string, subject: string, work: () => Promise<T>): Promise<Outcome<T>>;
}

/** A job of a run. */
export type RunJob<Settings = unknown> = Job<Settings, RunTools>;

/** One request of one item, or what it asks of a job, or why there is none. */
export interface Call {
	itemIndex: number;
	parameters: ItemParameters;
	planned: Outcome<Planned>;
}

/** What ends a run before it has an output: a failure, of an item where it is of one. */
export interface EarlyEnd {
	failure: SpotifyFailure;
	itemIndex?: number;
}
