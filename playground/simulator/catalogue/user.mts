import type { Place } from './ids.mts';
import { personName } from './names.mts';
import { diceFor, identity, images } from './objects.mts';
import type { Places } from './places.mts';

/** A user as the entries of playlists name them. */
export function userIdentity(places: Places, place: Place) {
	const id = places.idOf('user', place);
	// Old ids may have any characters, e.g. blanks.
	return { ...identity('user', encodeURIComponent(id)), id };
}

/** A user as playlists name their owner. */
export const playlistOwner = (places: Places, place: Place) => ({
	...userIdentity(places, place),
	// Some have none (python-spotify's and SpotifyAPI-NET's recordings).
	display_name: diceFor(place, 82).chance(5) ? null : personName(diceFor(place, 80)),
});

/** A user as others see them. */
export function userObject(places: Places, place: Place) {
	const dice = diceFor(place, 81);
	return {
		...playlistOwner(places, place),
		followers: { href: null, total: dice.integer(0, 20_000) },
		images: dice.chance(70) ? images('ab6775700000', [300, 64], place.high, place.low) : [],
	};
}
