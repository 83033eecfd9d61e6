import type { Job, JobTools } from '../jobs/types';
import type { PlaylistMemory } from './memory/memory';

/** What a job about playlists works with. */
export interface PlaylistTools extends JobTools {
	/** What this process has done to playlists a moment ago. */
	playlistMemory: PlaylistMemory;
}

/** A playlist, and the ways to it. */
export interface Target extends PlaylistTools {
	id: string;
}

/** A job about playlists. */
export type PlaylistJob<Settings = unknown> = Job<Settings, PlaylistTools>;
