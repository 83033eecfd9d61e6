import { fc } from '../../support/fc.mts';
import { decodeEntities } from '../../../spotify/values/entities';

/** What Spotify writes for characters that mean something in HTML, as seen in its answers. */
const ESCAPES: Record<string, string[]> = {
	'&': ['&amp;', '&#38;', '&#x26;'],
	'<': ['&lt;', '&#60;', '&#x3C;'],
	'>': ['&gt;', '&#62;', '&#x3e;'],
	'"': ['&quot;', '&#34;', '&#x22;'],
	"'": ['&#39;', '&#x27;', '&apos;'],
	'/': ['&#x2F;', '&#47;', '&#x2f;'],
};

it('gives back every text as it was typed, whichever way Spotify has escaped it', () => {
	const typed = fc.oneof(
		fc.string(),
		fc.string({ unit: fc.constantFrom(...'&<>"\'/;#xamplt39 é😀') }),
		fc.constantFrom('&amp;', '&amp;lt;', '&#39;', 'AT&T', '&;', '&#;'),
	);
	fc.assert(
		fc.property(typed, fc.nat(2), (text, way) => {
			const escaped = text.replace(/[&<>"'/]/g, (character) => ESCAPES[character]?.[way] ?? '');
			expect(decodeEntities(escaped)).toBe(text);
		}),
	);
});

it.each([
	['R&amp;B', 'R&B'],
	['ONE&#x2F;TWO', 'ONE/TWO'],
	['&amp;lt;', '&lt;'],
	['&amp;amp;', '&amp;'],
	['5&nbsp;&euro; &ndash; caf&eacute; &Uuml;ber&szlig; &yuml;', '5\u00a0€ – café Überß ÿ'],
	['it&#146;s &#x2019;', 'it’s ’'],
	['&#128512;', '😀'],
	['&#X41;', 'A'],
])('%j is %j', (given, expected) => {
	expect(decodeEntities(given)).toBe(expected);
});

it.each([
	'Groove & Glitch',
	'AT&T',
	'&notanentity;',
	'&amp',
	'&#0;',
	'&#xD800;',
	'&#1114112;',
	'&#99999999;',
	'& ;',
	'&__proto__;',
	'&toString;',
])('%j has no entity, and stays', (text) => {
	expect(decodeEntities(text)).toBe(text);
});
