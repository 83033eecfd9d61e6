import { resources } from '../../../spotify/operations';
import { isEndpoint, type Operation } from '../../../spotify/operations/types';
import { operationFacts } from '../../facts/facts.mts';
import type { OperationFact, ParamFact } from '../../facts/operationFacts.mts';

export type { OperationFact, ParamFact };

export const facts: readonly OperationFact[] = operationFacts;

const pathsOf = ({ path, paths = [path] }: OperationFact): string[] => paths;

/** Every route that an operation goes by. */
export const routesOf = (fact: OperationFact): string[] =>
	pathsOf(fact).map((path) => `${fact.method} ${path}`);

/** The fact about an entry, found by what goes over the wire. */
export const factOf = ({ route }: Operation): OperationFact | undefined =>
	facts.find((fact) => routesOf(fact).includes(route));

/** Whether a path is one of the operation's, its ids filled in. */
export const isPathOf = (fact: OperationFact, path: string): boolean =>
	pathsOf(fact).some((template) =>
		new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/?#{}]+')}$`).test(path),
	);

/** The fact about a request of its own making, such as a job's. */
export const factFor = (method: string, path: string): OperationFact | undefined =>
	facts.find((fact) => fact.method === method && isPathOf(fact, path));

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

/** Parameters that Spotify takes one way or the other, and what belongs to each way. */
export interface Ways {
	ways: string[][];
	/** Whether one of them has to be there. */
	needed: boolean;
}

/** By operation, from the descriptions of the operations and of these parameters. */
export const exclusive: Readonly<Record<string, Ways>> = {
	'add-items-to-playlist': { ways: [['uris']], needed: true },
	'get-recently-played': { ways: [['before'], ['after']], needed: false },
	'reorder-or-replace-playlists-items': {
		ways: [['uris'], ['range_start', 'insert_before']],
		needed: true,
	},
	'start-a-users-playback': { ways: [['context_uri'], ['uris']], needed: false },
};

/** Lists and texts that may be empty: an empty one clears a playlist, or what is said of it. */
export const mayBeEmpty: readonly string[] = [
	'change-playlist-details.description',
	'create-playlist.description',
	'reorder-or-replace-playlists-items.uris',
];

/**
 * The most bytes of a body that is a picture, as base64: 256 KB by the description of that body, and some
 * more, since one of 257,504 was taken; one of 260,836 was not (spotipy-dev/spotipy issue 633).
 */
export const MAX_PICTURE_BYTES = 260_000;

const SPOTIFY_ID = /^[0-9A-Za-z]{22}$/;

const uriOf = (...kinds: string[]): RegExp =>
	new RegExp(
		`^spotify:(?:${kinds
			.map((kind) => (kind === 'user' ? 'user:[^\\s:,/?#]+' : `${kind}:[0-9A-Za-z]{22}`))
			.join('|')})$`,
	);

const SAVED = ['track', 'album', 'episode', 'show', 'audiobook', 'user', 'playlist'];

// The document leaves artists out of these two, and scopes and migration guide have them: they take
// the place of `PUT` and `DELETE /me/following`, for artists and users.
const WRITTEN = uriOf(...SAVED, 'artist');

/** What Spotify's reference says about the form of a text, beyond its type: by name, or of one operation. */
const textForms: Readonly<Record<string, RegExp>> = {
	market: /^[A-Z]{2}$/,
	locale: /^[a-z]{2}_[A-Z]{2}$/,
	seed_artists: SPOTIFY_ID,
	seed_tracks: SPOTIFY_ID,
	// The document names albums, artists and playlists; of what has been played it names shows too.
	// Audiobooks are in neither.
	// What the player itself names as context of liked songs (spotify/web-api issue 1022) can be played.
	context_uri: new RegExp(
		`${uriOf('album', 'artist', 'playlist', 'show', 'audiobook').source}|^spotify:user:[^:\\s]+:collection$`,
	),
	uri: uriOf('track', 'episode'),
	uris: uriOf('track', 'episode'),
	'save-library-items.uris': WRITTEN,
	'remove-library-items.uris': WRITTEN,
	'check-library-contains.uris': uriOf(...SAVED, 'artist'),
	// What a playlist has of the user's own files can be removed, not added.
	'remove-items-playlist.items': new RegExp(
		`${uriOf('track', 'episode').source}|^spotify:local:\\S+$`,
	),
};

export const textForm = ({ operationId }: OperationFact, { name }: ParamFact): RegExp | undefined =>
	textForms[`${operationId}.${name}`] ?? textForms[name];

export interface NamedOperation {
	/** `album.getTracks`. */
	name: string;
	operation: Operation;
}

/** Every entry of the table but `api.request`, which is the user's own, what sends nothing, and what Spotify has removed. */
export const entries: readonly NamedOperation[] = resources.flatMap((resource) =>
	Object.entries(resource.operations)
		.map(([key, operation]) => ({ name: `${resource.value}.${key}`, operation }))
		.filter(
			({ operation: { route, availability } }) => isEndpoint(route) && availability !== 'removed',
		),
);

/** An entry that is known to be there. */
export function entry(name: string): Operation {
	const found = entries.find((known) => known.name === name);
	if (!found) throw new Error(`The table has no ${name}`);
	return found.operation;
}
