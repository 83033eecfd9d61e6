import type { JobTools } from '../jobs/types';

/** What a playlist has at a place: a URI, or null for what Spotify no longer shows. */
export type Held = string | null;

/** A playlist at one moment. */
export interface Contents {
	snapshotId: string;
	total: number;
	/** From the first on, as far as it was read. */
	held: readonly Held[];
}

/** A playlist, and the ways to it. */
export interface Target extends Pick<JobTools, 'send' | 'clock' | 'signal'> {
	id: string;
}

/** One write to a playlist. */
export type Step =
	/** Takes all occurrences out. */
	| { kind: 'remove'; uris: readonly string[] }
	/** `before`: counted before the move. */
	| { kind: 'move'; from: number; length: number; before: number }
	| { kind: 'add'; at: number; uris: readonly string[] }
	/** Puts these in the place of everything. */
	| { kind: 'replace'; uris: readonly string[] };

export const isLocal = (uri: string): boolean => uri.startsWith('spotify:local:');
