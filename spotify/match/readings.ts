import { parseCredit, type Credit } from './credit';
import { isNoise, withoutTail } from './noise';
import { wordsOf, type Words } from './fold';
import { segmentsOf, withoutTrailer } from './segments';
import { bracketPieces, parseTitle, type Title } from './title';
import { versionParts, type VersionPart } from './versions';

/** One way to understand a line. */
export interface Reading {
	title: Title;
	/** Null where the line names no artist, as far as this reading goes. */
	credit: Credit | null;
	/** From 0 to 1, how usual it is to write it this way. */
	usual: number;
	/** What it leaves out: another way to write a line, if that is the track's album. */
	album?: Words;
	/** What to search for, if that is more than artist and title. */
	query?: string;
}

/** Tells whether a segment says nothing of the song; what its brackets say does not count. */
function isIdle(segment: string): boolean {
	const outside = bracketPieces(segment).filter(({ isBracket }) => !isBracket);
	return isNoise(outside.length === 0 ? segment : outside.map(({ text }) => text).join(' '));
}

const unquoted = (text: string): string => text.replace(/^["“”«»„]+|["“”«»„]+$/g, '').trim();

/** Adds a version to a title that stands elsewhere. */
const withVersion = (
	title: Title,
	text: string,
	versions: readonly VersionPart[] = versionParts(text),
): Title => ({
	...title,
	versions: [...title.versions, ...versions],
	versionTexts: text === '' ? title.versionTexts : [...title.versionTexts, text],
});

/**
 * Reads artist and title. Of an artist with guests, `A feat. B`, the title also knows them; so it
 * does a version behind it.
 */
function reading(artist: string, title: string, usual: number): Reading {
	const parsed = parseTitle(title);
	const { versions, versionTexts } = parseTitle(artist);
	return {
		title: versions.length === 0 ? parsed : withVersion(parsed, versionTexts.join(' '), versions),
		credit: parseCredit(unquoted(withoutTail(artist)), parsed.guests),
		usual,
	};
}

/**
 * Reads a line as a title without an artist.
 * @param usual from 0 to 1, how usual it is to write lines so
 */
export const titleAlone = (title: string, usual = 1): Reading => ({
	title: parseTitle(title),
	credit: null,
	usual,
});

const MOST_BY = 3;

/** Reads `Title by Artist`, cut at each of the last few "by", since titles have their own. */
const byReadings = (text: string): Reading[] =>
	[...text.matchAll(/,?\s+(?:(?:a\s+)?(?:song|track)\s+)?(?:by|von|par|por|di)\s+/gi)]
		.slice(-MOST_BY)
		.map((match) =>
			reading(text.slice(match.index + match[0].length), text.slice(0, match.index), 1),
		);

/** Reads `Title (Artist)`, if the bracket is neither a version nor noise. */
function bracketReadings(text: string): Reading[] {
	const pieces = bracketPieces(text);
	const [first, last] = [pieces[0], pieces.at(-1)];
	if (
		pieces.length !== 2 ||
		first?.isBracket !== false ||
		last?.isBracket !== true ||
		isNoise(last.text)
	)
		return [];
	return [reading(last.text, first.text, 0.98)];
}

const MOST_SEGMENTS = 6;

const join = (parts: readonly string[]): string => parts.join(' - ');

/** Tells whether a segment names a version; an album's "Deluxe" is none. */
const hasVersion = (text: string): boolean =>
	bracketPieces(text).some((piece) =>
		versionParts(piece.text).some(({ kind }) => kind !== 'same' && kind !== 'remaster'),
	);

/** Reads `Artist - Album - 07 - Title`: the number tells where the title begins. */
function numberedReadings(segments: readonly string[]): Reading[] {
	const at = segments.findIndex((segment, index) => index > 0 && /^\d{1,3}$/.test(segment));
	// "Artist - 512 - Live" has no other title.
	if (at < 0 || segments.slice(at + 1).every(hasVersion)) return [];
	return [reading(segments[0] ?? '', join(segments.slice(at + 1)), 0.99)];
}

/**
 * Leaves out what may be the album. What names a version must be that of the track: else the track
 * that is found would be another one.
 */
const withAlbum = (one: Reading, album: string): Reading => ({
	...one,
	usual: hasVersion(album) ? 0 : one.usual,
	album: wordsOf(album),
});

/**
 * Reads artist and title in either order; of more parts, one may be an album, a label or a channel.
 */
