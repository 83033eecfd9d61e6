import { parseCredit, type Credit } from './credit';
import { isNoise, withoutTail } from './noise';
import { bracketPieces, parseTitle, type Title } from './title';

/** One way to understand a line. */
export interface Reading {
	title: Title;
	/** Null where the line names no artist, as far as this reading goes. */
	credit: Credit | null;
	/** From 0 to 1, how usual it is to write it this way. */
	usual: number;
}

const STRONG = /\s+[-–—―]+\s+|\s*[-–—]\s+(?=\S)|\s*[|｜\t;~]\s*|\s+\/\/\s+/;
const WEAK = [/\s*:\s+/, /\s+\/\s+/, /(?<=[\p{L}\p{N}])[-–—](?=[\p{L}\p{N}])/u];

/** `Artist "Title"`; a quotation inside a longer title is part of it. */
const QUOTED =
	/^([^"“”«»「」『』]+?)\s+(?:"([^"]+)"|“([^”]+)”|«([^»]+)»|「([^」]+)」|『([^』]+)』|['‘]([^'’]+)['’](?=\s|$))\s*(.*)$/;

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

/** What follows "(Official Video)" is about the video, if a song was named before it. */
function withoutTrailer(text: string): string {
	const match = /^(.*\S\s+[-–—|:]\s+.*?)[([【]([^)\]】]*)[)\]】]\s*(.*)$/.exec(text);
	if (match === null || !isNoise(match[2] ?? '')) return text;
	const rest = match[3] ?? '';
	return /^(?:ft|feat|featuring|with|[([【|-])/i.test(rest) || rest === ''
		? text
		: (match[1] ?? text);
}

function segmentsOf(text: string): string[] {
	const quoted = QUOTED.exec(text);
	if (quoted !== null && !STRONG.test(text)) {
		const title = quoted.slice(2, 8).find((group) => group !== undefined) ?? '';
		return [quoted[1] ?? '', `${title} ${quoted[8] ?? ''}`.trim()];
	}
	const strong = cut(withoutTrailer(text), STRONG).filter((part) => !isNoise(part));
	if (strong.length > 1) return strong;
	for (const separator of WEAK) {
		const weak = cut(text, separator);
		if (weak.length === 2 && !weak.some(isNoise)) return weak;
	}
	return strong.length === 0 ? [text] : strong;
}

const unquoted = (text: string): string => text.replace(/^["“”«»„]+|["“”«»„]+$/g, '').trim();

/** Of an artist with guests, `A feat. B`, the title also knows them. */
function reading(artist: string, title: string, usual: number): Reading {
	const parsed = parseTitle(title);
	return {
		title: parsed,
		credit: parseCredit(unquoted(withoutTail(artist)), parsed.guests),
		usual,
	};
}

export const titleAlone = (title: string, usual = 1): Reading => ({
	title: parseTitle(title),
	credit: null,
	usual,
});

/** `Title by Artist`, cut at each "by", since titles have their own. */
function byReadings(text: string): Reading[] {
	const readings: Reading[] = [];
	for (const match of text.matchAll(/\s+(?:by|von|par|por)\s+/gi))
		readings.push(
			reading(text.slice(match.index + match[0].length), text.slice(0, match.index), 1),
		);
	return readings;
}

/** `Title (Artist)`, where the bracket is neither a version nor noise. */
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

/** Returns the ways to understand a text, the most usual first; the first is what a search asks for. */
export function readText(text: string): Reading[] {
	const segments = segmentsOf(text).map(unquoted).slice(0, MOST_SEGMENTS);
	const [first = '', ...rest] = segments;
	if (rest.length === 0)
		return [...byReadings(first), titleAlone(first), ...bracketReadings(first)];
	const last = rest.at(-1) ?? '';
	const join = (parts: readonly string[]): string => parts.join(' - ');
	const readings = [
		reading(first, join(rest), 1),
		reading(last, join(segments.slice(0, -1)), 0.99),
		titleAlone(join(segments), 0.99),
	];
	if (rest.length > 1) {
		readings.push(reading(join(segments.slice(0, -1)), last, 0.98), reading(first, last, 0.95));
		// Artist, title, label or channel.
		readings.push(
			reading(first, join(rest.slice(0, -1)), 0.97),
			reading(rest[0] ?? '', first, 0.95),
		);
	}
	return readings;
}
