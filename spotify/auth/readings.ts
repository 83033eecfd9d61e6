/** A text as somebody reads it who decodes it, and where each of its characters came from. */
export interface Reading {
	text: string;
	/** Where the character at an index begins in the text as it is; one more for the end. */
	starts: Uint32Array;
}

interface Encoding {
	escape: RegExp;
	/** What an escape stands for; undefined where it is none. */
	decode(escape: string): string | undefined;
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

function decodeUrl(escape: string): string | undefined {
	try {
		return decodeURIComponent(escape);
	} catch {
		return undefined;
	}
}

const ENCODINGS: readonly Encoding[] = [
	// Bytes of ASCII one by one: an escape is taken out as a whole.
	{ escape: /%[0-7][\da-f]|(?:%[89a-f][\da-f])+/gi, decode: decodeUrl },
	{ escape: /\+/g, decode: () => ' ' },
	{
		escape: /\\(?:u[\da-f]{4}|[^])/gi,
		decode: (escape) =>
			escape.length > 2
				? String.fromCharCode(parseInt(escape.slice(2), 16))
				: (JSON_NAMES[escape.slice(1)] ?? escape.slice(1)),
	},
	{
		escape: /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|apos|gt|lt|quot);/gi,
		decode(escape) {
			const code = escape.slice(2, -1);
			if (escape[1] !== '#') return HTML_NAMES[escape.toLowerCase()];
			return charOf(/^x/i.test(code) ? parseInt(code.slice(1), 16) : Number(code));
		},
	},
];

/** The text without its escapes; undefined where it has none of the encoding's. */
function decoded({ text, starts }: Reading, { escape, decode }: Encoding): Reading | undefined {
	const parts: string[] = [];
	const origins: number[] = [];
	let end = 0;
	const keep = (until: number): void => {
		parts.push(text.slice(end, until));
		for (; end < until; end += 1) origins.push(starts[end] ?? 0);
	};
	for (const { 0: found, index } of text.matchAll(escape)) {
		const plain = decode(found);
		if (plain === undefined) continue;
		keep(index);
		parts.push(plain);
		for (let at = 0; at < plain.length; at += 1) origins.push(starts[index] ?? 0);
		end = index + found.length;
	}
	if (parts.length === 0) return undefined;
	keep(text.length);
	origins.push(starts[text.length] ?? 0);
	return { text: parts.join(''), starts: Uint32Array.from(origins) };
}

/** JSON in a URL in JSON, and the like. */
const DEEPEST = 3;
/** Each costs a pass over the text. */
const MOST_READINGS = 20;

/** A text as it is, and as URLs, forms, JSON and HTML encode it, within each other too. */
export function readingsOf(text: string): Reading[] {
	const plain = { text, starts: Uint32Array.from({ length: text.length + 1 }, (_, at) => at) };
	const readings: Reading[] = [plain];
	const seen = new Set([text]);
	let newest = readings;
	for (let depth = 0; depth < DEEPEST; depth += 1) {
		const deeper = newest.flatMap((reading) =>
			ENCODINGS.flatMap((encoding) => decoded(reading, encoding) ?? []),
		);
		newest = [];
		for (const reading of deeper) {
			if (seen.has(reading.text) || readings.length >= MOST_READINGS) continue;
			seen.add(reading.text);
			newest.push(reading);
			readings.push(reading);
		}
	}
	return readings;
}
