import type { Place } from './ids.mts';
import { availableMarkets } from './markets.mts';
import { albumName, personName } from './names.mts';
import { diceFor, identity, images, release, releasedOn } from './objects.mts';
import { firstPage, page, type PageRequest } from './page.mts';
import type { Places } from './places.mts';
import { countChapters, headOf, memberAt } from './sizes.mts';
import { labels } from './words.mts';

/** Ids of audiobooks and chapters have addresses of their own, and the URIs of shows and episodes. */
const spokenIdentity = (type: 'show' | 'episode', folder: string, id: string) => ({
	...identity(type, id),
	href: `https://api.spotify.com/v1/${folder}/${id}`,
});

/** An audiobook as lists have it. */
export function simplifiedAudiobook(places: Places, place: Place) {
	const dice = diceFor(place, 60);
	const publisher = dice.pick(labels);
	const drawn = albumName(dice);
	const name = places.nameOf('audiobook', place) ?? drawn;
	const description = `${name}, read by its author.`;
	return {
		...spokenIdentity('show', 'audiobooks', places.idOf('audiobook', place)),
		type: 'audiobook',
		authors: [{ name: personName(dice) }],
		available_markets: availableMarkets,
		copyrights: [],
		description,
		html_description: `<p>${description}</p>`,
		edition: 'Unabridged',
		explicit: dice.chance(10),
		images: images('ab6766630000', [640, 300, 64], place.high, place.low),
		languages: ['en'],
		media_type: 'audio',
		name,
		narrators: [{ name: personName(dice) }],
		publisher,
		total_chapters: countChapters(place),
	};
}

/** When an audiobook came out; for many, nobody knows (Peter-Schorn/SpotifyAPI's examples). */
function chapterRelease(audiobook: Place) {
	return diceFor(audiobook, 63).chance(25) ? releasedOn('0000') : release(diceFor(audiobook, 62));
}

/** A chapter as audiobooks list it. */
function simplifiedChapter(places: Places, place: Place) {
	const dice = diceFor(place, 61);
	const description = `Chapter ${place.member + 1} of ${countChapters(place)}.`;
	return {
		...spokenIdentity('episode', 'chapters', places.idOf('chapter', place)),
		// Its document says `episode`, which no recorded chapter is (python-spotify, 2026-03).
		type: 'chapter',
		audio_preview_url: null,
		available_markets: availableMarkets,
		chapter_number: place.member + 1,
		description,
		html_description: `<p>${description}</p>`,
		duration_ms: dice.integer(300_000, 3_600_000),
		explicit: dice.chance(10),
		images: images('ab6766630000', [640, 300, 64], place.high, place.low),
		is_playable: true,
		languages: ['en'],
		name: `Chapter ${place.member + 1}`,
		...chapterRelease(headOf(place)),
	};
}

/** One page of an audiobook's chapters. */
export const audiobookChapters = (places: Places, audiobook: Place, request: PageRequest) =>
	page(request, countChapters(audiobook), (index) =>
		simplifiedChapter(places, memberAt(audiobook, index)),
	);

/** An audiobook with its first chapters. */
export function audiobookObject(places: Places, place: Place, market?: string) {
	const audiobook = simplifiedAudiobook(places, place);
	const request = firstPage(`/v1/audiobooks/${audiobook.id}/chapters`, market);
	return { ...audiobook, chapters: audiobookChapters(places, place, request) };
}

/** A chapter with its audiobook. */
export const chapterObject = (places: Places, place: Place) => ({
	...simplifiedChapter(places, place),
	audiobook: simplifiedAudiobook(places, headOf(place)),
});
