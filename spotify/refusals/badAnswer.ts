import type { SpotifyRequest } from '../request/types';

/** An answer that gives nothing, as the texts of failures need it. */
export interface BadAnswer {
	request: SpotifyRequest;
	status: number;
	/** Spotify's words; empty where there are none. */
	words: string;
	/** The same as a sentence. */
	said: string;
	/** `error.reason`; empty where there is none. */
	reason: string;
	/** It says something that could not be read. */
	isUnread: boolean;
	/** Method and path of the request. */
	about: string;
	path: string;
	retryAfterSeconds: number | undefined;
}
