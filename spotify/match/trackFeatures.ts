import { artistName, type ArtistName } from './credit';
import { joinWords, sliceWords, wordsOf, type Words } from './fold';
import { parseTitle, type Title } from './title';
import type { MatchTrack } from './types';
import { isWork, pieceName } from './work';
import { versionParts } from './versions';

/** A track as it is compared with a line. */
export interface TrackFeatures {
	title: Title;
	/** The title without a composer in front of it; null if it has none. */
	work: Title | null;
	/** Whether it is a classical work, which its numbers tell. */
	isWork: boolean;
	/** The name of its own that a movement has; null if it has none. */
	piece: Title | null;
	artists: readonly ArtistName[];
	/** Guests that only its title names. */
	titleGuests: readonly Words[];
	/** The words of all its artists. */
	artistWords: readonly string[];
	album: Title;
	/** All words of the album's name, which may say where a recording was made. */
	albumWords: readonly string[];
	/** The same as one. */
	albumCompact: string;
	/** Whether its album or an artist says that it imitates another's recording. */
	isImitation: boolean;
	isLiveAlbum: boolean;
}

const titledNames = (text: string): Words[] =>
	text.split(/\s*[,&/]\s*|\s+(?:and|x|y|e)\s+/i).map((name) => wordsOf(name));

const hasKind = (text: string, kind: 'imitation' | 'live'): boolean =>
	versionParts(text).some((part) => part.kind === kind);

/**
 * Takes the composer off the front of a title, as a work is listed as "Composer: Work" or as
 * "Work"; null if none of the artists stands there.
 */
export function withoutComposer(title: Title, artists: readonly ArtistName[]): Title | null {
	const colon = title.text.indexOf(':');
	if (colon <= 0) return null;
	const { length } = wordsOf(title.text.slice(0, colon)).list;
	const composer = title.base.list[length - 1];
	if (composer === undefined || !artists.some(({ words }) => words.list.at(-1) === composer))
		return null;
	const base = sliceWords(title.base, length);
	return { ...title, base, full: joinWords([base, ...title.subtitles]) };
}

/** Reads what lines are compared with from a track of Spotify's, once for all lines. */
export function trackFeatures(track: MatchTrack): TrackFeatures {
	const title = parseTitle(track.name);
	const isClassical = isWork(track.name);
	const artists = track.artists.map(({ name }) => artistName(name ?? '', isClassical));
	const piece = isClassical ? pieceName(track.name) : null;
	const album = track.album?.name ?? '';
	const parsedAlbum = parseTitle(album);
	const albumWords = wordsOf(album);
	return {
		title,
		work: withoutComposer(title, artists),
		isWork: isClassical,
		piece: piece === null ? null : parseTitle(piece),
		artists,
		titleGuests: title.guests.flatMap(titledNames),
		artistWords: artists.flatMap(({ words }) => words.list),
		album: parsedAlbum,
		albumWords: albumWords.list,
		albumCompact: albumWords.compact,
		isImitation:
			hasKind(album, 'imitation') ||
			track.artists.some(({ name }) => hasKind(name ?? '', 'imitation')),
		isLiveAlbum: hasKind(album, 'live'),
	};
}
