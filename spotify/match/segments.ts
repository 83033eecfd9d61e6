import { isNoise } from './noise';

const STRONG_SEPARATOR =
	/\s+(?:[-‐-―−－﹣⁃˗]+|ー|_|=?>+|[›»→•·]|::)\s+|\s*[-‐-―−]\s+(?=\S)|\s*[|｜\t~]\s*|\s+\/\/\s+/;
const WEAK_SEPARATORS = [
	/\s*;\s*/,
	/\s*:\s+/,
	/\s+\/\s+/,
	/(?<=[\p{L}\p{N}])[-‐-―−](?=[\p{L}\p{N}])/u,
];

/** `Artist "Title"`; a quotation inside a longer title is part of it. */
const QUOTED =
	/^([^"“”«»「」『』【】]+?)(?:\s+(?:"([^"]+)"|“([^”]+)”|«([^»]+)»|['‘]([^'’]+)['’](?=\s|$))|\s*(?:「([^」]+)」|『([^』]+)』|【([^】]+)】))\s*(.*)$/;

/** "Somebody's "Song"". */
const POSSESSIVE = /(?<=[\p{L}\p{N})])['’]s$/u;

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
export function withoutTrailer(text: string, hasChannel: boolean): string {
	for (const match of text.matchAll(/[([【]([^()[\]【】]*)[)\]】]/g)) {
		const before = text.slice(0, match.index).trim();
		const rest = text.slice(match.index + match[0].length).trim();
		if (/^$|[-‐-―−|:~]$/.test(before) || !isNoise(match[1] ?? '')) continue;
		if (/^(?:ft|feat|featuring|with|w\/)\b|^[([【]/i.test(rest)) continue;
		if (/^[-‐-―−|:~]\s/.test(rest) && !hasChannel && !isDivided(before)) continue;
		return rest === '' ? text : before;
	}
	return text;
}

/** Tells whether a separator or quotation marks tell an artist from a title. */
const isDivided = (text: string): boolean =>
	STRONG_SEPARATOR.test(text) || /:\s/.test(text) || QUOTED.test(text);

const CSV_CELL = /\s*(?:"((?:[^"]|"")*)"|([^",;\t]*))\s*(?:([,;\t])|$)/y;
/** What a column of a table says that is neither artist nor title nor album. */
const NAMES_NOTHING =
	/^(?:[\d\s:.,/+-]*|\d{4}-\d\d-\d\dt[\d:.]+z?|(?:\d{1,2} [a-z]{3,9}|[a-z]{3,9} \d{1,2}),? \d{4}(?:,? [\d:]+)?|true|false|spotify:\w+:\w+|[a-z]{2}-?[a-z\d]{3}-?\d{2}-?\d{5})$/i;

/**
 * Reads the cells of a row of which some are in quotation marks; none if it is no such row. A text
 * with a quotation in it is none, since nothing but a comma or its like follows a cell.
 */
function quotedCells(text: string): string[] {
	if (!/(?:^|[,;\t])\s*"/.test(text)) return [];
	const cells: string[] = [];
	CSV_CELL.lastIndex = 0;
	for (;;) {
		const cell = CSV_CELL.exec(text);
		if (cell === null) return [];
		const [, quoted, bare = '', separator] = cell;
		cells.push((quoted ?? bare).replaceAll('""', '"'));
		if (separator === undefined) return cells;
	}
}

/** A row without quotation marks: at least one comma that no space follows. */
const BARE_ROW = /^[^,]+,\S[^,]*(?:,(?=\S)[^,]*)+$/;

function cellsOf(text: string): string[] {
	const cells = quotedCells(text);
	if (cells.length > 1) return cells;
	if (/\t|;\S[^;]*;\S/.test(text)) return text.split(/[\t;]/);
	if (/^\|.*\|$/.test(text)) return text.split('|');
	return BARE_ROW.test(text) && !/\d,\d/.test(text) ? text.split(',') : [];
}

/** Tells whether a text may be a row of a table, and as well artist and title with a dash between. */
export const isDashedRow = (text: string): boolean =>
	STRONG_SEPARATOR.test(text) && BARE_ROW.test(text) && !/["\t]|;\S[^;]*;\S|^\|.*\|$/.test(text);

/** A number that may be a title: neither a time nor a length in milliseconds. */
const NUMBER = /^\d{1,4}(?:[\s,.+/-]+\d{1,4})*$/;

/** What a row of a table says. */
export interface Row {
	/** What may be artist, title or album. */
	names: readonly string[];
	/** Short numbers: a place, a year, a title. */
	numbers: readonly string[];
}

/** Reads a row of a table that was pasted; without names if it is no such row. */
export function rowOf(text: string): Row {
	const cells = cellsOf(text).map((cell) => cell.trim());
	return {
		names: cells.filter((cell) => !NAMES_NOTHING.test(cell)),
		numbers: cells.filter((cell) => NUMBER.test(cell)),
	};
}

/** Splits a row into what may be artist, title or album; none if it is no such row. */
function columnsOf(text: string): readonly string[] {
	if (isDashedRow(text)) return [];
	const { names, numbers } = rowOf(text);
	const [number] = numbers;
	// "2015,Artist" has a number for its title.
	const columns = names.length === 1 && number !== undefined ? [...names, number] : names;
	return columns.length < 2 ? [] : columns;
}

/** Tells whether what sets the parts of a text apart is hardly ever within a name. */
export const isSureCut = (text: string): boolean =>
	STRONG_SEPARATOR.test(text) || /[;:]\s|\s\/\s|["“「『«]/.test(text) || columnsOf(text).length > 0;

/** Cuts a line into what its separators set apart; in one piece where nothing does. */
export function segmentsOf(told: string): readonly string[] {
	const columns = columnsOf(told);
	if (columns.length > 0) return columns;
	const quoted = QUOTED.exec(told);
	const title = quoted?.slice(2, 9).find((group) => group !== undefined) ?? '';
	const isSplit = STRONG_SEPARATOR.test(told.replace(/"[^"]*"|“[^”]*”/g, 'x'));
	if (quoted !== null && !isSplit && !isNoise(title)) {
		return [(quoted[1] ?? '').replace(POSSESSIVE, ''), `${title} ${quoted[9] ?? ''}`.trim()];
	}
	const strong = cut(told, STRONG_SEPARATOR);
	if (strong.length > 1) return strong;
	for (const separator of WEAK_SEPARATORS) {
		const weak = cut(told, separator);
		if (weak.length === 2) return weak;
	}
	return strong.length === 0 ? [told] : strong;
}
