import { BY } from './byWords';
import { isNoise } from './noise';
import { reading, titleAlone, unquoted, withVersion, type Reading } from './reading';
import { isVersion, segmentReadings, withAlbum, withoutRepeats } from './segmentReadings';
import { isDashedRow, isSureCut, rowOf, segmentsOf, withoutTrailer } from './segments';
import { bracketPieces } from './title';

/** Tells whether a segment says nothing of the song; what its brackets say does not count. */
function isIdle(segment: string): boolean {
	const outside = bracketPieces(segment).filter(({ isBracket }) => !isBracket);
	return isNoise(outside.length === 0 ? segment : outside.map(({ text }) => text).join(' '));
}

const MAX_BY = 3;

const BY_ARTIST = new RegExp(
	`,?\\s+(?:(?:a\\s+)?(?:song|track)\\s+)?(?:(?:performed|sung|recorded|played)\\s+)?(?:${BY}|w\\s+wykonaniu|в\\s+исполнении)\\s+`,
	'gi',
);

/** Reads `Title by Artist`, cut at each of the last few "by", since titles have their own. */
const byReadings = (text: string): Reading[] =>
	[...text.matchAll(BY_ARTIST)]
		.slice(-MAX_BY)
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

const wholeReadings = (text: string): Reading[] => [
	titleAlone(text),
	...byReadings(text),
	...bracketReadings(text),
];

/** What can follow a version that stands in the middle: "Song - Live by Artist". */
const BEHIND_VERSION = [
	/^(.*?)(\s+[([][^()[\]]*[)\]])$/,
	/^(.*?)(,\s.*)$/,
	new RegExp(`^(.*?)(\\s+(?:${BY})\\s.*)$`, 'i'),
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

const MAX_SEGMENTS = 6;

/** The ways to read a line. */
export interface ReadText {
	/** The most usual first, which is what a search asks for. */
	readings: Reading[];
	/** Whether a separator sets an artist apart. */
	isSeparated: boolean;
	/** What to search for if the most usual is not found. */
	alternative?: Reading;
}

/** Reads a row whose title is a number, as that of a year is: the rest has to be artist and album. */
function numberReadings(text: string): Reading[] {
	const { names, numbers } = rowOf(text);
	const [first = '', second = ''] = names;
	if (names.length !== 2) return [];
	return numbers
		.slice(0, 2)
		.flatMap((number) => [
			withAlbum(reading(first, number, 0), second),
			withAlbum(reading(second, number, 0), first),
		]);
}

/** Reads a row of a table that a dash is in as well: "Artist,Song - Live,Album". */
function rowReadings(text: string): Reading[] {
	const { names } = rowOf(text);
	return names.length > 1 ? segmentReadings(withoutRepeats(names.slice(0, MAX_SEGMENTS))) : [];
}

/**
 * Returns the ways to understand a text.
 * @param hasChannel whether a channel beside it names the artist, so that the text need not
 */
export function readText(text: string, hasChannel = false): ReadText {
	const all = segmentsOf(withoutTrailer(text, hasChannel)).map(unquoted).slice(0, MAX_SEGMENTS);
	const telling = all.filter((segment) => !isIdle(segment));
	const [first = text] = telling;
	if (telling.length > 1) {
		const parts = withoutRepeats(telling);
		const readings = [
			...segmentReadings(parts),
			...(parts.length === 2 ? liftedReadings(parts) : []),
			...(isSureCut(text) ? [] : wholeReadings(text)),
		];
		const others = [...numberReadings(text), ...(isDashedRow(text) ? rowReadings(text) : [])];
		const [alternative] = others;
		return {
			readings: readings.concat(others),
			isSeparated: true,
			...(alternative === undefined ? {} : { alternative }),
		};
	}
	// "Madonna - Music": a title may be a word that else says nothing.
	const readings =
		all.length > 1 ? segmentReadings(all).concat(wholeReadings(first)) : wholeReadings(first);
	return { readings, isSeparated: false };
}
