import type { Place } from './ids.mts';
import { artistName } from './names.mts';
import { diceFor, identity, images } from './objects.mts';
import { pickHead } from './picks.mts';
import type { Places } from './places.mts';
import { genres } from './words.mts';

export const simplifiedArtist = (places: Places, place: Place) => ({
	...identity('artist', places.idOf('artist', place)),
	name: places.nameOf('artist', place) ?? artistName(diceFor(place, 10)),
});

export function artistObject(places: Places, place: Place) {
	const dice = diceFor(place, 11);
	return {
		...simplifiedArtist(places, place),
		followers: { href: null, total: dice.integer(12, 9_000_000) },
		genres: Array.from(new Set([dice.pick(genres), dice.pick(genres)])),
		images: images('ab6761610000', [640, 320, 160], place.high, place.low),
		popularity: dice.integer(0, 100),
	};
}

// As many as Spotify gives.
const relatedArtistCount = 20;

/** Artists that are like this one. */
export const relatedArtists = (places: Places, { high, low }: Place) =>
	Array.from({ length: relatedArtistCount }, (_, index) =>
		artistObject(places, pickHead(high, low, 12, index)),
	);
