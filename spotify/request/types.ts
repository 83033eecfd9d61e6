import type { HttpMethod } from '../http';
import type { AppsThatStillHave, Paging } from '../operations/types';
import type { Outcome } from '../outcome';

export const API_URL = 'https://api.spotify.com/v1';

/** A request to the Web API, before a base address and a token are put to it. */
export interface SpotifyRequest {
	method: HttpMethod;
	/** Path with its ids filled in, such as `/albums/4aawyAB9vmqN3uQ7FjRGTy/tracks`. */
	path: string;
	/** The path as Spotify's reference writes it; stands for the quota bucket. */
	template: string;
	query: Readonly<Record<string, string>>;
	/** Sent as JSON. */
	body?: Readonly<Record<string, unknown>>;
	/** Whether a second time does no harm where the answer to the first was lost. */
	repeatable: boolean;
	/** Which kinds of app may send it, and what does the same job for every kind; for failures' texts. */
	onlyFor?: AppsThatStillHave;
	instead?: string;
}

/** Sends a request through whatever stages there are; never rejects. The value is the answer's body. */
export type Send = (request: SpotifyRequest) => Promise<Outcome<unknown>>;

/** One request, how its answer is read, and the id it is about where the operation has an id field. */
export interface PlannedRequest {
	request: SpotifyRequest;
	paging?: Paging;
	id?: string;
}
