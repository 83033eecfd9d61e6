import type { Dice } from './hash.mts';
import type { Place } from './ids.mts';
import { diceFor } from './objects.mts';
import type { Places } from './places.mts';
import { simplifiedTrack } from './track.mts';

/** A number from 0 to 1. */
export const share = (dice: Dice): number => dice.integer(0, 1000) / 1000;

/** How a track sounds, in numbers. */
export function audioFeatures(places: Places, place: Place) {
	const { id, href, uri, duration_ms } = simplifiedTrack(places, place);
	const dice = diceFor(place, 70);
	return {
		acousticness: share(dice),
		analysis_url: `https://api.spotify.com/v1/audio-analysis/${id}`,
		danceability: share(dice),
		duration_ms,
		energy: share(dice),
		id,
		instrumentalness: share(dice),
		key: dice.integer(0, 11),
		liveness: share(dice),
		loudness: -dice.integer(2000, 24_000) / 1000,
		mode: dice.integer(0, 1),
		speechiness: share(dice),
		tempo: dice.integer(60_000, 200_000) / 1000,
		time_signature: dice.integer(3, 5),
		track_href: href,
		type: 'audio_features',
		uri,
		valence: share(dice),
	};
}
