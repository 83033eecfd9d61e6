import type { HttpMethod } from '../http/types';
import type { Scope } from '../auth/scopes';
import type { Job, Order } from '../jobs/types';
import type { AppsThatStillHave, Paging, Several } from '../operations/types';
import type { Outcome } from '../failures/outcome';
import type { Sizes } from '../pipeline/sizeLimits';

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
	again?: ReadonlyArray<readonly [name: string, value: string]>;
	/** Sent as JSON; a text as the JPEG whose base64 it is. */
	body?: Readonly<Record<string, unknown>> | string;
	/** Whether a second time does no harm where the answer to the first was lost. */
	repeatable: boolean;
	/** The scopes that it needs, or one of which it needs; for failures' texts. */
	scopes?: readonly Scope[];
	/** Which kinds of app may send it, and what does the same job for every kind; for failures' texts. */
	onlyFor?: AppsThatStillHave;
	instead?: string;
	/** How large the page that it asks for may be; it is fitted to what Spotify gives where present. */
	pageSizes?: Sizes;
}

/** Sends a request through whatever stages there are; never rejects. The value is the answer's body. */
export type Send = (request: SpotifyRequest) => Promise<Outcome<unknown>>;

/** One request, how its answer is read, and the id it is about where the operation has an id field. */
export interface PlannedRequest {
	request: SpotifyRequest;
	paging?: Paging;
	id?: string;
	/** How several IDs are asked for at once, where some apps may: all but the IDs. */
	several?: { batch: SpotifyRequest; of: Several };
	/** The snapshot that the user has: the list is not to be read where it is still that. */
	snapshotId?: string;
}

/** A part of what a job does: it gets those of all items of a run that have the same `group`. */
export interface PlannedOrder {
	job: Job;
	order: Order;
	group: string;
	/** The orders of a group make one thing, which one result tells of, and which lacks nothing. */
	asOne?: true;
	id?: string;
}

export type Planned = PlannedRequest | PlannedOrder;
