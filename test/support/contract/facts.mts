import { resources } from '../../../spotify/operations';
import type { Operation } from '../../../spotify/operations/types';
import operations from '../../facts/operations.json';

/** A parameter, as Spotify's document and the facts read by hand beside it have it. */
export interface ParamFact {
	name: string;
	in: string;
	type: string;
	required: boolean;
	minimum: number | null;
	maximum: number | null;
	maxItems: number | null;
	enum: string[] | null;
}

/** An operation, likewise. */
export interface OperationFact {
	operationId: string;
	method: string;
	path: string;
	scopes: string[];
	scopeRule: string | null;
	userOnly: boolean;
	removedIn: string | null;
	replacement: string | null;
	paging: string | null;
	itemsPath: string | null;
	batchOf: { param: string; in: string; max: number } | null;
	params: ParamFact[];
}

export const facts: readonly OperationFact[] = operations;

/** The fact about an entry, found by what goes over the wire. */
export const factOf = ({ route }: Operation): OperationFact | undefined =>
	facts.find(({ method, path }) => route === `${method} ${path}`);

/** The parameters without which Spotify gives an app token nothing, whatever the document requires. */
export const neededByAppTokens = ({ path }: OperationFact): string[] =>
	// The document's note on `market`: without a country, neither in it nor of a user, "the content
	// is considered unavailable"; measured for shows and episodes alone.
	/^\/(shows|episodes)\b/.test(path) ? ['market'] : [];

/** Lists that count together, by operation (the descriptions of `seed_artists` and the two others). */
export const countedTogether: Readonly<
	Record<string, { params: string[]; least: number; most: number }>
> = {
	'get-recommendations': {
		params: ['seed_artists', 'seed_genres', 'seed_tracks'],
		least: 1,
		most: 5,
	},
};

const SPOTIFY_ID = /^[0-9A-Za-z]{22}$/;

/** What Spotify's reference says about the form of a text, beyond its type. */
export const textForms: Readonly<Record<string, RegExp>> = {
	market: /^[A-Z]{2}$/,
	locale: /^[a-z]{2}_[A-Z]{2}$/,
	seed_artists: SPOTIFY_ID,
	seed_tracks: SPOTIFY_ID,
};

export interface NamedOperation {
	/** `album.getTracks`. */
	name: string;
	operation: Operation;
}

/** Every entry of the table but `api.request`, which is the user's own. */
export const entries: readonly NamedOperation[] = resources.flatMap((resource) =>
	Object.entries(resource.operations)
		.map(([key, operation]) => ({ name: `${resource.value}.${key}`, operation }))
		.filter(({ operation }) => operation.route !== 'any'),
);

/** An entry that is known to be there. */
export function entry(name: string): Operation {
	const found = entries.find((known) => known.name === name);
	if (!found) throw new Error(`The table has no ${name}`);
	return found.operation;
}
