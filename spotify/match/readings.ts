import { parseCredit, type Credit } from './credit';
import { isNoise, withoutTail } from './noise';
import { wordsOf, type Words } from './fold';
import { bracketPieces, parseTitle, type Title } from './title';
import { versionParts } from './versions';

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

const STRONG =
	/\s+(?:[-‐-―−－﹣⁃˗]+|ー|_|=?>+|[›»→•·]|::)\s+|\s*[-‐-―−]\s+(?=\S)|\s*[|｜\t~]\s*|\s+\/\/\s+/;
const WEAK = [/\s*;\s*/, /\s*:\s+/, /\s+\/\s+/, /(?<=[\p{L}\p{N}])[-‐-―−](?=[\p{L}\p{N}])/u];

/** `Artist "Title"`; a quotation inside a longer title is part of it. */
const QUOTED =
	/^([^"“”«»「」『』【】]+?)(?:\s+(?:"([^"]+)"|“([^”]+)”|«([^»]+)»|['‘]([^'’]+)['’](?=\s|$))|\s*(?:「([^」]+)」|『([^』]+)』|【([^】]+)】))\s*(.*)$/;

/** Cuts a text where a separator stands outside of brackets. */
function cut(text: string, separator: RegExp): string[] {
	// Brackets are put out of the way, one sign of the private use area for each.
	const brackets: string[] = [];
	const masked = text.replace(/\([^()]*\)|\[[^[\]]*\]|【[^】]*】|（[^）]*）/g, (bracket) => {
		brackets.push(bracket);
		return `\ue000${String.fromCodePoint(0xe001 + brackets.length - 1)}`;
	});
	return masked
		.split(new RegExp(separator, 'u'))
		.map((part) =>
			part
				.replace(
					/\ue000(.)/gu,
					(_, sign: string) => brackets[(sign.codePointAt(0) ?? 0) - 0xe001] ?? '',
				)
				.trim(),
		)
		.filter((part) => part !== '');
}

/**
 * Takes off what follows "(Official Video)", which is about the video, unless it is a guest or
 * another bracket.
 */
function withoutTrailer(text: string, hasChannel: boolean): string {
	for (const match of text.matchAll(/[([【]([^()[\]【】]*)[)\]】]/g)) {
		const before = text.slice(0, match.index).trim();
		const rest = text.slice(match.index + match[0].length).trim();
		if (before === '' || !isNoise(match[1] ?? '')) continue;
		if (/^(?:ft|feat|featuring|with|w\/)\b|^[([【]/i.test(rest)) continue;
		if (/^[-‐-―−|:~]\s/.test(rest) && !hasChannel && !isDivided(before)) continue;
		return rest === '' ? text : before;
	}
	return text;
}

/** Tells whether a separator or quotation marks tell an artist from a title. */
const isDivided = (text: string): boolean =>
	STRONG.test(text) || /:\s/.test(text) || QUOTED.test(text);

const CSV_FIELD = /"((?:[^"]|"")*)"\s*(?:[,;\t]|$)/g;
const CSV_ROW = /^(?:"(?:[^"]|"")*"\s*(?:[,;\t]\s*|$)){2,}$/;
/** What a column of a table says that is neither artist nor title nor album. */
const NO_NAME = /^[\d\s:.,/+-]*$/;

/** Splits a row of a table that was pasted into its columns; none if it is no such row. */
function columnsOf(text: string): string[] {
	const columns = CSV_ROW.test(text)
		? [...text.matchAll(CSV_FIELD)].map(([, field = '']) => field.replaceAll('""', '"'))
		: /\t|;\S[^;]*;\S/.test(text)
			? text.split(/[\t;]/)
			: STRONG.test(text)
				? []
				: /^[^,]+,\S[^,]*(?:,(?=\S)[^,]*)+$/.test(text) && !/\d,\d/.test(text)
					? text.split(',')
					: [];
	const names = columns.map((column) => column.trim()).filter((column) => !NO_NAME.test(column));
	return names.length < 2 ? [] : names;
}

function segmentsOf(told: string): string[] {
	const columns = columnsOf(told);
	if (columns.length > 0) return columns;
	const quoted = QUOTED.exec(told);
	const title = quoted?.slice(2, 9).find((group) => group !== undefined) ?? '';
	const isSplit = STRONG.test(told.replace(/"[^"]*"|“[^”]*”/g, 'x'));
	if (quoted !== null && !isSplit && !isNoise(title)) {
		return [quoted[1] ?? '', `${title} ${quoted[9] ?? ''}`.trim()];
	}
	const strong = cut(told, STRONG);
	if (strong.length > 1) return strong;
	for (const separator of WEAK) {
		const weak = cut(told, separator);
		if (weak.length === 2) return weak;
	}
	return strong.length === 0 ? [told] : strong;
}

/** Tells whether a segment says nothing of the song; what its brackets say does not count. */
function isIdle(segment: string): boolean {
	const outside = bracketPieces(segment).filter(({ isBracket }) => !isBracket);
	return isNoise(outside.length === 0 ? segment : outside.map(({ text }) => text).join(' '));
}

const unquoted = (text: string): string => text.replace(/^["“”«»„]+|["“”«»„]+$/g, '').trim();

/**
 * Reads artist and title. Of an artist with guests, `A feat. B`, the title also knows them; so it
 * does a version behind it.
 */
function reading(artist: string, title: string, usual: number): Reading {
	const parsed = parseTitle(title);
	const { versions, versionText } = parseTitle(artist);
	return {
		title:
			versions.length === 0
				? parsed
				: {
						...parsed,
						versions: [...parsed.versions, ...versions],
						versionText: `${parsed.versionText} ${versionText}`,
					},
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
	[...text.matchAll(/,?\s+(?:(?:a\s+)?(?:song|track)\s+)?(?:by|von|par|por)\s+/gi)]
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
	versionParts(text).some(({ kind }) => kind !== 'same' && kind !== 'remaster');

/** Reads `Artist - Album - 07 - Title`: the number tells where the title begins. */
function numberedReadings(segments: readonly string[]): Reading[] {
	const at = segments.findIndex((segment, index) => index > 0 && /^\d{1,3}$/.test(segment));
	if (at < 0 || at === segments.length - 1) return [];
	return [reading(segments[0] ?? '', join(segments.slice(at + 1)), 0.99)];
}

const withAlbum = (one: Reading, album: string): Reading => ({ ...one, album: wordsOf(album) });

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
	readings.push(reading(join(start), last, 0.98));
	// What is left out must not be a version: the track that is found would be another one.
	const middle = segments.slice(1, -1);
	// "Composer - Work - Player".
	if (!hasVersion(last)) readings.push(reading(`${first} & ${last}`, join(middle), 0.99));
	if (!middle.some(hasVersion))
		readings.push(withAlbum(reading(first, last, 0.95), middle.join(' ')));
	if (!hasVersion(last))
		readings.push(
			withAlbum(reading(first, join(middle), 0.97), last),
			withAlbum(reading(second, first, 0.95), segments.slice(2).join(' ')),
		);
	return readings;
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
	if (telling.length > 1) return { readings: segmentReadings(telling), isSeparated: true };
	// "Madonna - Music": a title may be a word that else says nothing.
	const readings =
		all.length > 1 ? segmentReadings(all).concat(wholeReadings(first)) : wholeReadings(first);
	return { readings, isSeparated: false };
}
