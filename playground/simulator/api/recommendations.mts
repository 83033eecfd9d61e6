import { hashText } from '../catalogue/hash.mts';
import { isBase62Id } from '../catalogue/ids.mts';
import { pickTrack } from '../catalogue/picks.mts';
import { trackObject } from '../catalogue/track.mts';
import type { World } from '../world.mts';
import type { Call } from './call.mts';
import { type Parameter, type Range, ranged } from './parameters.mts';

/** spotify/web-api issue 199: all that Spotify says. */
const refusal = 'invalid request';

// Of all kinds together, and so of each.
const maximumSeeds = 5;

const anyWhole: Range = { minimum: -1e9, maximum: 1e9 };
const anyDecimal: Range = { ...anyWhole, decimal: true };
const share: Range = { minimum: 0, maximum: 1, decimal: true };

/** What can be asked of the tracks, each as a minimum, a maximum and a target. */
const attributes: readonly [name: string, range: Range, ofMinimum?: Range][] = [
	['acousticness', share],
	['danceability', share],
	['duration_ms', anyWhole],
	['energy', share],
	['instrumentalness', share],
	['key', { minimum: 0, maximum: 11 }],
	['liveness', share],
	['loudness', anyDecimal],
	['mode', { minimum: 0, maximum: 1 }],
	['popularity', { minimum: 0, maximum: 100 }],
	['speechiness', share],
	['tempo', anyDecimal],
	// Of the three only the minimum has a maximum in Spotify's document.
	['time_signature', anyWhole, { ...anyWhole, maximum: 11 }],
	['valence', share],
];

const seedKinds = [
	{ name: 'seed_artists', type: 'ARTIST', folder: 'artists' },
	{ name: 'seed_genres', type: 'GENRE', folder: null },
	{ name: 'seed_tracks', type: 'TRACK', folder: 'tracks' },
] as const;

export const recommendationParameters: readonly Parameter[] = [
	...seedKinds.map(({ name, folder }) => seeds(name, folder === null)),
	...attributes.flatMap(([name, range, ofMinimum = range]) => [
		ranged(`min_${name}`, refusal, ofMinimum),
		ranged(`max_${name}`, refusal, range),
		ranged(`target_${name}`, refusal, range),
	]),
];

function seeds(name: string, anyText: boolean): Parameter {
	const fits = (entry: string) => entry !== '' && (anyText || isBase62Id(entry));
	return {
		name,
		refuse(value) {
			const entries = value.split(',');
			return entries.length <= maximumSeeds && entries.every(fits) ? undefined : refusal;
		},
	};
}

const seedsOf = ({ query }: Call) =>
	seedKinds.flatMap(({ name, ...kind }) =>
		(query[name]?.split(',') ?? []).map((id) => ({ ...kind, id })),
	);

/** One to five seeds, of any kinds. */
export function refuseSeeds(call: Call): string | undefined {
	const { length } = seedsOf(call);
	return length > 0 && length <= maximumSeeds ? undefined : refusal;
}

/** Tracks that have to do with the seeds, if with nothing else that was asked for. */
export function getRecommendations({ places }: World, call: Call) {
	const asked = seedsOf(call);
	const seed = hashText(asked.map(({ id }) => id).join());
	const limit = call.numbers.limit ?? 0;
	return {
		seeds: asked.map(({ id, type, folder }) => ({
			afterFilteringSize: 250,
			afterRelinkingSize: 250,
			href: folder && `https://api.spotify.com/v1/${folder}/${id}`,
			id,
			initialPoolSize: 500,
			type,
		})),
		tracks: Array.from({ length: limit }, (_, index) =>
			trackObject(places, pickTrack(seed, index), call.query.market),
		),
	};
}
