import type { HttpMethod } from '../http/types';
import type { Scope } from '../auth/scopes';
import type { Availability } from '../operations/types';
import type { Outcome } from '../failures/outcome';

export const API_URL = 'https://api.spotify.com/v1';

/** A request to the Web API, before a base address and a token are put to it. */
export interface SpotifyRequest {
	method: HttpMethod;
	/** Path with its ids filled in, such as `/albums/4aawyAB9vmqN3uQ7FjRGTy/tracks`. */
	path: string;
	/** The path as Spotify's reference writes it; stands for the quota bucket. */
	template: string;
	query: Readonly<Record<string, string>>;
	/** What the query has besides: names that it has already, which a user's own may have again. */
	extraQuery?: ReadonlyArray<readonly [name: string, value: string]>;
	/** Sent as JSON; a text as the JPEG whose base64 it is. */
	body?: Readonly<Record<string, unknown>> | string;
	/** Whether a second time does no harm where the answer to the first was lost. */
	idempotent: boolean;
	/** The scopes that it needs, or one of which it needs; for failures' texts. */
	scopes?: readonly Scope[];
	/** Which kinds of app may send it, and what does the same job for every kind; for failures' texts. */
	availability?: Availability;
	replacement?: string;
	/** What the form's list called the device that it is for; Spotify may have given that a new ID. */
	deviceLabel?: string;
	/** Called each time it is sent, which may be long after it was asked for. */
	onSent?: () => void;
	/** How large the page that it asks for may be; it is fitted to what Spotify gives where present. */
	pageSizes?: PageSizes;
}

/** Sends a request through whatever stages there are; never rejects. The value is the answer's body. */
export type Send = (request: SpotifyRequest) => Promise<Outcome<unknown>>;

/** How much a list gives, or a request takes, at once. */
export interface PageSizes {
	/** The most that any app may ask for. */
	max: number;
	/** What Spotify documents for every app. */
	documented: number;
}
