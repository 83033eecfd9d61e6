import { hashText } from '../catalogue/hash.mts';
import { pickTrack } from '../catalogue/picks.mts';
import { trackObject } from '../catalogue/track.mts';
import type { World } from '../world.mts';
import type { Call } from './call.mts';
import type { Answers } from './answer.mts';

/** spotify/web-api issue 199: all that Spotify says. */
const refusal = 'invalid request';

// Of all kinds together, and so of each.
const maximumSeeds = 5;

const seedKinds = [
	{ name: 'seed_artists', type: 'ARTIST', folder: 'artists' },
	{ name: 'seed_genres', type: 'GENRE', folder: null },
	{ name: 'seed_tracks', type: 'TRACK', folder: 'tracks' },
] as const;

const seedsOf = ({ query }: Call) =>
	seedKinds.flatMap(({ name, ...kind }) =>
		(query[name]?.split(',') ?? []).map((id) => ({ ...kind, id })),
	);

/** One to five seeds, of any kinds. */
function refuseSeeds(call: Call): string | undefined {
	const { length } = seedsOf(call);
	return length > 0 && length <= maximumSeeds ? undefined : refusal;
}

/** Tracks that have to do with the seeds, if with nothing else that was asked for. */
function getRecommendations({ places }: World, call: Call) {
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

export const recommendationAnswers: Answers = {
	'GET /recommendations': { answer: getRecommendations, refuse: refuseSeeds, words: refusal },
};
