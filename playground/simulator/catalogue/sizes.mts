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

/** How many chapters the audiobook at this place has: 3 to 80. */
export const countChapters = ({ high, low }: Place): number =>
	createDice(high, low, 4).integer(3, 80);

/** How many playlists the user at this place shows to others: 1 to 70. */
export const countPlaylists = ({ high, low }: Place): number =>
	createDice(high, low, 5).integer(1, 70);

export const albumIndexOf = (place: Place): number => place.member >>> 7;
export const trackIndexOf = (place: Place): number => place.member & 0x7f;

/** The head of a family: the artist of an album or a track, the show of an episode, the user of a playlist. */
export const headOf = ({ high, low }: Place): Place => ({ high, low, member: 0 });
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
export const memberAt = (head: Place, index: number): Place => ({ ...head, member: index });
