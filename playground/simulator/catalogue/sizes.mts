import { createDice } from './hash.mts';
import type { Place } from './ids.mts';

/** How many albums the artist at this place, or of this album or track, has: 1 to 25. */
export const countAlbums = ({ high, low }: Place): number =>
	createDice(high, low, 1).integer(1, 25);

/** How many tracks the album at this place, or of this track, has: 1 to 20, one in twenty 51 to 120. */
export function countTracks({ high, low, member }: Place): number {
	const dice = createDice(high, low, member >>> 7, 2);
	return dice.chance(5) ? dice.integer(51, 120) : dice.integer(1, 20);
}

/** How many episodes the show at this place has: 1 to 400. */
export const countEpisodes = ({ high, low }: Place): number =>
	createDice(high, low, 3).integer(1, 400);

export const albumIndexOf = (place: Place): number => place.member >>> 7;
export const trackIndexOf = (place: Place): number => place.member & 0x7f;

export const artistPlaceOf = ({ high, low }: Place): Place => ({ high, low, member: 0 });
export const albumPlaceOf = ({ high, low, member }: Place): Place => ({
	high,
	low,
	member: member & ~0x7f,
});
export const albumPlaceAt = (artist: Place, index: number): Place => ({
	...artist,
	member: index << 7,
});
export const trackPlaceAt = (album: Place, index: number): Place => ({
	...album,
	member: album.member + index,
});
export const showPlaceOf = artistPlaceOf;
export const episodePlaceAt = (show: Place, index: number): Place => ({ ...show, member: index });
