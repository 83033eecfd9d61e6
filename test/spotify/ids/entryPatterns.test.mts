import { fc } from '../../support/fc.mts';
import { entriesPattern, linksPattern } from '../../../spotify/ids/entryPatterns';
import { parseIds } from '../../../spotify/ids/parseIds';
import { OBJECT_KINDS, type IdKind } from '../../../spotify/ids/types';
import { idText } from '../../support/contract/validValues.mts';
import { idOf } from '../../support/spotifyObjects.mts';
import { cpuMs, LINEAR_CPU_MS } from '../../support/cpuMs.mts';

const KINDS: readonly IdKind[] = [...OBJECT_KINDS, 'category', 'user'];
const separator = fc.constantFrom(',', ', ', ' ', ';', '\n', ' , ');
const passes = (pattern: string, text: string) => new RegExp(`^${pattern}$`).test(text);

describe.each(KINDS)('what n8n lets pass in a field for %s', (kind) => {
	it('has in it whatever can be read', () => {
		const entries = fc.array(idText(kind), { minLength: 1, maxLength: 5 });
		fc.assert(
			fc.property(entries, separator, (texts, between) => {
				const text = texts.join(between);
				expect(parseIds(text, kind, '').every(({ ok }) => ok)).toBe(true);
				expect(passes(entriesPattern(kind), text)).toBe(true);
			}),
		);
	});

	it('is nothing at all too, which n8n has a word of its own for', () => {
		expect([entriesPattern(kind), linksPattern(kind)].map((one) => passes(one, ''))).toEqual([
			true,
			true,
		]);
	});
});

it.each([
	['spotify:track:11dFghVXANMlKmJXsNCbNl', 'album'],
	['https://open.spotify.com/track/11dFghVXANMlKmJXsNCbNl', 'album'],
	['https://spotify.link/abcdef', 'user'],
	['bohemian rhapsody', 'track'],
	['11dFghVXANMlKmJXsNCbNlx', 'track'],
] as const)('%s is not of the kind %s', (text, kind) => {
	expect(passes(entriesPattern(kind), text)).toBe(false);
	expect(passes(linksPattern(kind), text)).toBe(false);
});

it('links are links, with what share links carry', () => {
	const id = '11dFghVXANMlKmJXsNCbNl';
	const link = `https://open.spotify.com/intl-de/track/${id}?si=abc`;
	expect(passes(linksPattern('track'), `${link}, open.spotify.com/track/${id}`)).toBe(true);
	expect(passes(linksPattern('track'), id)).toBe(false);
});

it('a long text that does not fit is refused at once', () => {
	const text = Array.from({ length: 5_000 }, (_, index) => `${idOf(index)}x`).join(', ');
	const work = () => expect(passes(entriesPattern('track'), text)).toBe(false);
	expect(cpuMs(work)).toBeLessThan(LINEAR_CPU_MS);
});
