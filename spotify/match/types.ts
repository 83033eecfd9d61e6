/** A line as somebody wrote it: a text, or the fields of a list. Each may be missing or empty. */
export interface MatchInput {
	/** `Artist - Title`, a video title, a file name, a chat message, an ISRC. */
	text?: string;
	title?: string;
	artist?: string;
	album?: string;
	/** The length in milliseconds, or as `m:ss`. */
	duration?: number | string;
	isrc?: string;
	year?: number | string;
	/** Who published a video, such as `Artist - Topic`; heard only where the line names no artist. */
	channel?: string;
}

/** A track as Spotify's search gives it; what may be missing is optional. */
export interface MatchTrack {
	id: string;
	name: string;
	artists: ReadonlyArray<{ name: string }>;
	album?: { name?: string; album_type?: string; release_date?: string | null };
	duration_ms?: number;
	explicit?: boolean;
	external_ids?: { isrc?: string };
	/** 0 to 100. Deprecated by Spotify, so it only decides between equals. */
	popularity?: number;
	is_playable?: boolean;
}

/**
 * What decides between recordings that fit equally well: the one on an album, the explicit one, or
 * the clean one.
 */
export type Preference = 'album' | 'explicit' | 'clean';

/** What a match has to be like. */
export interface MatchOptions {
	/** The confidence from 0 to 1 that a match needs; it also decides on the second search. */
	minimumConfidence: number;
	/** What decides between recordings that fit equally well. */
	prefer?: Preference;
}

/** How a track was found. */
export type MatchedBy = 'link' | 'isrc' | 'fields' | 'text';

/** A track with the confidence, from 0 to 1, that it is what the line means. */
export interface Candidate<T extends MatchTrack> {
	track: T;
	confidence: number;
	matchedBy: MatchedBy;
}

/** What came of the search for a line. */
export interface MatchResult<T extends MatchTrack> {
	matched: boolean;
	/** The best candidate, which may be below the minimum; null if there is none. */
	best: Candidate<T> | null;
	/** All that was found, best first, with `best` in front. */
	candidates: Candidate<T>[];
	/** The searches that were made, in order: none, one or two. */
	queries: string[];
	/** Why no search was made: the line names no song. */
	isHopeless: boolean;
}