function segmentReadings(segments: readonly string[]): Reading[] {
	const [first = '', second = ''] = segments;
	const [last = ''] = segments.slice(-1);
	const [start, end] = [segments.slice(0, -1), segments.slice(1)];
	const usual = reading(first, join(end), 1);
	// Which of three is the title is for what is found to tell, so all are asked for.
	const isOpen = segments.length > 2 && usual.title.subtitles.length > 0;
	const readings: Reading[] = [
		isOpen ? { ...usual, query: segments.join(' ') } : usual,
		reading(last, join(start), 0.99),
		titleAlone(join(segments), 0.99),
	];
	if (segments.length < 3) return readings;
	const numbered = numberedReadings(segments);
	if (numbered.length > 0) return numbered.concat(readings);
	const middle = segments.slice(1, -1);
	readings.push(reading(join(start), last, 0.98));
	// "Composer - Work - Player".
	if (!hasVersion(last)) readings.push(reading(`${first} & ${last}`, join(middle), 0.99));
	readings.push(
		withAlbum(reading(first, last, 0.95), middle.join(' ')),
		withAlbum(reading(first, join(middle), 0.97), last),
		withAlbum(reading(second, first, 0.95), segments.slice(2).join(' ')),
	);
	return readings;
}

const isVersion = (segment: string): boolean => versionParts(segment).length > 0;

/** Joins versions to the titles that they stand behind: "Song - Live - Artist - Album". */
function withVersionsJoined(segments: readonly string[]): string[] {
	const [first = '', second = '', ...others] = segments;
	if (isVersion(second)) return [join([first, second]), ...others];
	const joined = [first, second];
	for (const segment of others) {
		if (isVersion(segment)) joined.push(join([joined.pop() ?? '', segment]));
		else joined.push(segment);
	}
	return joined;
}

/** Leaves out what stands there twice: "Artist - Artist - Title", or an album called as its song. */
function withoutRepeats(segments: readonly string[]): readonly string[] {
	const compact = segments.map((segment) => wordsOf(segment).compact);
	const once = segments.filter((_, index) => index === 0 || compact[index] !== compact[index - 1]);
	return once.length < 2 ? segments : once;
}

function allSegmentReadings(told: readonly string[]): Reading[] {
	const segments = withoutRepeats(told);
	if (segments.length === 2) return [...segmentReadings(segments), ...liftedReadings(segments)];
	const joined = segments.length > 3 ? withVersionsJoined(segments) : segments;
	return joined.length === segments.length
		? segmentReadings(segments)
		: [...segmentReadings(joined), ...segmentReadings(segments)];
}

/** What can follow a version that stands in the middle: "Song - Live by Artist". */
const BEHIND_VERSION = [
	/^(.*?)(\s+[([][^()[\]]*[)\]])$/,
	/^(.*?)(,\s.*)$/,
	/^(.*?)(\s+(?:by|von|par|por|de|di)\s.*)$/i,
];

/**
 * Reads a line whose only dash is that of a version, as Spotify writes them, and which tells artist
 * and title otherwise: "Artist; Song - Live", "Song - Live by Artist".
 */
function liftedReadings([named = '', version = '']: readonly string[]): Reading[] {
	if (!isVersion(version)) return [];
	const behind = BEHIND_VERSION.flatMap((pattern) => {
		const [, words = '', rest = ''] = pattern.exec(version) ?? [];
		return isVersion(words) ? [{ text: `${named}${rest}`, words }] : [];
	});
	return [{ text: named, words: version }, ...behind].flatMap(({ text, words }) =>
		readText(text)
			.readings.filter(({ credit }) => credit !== null)
			.map((one) => ({ ...one, title: withVersion(one.title, words) })),
	);
}

const wholeReadings = (text: string): Reading[] => [
	titleAlone(text),
	...byReadings(text),
	...bracketReadings(text),
];

/** The ways to read a line. */
export interface ReadText {
	/** The most usual first, which is what a search asks for. */
	readings: Reading[];
	/** Whether a separator sets an artist apart. */
	isSeparated: boolean;
}

/**
 * Returns the ways to understand a text.
 * @param hasChannel whether a channel beside it names the artist, so that the text need not
 */
export function readText(text: string, hasChannel = false): ReadText {
	const all = segmentsOf(withoutTrailer(text, hasChannel)).map(unquoted).slice(0, MOST_SEGMENTS);
	const telling = all.filter((segment) => !isIdle(segment));
	const [first = text] = telling;
	if (telling.length > 1) return { readings: allSegmentReadings(telling), isSeparated: true };
	// "Madonna - Music": a title may be a word that else says nothing.
	const readings =
		all.length > 1 ? segmentReadings(all).concat(wholeReadings(first)) : wholeReadings(first);
	return { readings, isSeparated: false };
}
