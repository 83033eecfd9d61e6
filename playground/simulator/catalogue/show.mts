import { escapeText } from '../escapeHtml.mts';
import type { Place } from './ids.mts';
import { availableMarkets } from './markets.mts';
import { episodeName, personName, showName } from './names.mts';
import { diceFor, identity, images, releasedOn } from './objects.mts';
import { firstPage, page, type PageRequest } from './page.mts';
import type { Places } from './places.mts';
import { countEpisodes, headOf } from './sizes.mts';
import { publishers } from './words.mts';

export function simplifiedShow(places: Places, place: Place) {
	const name = places.nameOf('show', place) ?? showName(diceFor(place, 40));
	const description = `${name}: stories about music and the people who make it.`;
	const publisher = diceFor(place, 41).pick(publishers);
	return {
		...identity('show', places.idOf('show', place)),
		available_markets: availableMarkets,
		copyrights: [{ text: publisher, type: 'C' }],
		description: escapeText(description),
		html_description: `<p>${description}</p>`,
		explicit: diceFor(place, 42).chance(20),
		images: images('ab6765630000', [640, 300, 64], place.high, place.low),
		is_externally_hosted: false,
		languages: ['en'],
		media_type: 'audio',
		// Recorded answers have these escaped, and those of music never.
		name: escapeText(name),
		publisher: escapeText(publisher),
		total_episodes: places.releases.countOf('episode', place),
	};
}

/** One page of a show's episodes. */
export function showEpisodes(
	places: Places,
	show: Place,
	request: PageRequest,
	oldestFirst = isOldestFirst(show),
) {
	const newestFirst = places.releases.membersOf('episode', show);
	const episodes = oldestFirst ? newestFirst.reverse() : newestFirst;
	return page(request, episodes.length, (index) =>
		simplifiedEpisode(places, episodes[index] ?? show),
	);
}

/**
 * Some shows list their oldest episodes first, and nothing in the answer says which
 * (joostlek/python-spotify's fixtures of 2024 and 2026, podiscover/podiscover issue 17).
 */
const isOldestFirst = (show: Place): boolean => diceFor(show, 54).chance(25);

/** A show with its first episodes. */
export function showObject(
	places: Places,
	place: Place,
	market?: string,
	oldestFirst = isOldestFirst(place),
) {
	const show = simplifiedShow(places, place);
	const request = firstPage(`/v1/shows/${show.id}/episodes`, market);
	return { ...show, episodes: showEpisodes(places, place, request, oldestFirst) };
}

/** The first of a family is the newest, so the number counts down, but for what came out since. */
function episodeNumber(place: Place): number {
	const first = countEpisodes(place);
	return place.member < first ? first - place.member : place.member + 1;
}

const latestMs = Date.UTC(2025, 10, 30);
const dayMs = 86_400_000;

/** One a week, the first of the list last, or since the start. */
function episodeRelease({ releases }: Places, place: Place) {
	const daysAgo = place.member * 7 + diceFor(place, 53).integer(0, 6);
	const day = new Date(latestMs - daysAgo * dayMs).toISOString().slice(0, 10);
	return releasedOn(releases.find('episode', place)?.date ?? day);
}

/** An episode as shows list it. */
export function simplifiedEpisode(places: Places, place: Place) {
	const dice = diceFor(place, 50);
	const guest = personName(diceFor(place, 51));
	const description = `A conversation with ${guest}.`;
	return {
		...identity('episode', places.idOf('episode', place)),
		audio_preview_url: null,
		description,
		html_description: `<p>${description}</p>`,
		duration_ms: dice.integer(600_000, 5_400_000),
		explicit: dice.chance(20),
		images: images('ab6765630000', [640, 300, 64], place.high, place.low, place.member),
		is_externally_hosted: false,
		is_playable: true,
		language: 'en',
		languages: ['en'],
		name: places.nameOf('episode', place) ?? episodeName(diceFor(place, 52), episodeNumber(place)),
		...episodeRelease(places, place),
	};
}

/** An episode with its show. */
export const episodeObject = (places: Places, place: Place) => ({
	...simplifiedEpisode(places, place),
	show: simplifiedShow(places, headOf(place)),
});

/**
 * An episode in a playlist, for a client that didn't say it knows episodes: dressed up as a track,
 * but for its type (spotify/web-api issue 1528, ramsayleung/rspotify issue 320).
 */
export function episodeAsTrack(places: Places, place: Place) {
	const episode = episodeObject(places, place);
	const { show } = episode;
	return {
		album: {
			...identity('show', show.id),
			album_type: 'compilation',
			artists: [],
			available_markets: show.available_markets,
			images: episode.images,
			name: show.name,
			release_date: episode.release_date,
			release_date_precision: episode.release_date_precision,
			total_tracks: 0,
		},
		artists: [{ ...identity('show', show.id), name: show.publisher, type: 'artist' }],
		available_markets: show.available_markets,
		disc_number: 0,
		duration_ms: episode.duration_ms,
		explicit: episode.explicit,
		external_ids: {},
		external_urls: episode.external_urls,
		href: episode.href,
		id: episode.id,
		is_local: false,
		name: episode.name,
		popularity: 0,
		preview_url: episode.audio_preview_url,
		track_number: 0,
		type: episode.type,
		uri: episode.uri,
	};
}
