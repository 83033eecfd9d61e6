import type { HttpMethod } from '../http';
import type { Outcome } from '../outcome';

/** A request to the Web API, before a base address and a token are put to it. */
export interface SpotifyRequest {
	method: HttpMethod;
	/** Path with its ids filled in, such as `/albums/4aawyAB9vmqN3uQ7FjRGTy/tracks`. */
	path: string;
	/** The path as Spotify's reference writes it; stands for the quota bucket. */
	template: string;
	query: Readonly<Record<string, string>>;
	/** Whether a second time does no harm where the answer to the first was lost. */
	repeatable: boolean;
}

/** Sends a request through whatever stages there are; never rejects. The value is the answer's body. */
export type Send = (request: SpotifyRequest) => Promise<Outcome<unknown>>;
