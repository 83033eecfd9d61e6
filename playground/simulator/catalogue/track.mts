import { simplifiedArtist } from './artist.mts';
import { idFromText, type Place } from './ids.mts';
import { availableMarkets } from './markets.mts';
import { trackName } from './names.mts';
import { diceFor, digits, identity } from './objects.mts';
import type { Places } from './places.mts';
import { simplifiedAlbum } from './simplifiedAlbum.mts';
import { albumPlaceOf, headOf, trackIndexOf } from './sizes.mts';

// Above this many tracks an album has a second disc.
const tracksPerDisc = 40;

/**
 * Spotify says where a track is available, or, when asked for a market, whether it is there. Some are
 * given in place of others, to which `linked_from` leads; some are not there
 * (spotify-downloader, 2024, and python-spotify, 2026-03).
 */
function availability(place: Place, market: string | undefined) {
	if (market === undefined) return { available_markets: availableMarkets };
	const dice = diceFor(place, 33);
	if (dice.chance(2)) return { is_playable: false, restrictions: { reason: 'market' } };
	if (!dice.chance(4)) return { is_playable: true };
	const id = idFromText(`${place.high} ${place.low} ${place.member} in another market`);
	return { is_playable: true, linked_from: identity('track', id) };
}

/** A track as albums list it. */
export function simplifiedTrack(places: Places, place: Place, market?: string) {
	const dice = diceFor(place, 30);
	const index = trackIndexOf(place);
	const artist = simplifiedArtist(places, headOf(place));
	const guest = { high: dice.integer(0, 0xffffffff), low: dice.integer(0, 0xfffff), member: 0 };
	return {
		...identity('track', places.idOf('track', place)),
		...availability(place, market),
		artists: dice.chance(15) ? [artist, simplifiedArtist(places, guest)] : [artist],
		disc_number: 1 + Math.floor(index / tracksPerDisc),
		duration_ms: dice.integer(62_000, 540_000),
		explicit: dice.chance(12),
		is_local: false,
		name: places.nameOf('track', place) ?? trackName(diceFor(place, 31)),
		preview_url: null,
		track_number: 1 + (index % tracksPerDisc),
	};
}

/** A track with its album. */
export function trackObject(places: Places, place: Place, market?: string) {
	const dice = diceFor(place, 32);
	const year = `${dice.integer(65, 124) % 100}`.padStart(2, '0');
	return {
		...simplifiedTrack(places, place, market),
		album: simplifiedAlbum(places, albumPlaceOf(place), market),
		external_ids: {
			isrc: `${dice.pick(['GB', 'US', 'SE', 'DE', 'QM'])}${dice.pick(['AYE', 'UM7', 'RC1', 'KFP', 'Z2F'])}${year}${digits(dice, 5)}`,
		},
		popularity: dice.integer(0, 100),
	};
}
