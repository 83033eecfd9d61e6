import type { SpotifyRequest } from '../request/types';

/** An answer that gives nothing, as the texts of failures need it. */
export interface BadAnswer {
	request: SpotifyRequest;
	status: number;
	/** Spotify's words; empty if there are none. */
	words: string;
	/** The same as a sentence. */
	said: string;
	/** `error.reason`; empty if there is none. */
	reason: string;
	/** It says something that could not be read. */
	isUnread: boolean;
	/** Method and path of the request. */
	about: string;
	path: string;
	retryAfterSeconds: number | undefined;
}
