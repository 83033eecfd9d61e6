/** The names of the characters from U+00A0 to U+00FF, in their order. */
const LATIN_1 =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** What HTML reads the numbers from 128 to 159 as: the characters of Windows-1252. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const NAMED_ENTITIES: ReadonlyMap<string, string> = new Map([
	...Object.entries({
		amp: '&',
		lt: '<',
		gt: '>',
		quot: '"',
		apos: "'",
		ndash: '–',
		mdash: '—',
		lsquo: '‘',
		rsquo: '’',
		sbquo: '‚',
		ldquo: '“',
		rdquo: '”',
		bdquo: '„',
		lsaquo: '‹',
		rsaquo: '›',
		hellip: '…',
		bull: '•',
		euro: '€',
		trade: '™',
		OElig: 'Œ',
		oelig: 'œ',
		Scaron: 'Š',
		scaron: 'š',
	}),
	...LATIN_1.split(' ').map((name, index): [string, string] => [
		name,
		String.fromCodePoint(0xa0 + index),
	]),
]);

function characterOf(code: number): string | undefined {
	if (code >= 0x80 && code < 0xa0) return WINDOWS_1252[code - 0x80];
	const isSurrogate = code >= 0xd800 && code <= 0xdfff;
	return code > 0 && code <= 0x10ffff && !isSurrogate ? String.fromCodePoint(code) : undefined;
}

/**
 * Returns a text without its HTML entities, such as `&amp;`, `&#39;` and `&#x2F;`: Spotify escapes
 * what users write into playlists, and podcasts bring their own
 * (https://github.com/spotify/web-api/issues/980). Each is decoded once: `&amp;lt;` was written
 * `&lt;`. What is no entity stays.
 */
export const decodeEntities = (text: string): string =>
	text.replace(
		/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]\w{1,7}));/g,
		(entity, decimal?: string, hex?: string, name?: string) => {
			if (name !== undefined) return NAMED_ENTITIES.get(name) ?? entity;
			return characterOf(hex === undefined ? Number(decimal) : parseInt(hex, 16)) ?? entity;
		},
	);
