import type { Place } from './ids.mts';
import { diceFor, digits } from './objects.mts';
import { firstPage, page, type PageRequest } from './page.mts';
import type { Places } from './places.mts';
import { type AlbumGroup, albumGroup, albumRelease, simplifiedAlbum } from './simplifiedAlbum.mts';
import { albumPlaceAt, countAlbums, countTracks, trackPlaceAt } from './sizes.mts';
import { simplifiedTrack, trackObject } from './track.mts';
import { labels } from './words.mts';

/** One page of an album's tracks. */
export const albumTracks = (places: Places, place: Place, request: PageRequest, market?: string) =>
	page(request, countTracks(place), (index) =>
		simplifiedTrack(places, trackPlaceAt(place, index), market),
	);

export function albumObject(places: Places, place: Place, market?: string) {
	const dice = diceFor(place, 25);
	const album = simplifiedAlbum(places, place, market);
	const label = dice.pick(labels);
	return {
		...album,
		tracks: albumTracks(places, place, firstPage(`/v1/albums/${album.id}/tracks`, market), market),
		copyrights: [
			{ text: `${album.release_date.slice(0, 4)} ${label}`, type: 'C' },
			{ text: `${album.release_date.slice(0, 4)} ${label}`, type: 'P' },
		],
		external_ids: { upc: digits(dice, 13) },
		genres: [] as string[],
		label,
		popularity: dice.integer(0, 100),
	};
}

/**
 * One page of an artist's albums of the groups asked for, as Spotify sorts them: by group, and by
 * the day only within each, the newest first (spotify/web-api issues 1002 and 1431).
 */
export function artistAlbums(
	places: Places,
	artist: Place,
	groups: readonly AlbumGroup[],
	request: PageRequest,
) {
	const members = places.releases.membersOf('album', artist);
	const albums = groups.flatMap((group) =>
		members
			.filter(
				(place) =>
					albumGroup(places, place) === group && !places.releases.find('album', place)?.unlisted,
			)
			.map((place) => ({ place, date: albumRelease(places, place).release_date }))
			.sort((one, other) => (one.date === other.date ? 0 : one.date < other.date ? 1 : -1)),
	);
	return page(request, albums.length, (index) => {
		const { place } = albums[index] ?? { place: artist };
		return { ...simplifiedAlbum(places, place), album_group: albumGroup(places, place) };
	});
}

// Spotify gives ten of them; so does the simulator, where the artist has so many.
const topTracks = 10;

/** What of an artist is played most. */
export function artistTopTracks(places: Places, artist: Place, market?: string) {
	const tracks = Array.from({ length: countAlbums(artist) }, (_, index) =>
		albumPlaceAt(artist, index),
	).flatMap((album) =>
		Array.from({ length: Math.min(countTracks(album), topTracks) }, (_, index) =>
			trackPlaceAt(album, index),
		),
	);
	return tracks.slice(0, topTracks).map((place) => trackObject(places, place, market));
}
