import { simplifiedArtist } from './artist.mts';
import type { Place } from './ids.mts';
import { availableMarkets } from './markets.mts';
import { albumName } from './names.mts';
import { diceFor, identity, images, release, releasedOn } from './objects.mts';
import type { Places } from './places.mts';
import { albumIndexOf, headOf, countTracks } from './sizes.mts';

export const albumGroups = ['album', 'single', 'compilation', 'appears_on'] as const;

export type AlbumGroup = (typeof albumGroups)[number];

/** How the album relates to the artist it is listed under. */
export function albumGroup(places: Places, place: Place): AlbumGroup {
	const group = places.releases.find('album', place)?.group;
	if (group) return group;
	// An artist's first album is their own: no artist has nothing but appearances.
	if (albumIndexOf(place) > 0 && diceFor(place, 20).chance(12)) return 'appears_on';
	return ownType(place);
}

/** What kind of album it is, whoever's. */
function albumType(places: Places, place: Place) {
	const group = albumGroup(places, place);
	return group === 'appears_on' ? ownType(place) : group;
}

function ownType(place: Place): Exclude<AlbumGroup, 'appears_on'> {
	if (countTracks(place) <= 3) return 'single';
	return diceFor(place, 21).chance(10) ? 'compilation' : 'album';
}

/** Who made the album: its artist, after a host where the artist only appears. */
function albumArtists(places: Places, place: Place) {
	const artist = simplifiedArtist(places, headOf(place));
	if (albumGroup(places, place) !== 'appears_on') return [artist];
	const dice = diceFor(place, 22);
	const host = { high: dice.integer(0, 0xffffffff), low: dice.integer(0, 0xfffff), member: 0 };
	return [simplifiedArtist(places, host), artist];
}

/** When an album came out, since the start or long before it. */
export function albumRelease({ releases }: Places, place: Place) {
	const since = releases.find('album', place);
	return since ? releasedOn(since.date) : release(diceFor(place, 24));
}

/** An album as lists and tracks have it; whether it can be played, where a market is asked for. */
export const simplifiedAlbum = (places: Places, place: Place, market?: string) => ({
	...identity('album', places.idOf('album', place)),
	album_type: albumType(places, place),
	artists: albumArtists(places, place),
	available_markets: availableMarkets,
	...(market !== undefined && { is_playable: true }),
	images: images('ab67616d0000', [640, 300, 64], place.high, place.low, place.member),
	name: places.nameOf('album', place) ?? albumName(diceFor(place, 23)),
	...albumRelease(places, place),
	total_tracks: countTracks(place),
});
