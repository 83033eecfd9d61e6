import { hashText } from './hash.mts';
import type { Place } from './ids.mts';
import type { Places } from './places.mts';
import type { SearchQuery } from './searchQuery.mts';
import { albumPlaceAt, countAlbums, countTracks, trackPlaceAt } from './sizes.mts';

/** A song that searches find. */
interface Song {
	place: Place;
	/** The words of its artist, its name and its album. */
	words: Readonly<Record<'artist' | 'track' | 'album', readonly string[]>>;
}

/**
 * The songs that there are, once somebody says which: then searches for tracks make up no others, and
 * what is not among them is not found, as with Spotify.
 */
export interface Songs {
	/** From now on these alone, each as `Artist - Title`; null: whatever is searched for is there. */
	list(places: Places, lines: readonly string[] | null): Place[];
	/** The places of what a text finds, best first; null while everything is there. */
	find(query: SearchQuery, isrcOf: (place: Place) => string): Place[] | null;
}

/** Fewer of a text's words than this share, and a track is not what it is about. */
const leastShare = 0.6;

const wordsIn = (text: string): string[] =>
	text
		.toLowerCase()
		.normalize('NFD')
		.replaceAll(/[\p{M}'’]/gu, '')
		.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Each artist's songs lie one behind the other on the albums that the artist has. */
function placeOf(artist: Place, index: number): Place {
	let left = index;
	for (let number = 0; number < countAlbums(artist); number++) {
		const album = albumPlaceAt(artist, number);
		if (left < countTracks(album)) return trackPlaceAt(album, left);
		left -= countTracks(album);
	}
	throw new RangeError(`An artist has no room for ${index + 1} songs`);
}

export function createSongs(): Songs {
	let songs: Song[] | null = null;

	return {
		list(places, lines) {
			const counts = new Map<string, number>();
			songs = lines?.map((line) => placed(places, line, counts)) ?? null;
			return songs?.map(({ place }) => place) ?? [];
		},
		find(query, isrcOf) {
			if (songs === null) return null;
			const { isrc, artist, track, album } = query.filters;
			if (isrc !== undefined)
				return songs
					.map(({ place }) => place)
					.filter((place) => isrcOf(place) === isrc.toUpperCase());
			const fields = { artist, track, album };
			const asked = wordsIn(query.words);
			return songs
				.filter(({ words }) => passes(words, fields))
				.map((song) => ({ song, share: shareOf(asked, Object.values(song.words).flat()) }))
				.filter(({ share }) => share >= leastShare)
				.sort((a, b) => b.share - a.share)
				.map(({ song }) => song.place);
		},
	};
}

function placed(places: Places, line: string, counts: Map<string, number>): Song {
	const [artist = '', ...rest] = line.split(' - ');
	const title = rest.join(' - ');
	const head = { high: hashText(artist, 21), low: hashText(artist, 22) >>> 12, member: 0 };
	const index = counts.get(artist) ?? 0;
	counts.set(artist, index + 1);
	const place = placeOf(head, index);
	places.rename('artist', head, artist);
	places.rename('track', place, title);
	return { place, words: { artist: wordsIn(artist), track: wordsIn(title), album: [] } };
}

/** What a filter says has to be there with all its words; one without words finds nothing. */
const passes = (
	words: Song['words'],
	fields: Readonly<Record<keyof Song['words'], string | undefined>>,
) =>
	Object.entries(fields).every(
		([field, value]) =>
			value === undefined ||
			(wordsIn(value).length > 0 &&
				wordsIn(value).every((word) => words[field as keyof Song['words']].includes(word))),
	);

const shareOf = (asked: readonly string[], own: readonly string[]): number =>
	asked.length === 0 ? 1 : asked.filter((word) => own.includes(word)).length / asked.length;
