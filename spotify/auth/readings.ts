import { byteRuns } from './byteRuns';
import type { Encoding } from './encoding';

/** A text as somebody reads it who decodes it, and where each of its characters came from. */
export interface DecodedText {
	text: string;
	/** Where the character at an index begins in the text as it is; one more for the end. */
	starts: Uint32Array;
}

const HTML_NAMES: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&apos;': "'",
	'&gt;': '>',
	'&lt;': '<',
	'&quot;': '"',
};

const JSON_NAMES: Readonly<Record<string, string>> = {
	b: '\b',
	f: '\f',
	n: '\n',
	r: '\r',
	t: '\t',
};

const charOf = (code: number): string | undefined =>
	code <= 0x10ffff ? String.fromCodePoint(code) : undefined;

const charOfHex = (digits: string): string | undefined => charOf(parseInt(digits, 16));

function decodeUrl(escape: string): string | undefined {
	if (/^%u/i.test(escape)) return charOfHex(escape.slice(2));
	try {
		return decodeURIComponent(escape);
	} catch {
		return undefined;
	}
}

/** Decodes an escape of JSON, of JavaScript (`\x41`, `\u{41}`) or of C and shells (`\101`). */
function decodeBackslash(escape: string): string | undefined {
	const rest = escape.slice(1);
	if (rest.length === 1) return JSON_NAMES[rest] ?? rest;
	return /^[ux]/i.test(rest)
		? charOfHex(rest.replace(/[^\da-f]/gi, ''))
		: charOf(parseInt(rest, 8));
}

const ENCODINGS: readonly Encoding[] = [
	// Bytes of ASCII one by one: an escape is taken out as a whole.
	{ escape: /%[0-7][\da-f]|(?:%[89a-f][\da-f])+|%u[\da-f]{4}/gi, decode: decodeUrl },
	{ escape: /\+/g, decode: () => ' ' },
	{
		escape: /\\(?:u[\da-f]{4}|u\{[\da-f]{1,6}\}|x[\da-f]{2}|[0-3][0-7]{2}|[^])/gi,
		decode: decodeBackslash,
	},
	{
		escape: /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|apos|gt|lt|quot);/gi,
		decode(escape) {
			const code = escape.slice(2, -1);
			if (escape[1] !== '#') return HTML_NAMES[escape.toLowerCase()];
			return /^x/i.test(code) ? charOfHex(code.slice(1)) : charOf(Number(code));
		},
	},
	// Quoted-printable, which breaks a long line behind a `=` (https://www.rfc-editor.org/rfc/rfc2045#section-6.7).
	{
		escape: /=(?:[\da-f]{2}|[ \t]*\r?\n)/gi,
		decode: (escape) => (/\s$/.test(escape) ? '' : charOfHex(escape.slice(1))),
	},
	// Lines that were broken at some width.
	{ escape: /\r?\n[ \t]*/g, decode: () => '' },
	...byteRuns,
];

/** Returns where a character begins that comes from its escape as a whole. */
const atItsBeginning = (): number => 0;

/** Returns the text without its escapes; undefined if it has none of the encoding's. */
function decodedLayer(
	{ text, starts }: DecodedText,
	{ escape, decode }: Encoding,
): DecodedText | undefined {
	const parts: string[] = [];
	const origins: number[] = [];
	let end = 0;
	const keep = (until: number): void => {
		parts.push(text.slice(end, until));
		for (; end < until; end += 1) origins.push(starts[end] ?? 0);
	};
	for (const { 0: found, index } of text.matchAll(escape)) {
		const meant = decode(found);
		if (meant === undefined) continue;
		keep(index);
		const { plain, originOf } =
			typeof meant === 'string' ? { plain: meant, originOf: atItsBeginning } : meant;
		parts.push(plain);
		for (let at = 0; at < plain.length; at += 1) {
			origins.push(starts[index + originOf(at)] ?? 0);
		}
		end = index + found.length;
	}
	if (parts.length === 0) return undefined;
	keep(text.length);
	origins.push(starts[text.length] ?? 0);
	return { text: parts.join(''), starts: Uint32Array.from(origins) };
}

/** JSON in a URL in JSON, and the like. */
const MAX_ENCODINGS = 3;
/** Each costs a pass over the text. */
const MAX_DECODED_TEXTS = 30;

/**
 * Returns a text as it is, and as URLs, forms, JSON, HTML, mails, base64 and lists of bytes encode
 * it, also within each other.
 */
export function readingsOf(text: string): DecodedText[] {
	const plain = { text, starts: new Uint32Array(text.length + 1).map((_, at) => at) };
	const readings: DecodedText[] = [plain];
	const seen = new Set([text]);
	let newest = readings;
	for (let depth = 0; depth < MAX_ENCODINGS; depth += 1) {
		const deeper = newest.flatMap((reading) =>
			ENCODINGS.flatMap((encoding) => decodedLayer(reading, encoding) ?? []),
		);
		newest = [];
		for (const reading of deeper) {
			if (seen.has(reading.text) || readings.length >= MAX_DECODED_TEXTS) continue;
			seen.add(reading.text);
			newest.push(reading);
			readings.push(reading);
		}
	}
	return readings;
}
