import { fc } from '../../support/fc.mts';
import { succeeded } from '../../../spotify/failures/outcome';
import { simplify } from '../../../spotify/simplify/simplify';
import { SEARCH_FILTERS, searchQuery } from '../../../spotify/plan/searchQuery';

// Spotify's reference of the search: "You can narrow down your search using field filters".
it('knows the filters that Spotify documents', () => {
	const names = SEARCH_FILTERS.map(({ name }) => name);
	expect(names).toEqual(['album', 'artist', 'genre', 'isrc', 'tag', 'track', 'upc', 'year']);
	const tags = SEARCH_FILTERS.find(({ name }) => name === 'tag')?.choices;
	expect(tags?.map(({ value }) => value)).toEqual(['hipster', 'new']);
});

it.each([
	['free text alone', ' bohemian rhapsody ', {}, 'bohemian rhapsody'],
	['a number from an expression', 1989, undefined, '1989'],
	['a filter alone', '', { artist: 'Queen' }, 'artist:Queen'],
	['a phrase in a filter', '', { artist: 'Daft Punk' }, 'artist:Daft Punk'],
	['other letters', '', { artist: 'Björk' }, 'artist:Björk'],
	[
		'text and filters',
		'doxy',
		{ artist: 'Miles Davis', year: 1956 },
		'doxy artist:Miles Davis year:1956',
	],
	['a range of years', '', { year: '1955-1960' }, 'year:1955-1960'],
	['an ISRC as it is printed', '', { isrc: 'gb-um7-10-29604' }, 'isrc:GBUM71029604'],
	['a UPC', '', { upc: '602547202307' }, 'upc:602547202307'],
	['a tag', '', { tag: 'new' }, 'tag:new'],
	['empty filters', 'x', { artist: ' ', year: '', album: null, upc: undefined }, 'x'],
	['quotes in a filter', '', { album: 'The "Blue" Album' }, 'album:The Blue Album'],
	['a quote that nothing ends', '7" mix', { artist: 'Queen' }, '7  mix artist:Queen'],
	['a list of names', '', { artist: ['Simon', 'Garfunkel'] }, 'artist:Simon Garfunkel'],
	['quotes in the text', '"exact phrase"', {}, '"exact phrase"'],
	['an unknown filter', 'x', { constructor: 'y', label: 'z' }, 'x'],
])('%s', (_, text, filters, query) => {
	expect(searchQuery(text, filters)).toEqual(succeeded(query));
});

it.each([
	[
		'isrc',
		'ISRC',
		['GBUM7102960', '1BUM71029604', 'GBUM710296O4', 'GB UM7 10 29604'],
		'two letters',
	],
	['upc', 'UPC', ['1234567', '123456789012345', '60254720230x'], '8 to 14 digits'],
	['year', 'Year', ['75', '1975-', '1970-79', '1970 - 1979', 'nineteen'], '1970-1979'],
])('a wrong %s is refused by its name, saying what is right', (name, field, values, expected) => {
	for (const value of values) {
		expect(searchQuery('x', { [name]: value })).toMatchObject({
			ok: false,
			failure: { kind: 'invalidInput', field, hint: expect.stringContaining(expected) },
		});
	}
});

it.each(['', '  ', null, undefined, {}, []])('there is nothing to search for in %j', (text) => {
	expect(searchQuery(text, {})).toMatchObject({
		ok: false,
		failure: {
			kind: 'invalidInput',
			field: 'Search Text',
			hint: expect.stringMatching(/'Search Text'.*field filter.*expression/),
		},
	});
});

it.each([
	// beets #6049 and #6754: in double quotes, these found nothing.
	['album', 'Signs (Calibre Remix)', 'album:Signs Calibre Remix'],
	['artist', 'Badmarsh & Shri, Calibre', 'artist:Badmarsh Shri Calibre'],
	['artist', 'Circadian, Cody Frost', 'artist:Circadian Cody Frost'],
	// https://github.com/spotify/web-api/issues/1041 and 1212
	['artist', "Carissa's Wierd", 'artist:Carissas Wierd'],
	['artist', 'DMA’s', 'artist:DMAs'],
	['artist', "Guns N' Roses", 'artist:Guns N Roses'],
	// https://github.com/spotify/web-api/issues/311, 409, 140 and 55
	['artist', '+VIBES', 'artist:VIBES'],
	['track', 'Mother Water (Medlar remix -)', 'track:Mother Water Medlar remix'],
	['artist', '-M-', 'artist:M'],
	['track', 'Prelude 12/21', 'track:Prelude 12 21'],
	['artist', 'Sixx:A.M.', 'artist:Sixx A.M'],
	['artist', 'AC/DC', 'artist:AC DC'],
	['artist', 'Tyler, The Creator', 'artist:Tyler The Creator'],
	['artist', 'Earth, Wind & Fire', 'artist:Earth Wind Fire'],
	['artist', 'JAY-Z', 'artist:JAY-Z'],
	['artist', 'P!nk', 'artist:P!nk'],
	['artist', 'Ke$ha', 'artist:Ke$ha'],
	['artist', '$uicideboy$', 'artist:$uicideboy$'],
	['artist', '*NSYNC', 'artist:NSYNC'],
	['artist', '!!!', 'artist:"!!!"'],
	['album', '★', 'album:★'],
	['album', '÷', 'album:÷'],
	['album', '=', 'album:"="'],
	['artist', '宇多田ヒカル', 'artist:宇多田ヒカル'],
	['artist', 'मोहित चौहान', 'artist:मोहित चौहान'],
	['track', 'Love OR Hate AND NOT', 'track:Love or Hate and not'],
	['track', 'artist:Queen year:1975', 'track:artist Queen year 1975'],
	['genre', 'r&b', 'genre:r&b'],
	['genre', 'drum and bass', 'genre:drum and bass'],
])('the filter %s of %j asks for its words: %j', (name, value, query) => {
	expect(searchQuery('', { [name]: value })).toEqual(succeeded(query));
});

it.each(['"', ' "" ', '“”'])(
	'a filter of nothing but quotes, %j, is refused by its name',
	(value) => {
		for (const name of ['album', 'artist', 'genre', 'track']) {
			expect(searchQuery('text', { [name]: value })).toMatchObject({
				ok: false,
				failure: { kind: 'invalidInput', field: expect.stringMatching(new RegExp(name, 'i')) },
			});
		}
	},
);

it.each([[{ id: '1' }], [[{}]], [[[]]], [{ name: null }]])(
	'a filter of %j, which has no text, is refused and not left out',
	(value) => {
		expect(searchQuery('text', { artist: value })).toMatchObject({
			failure: { kind: 'invalidInput', field: 'Artist' },
		});
	},
);

it.each([[[]], [null], [undefined], ['']])('a filter of %j is none', (value) => {
	expect(searchQuery('text', { artist: value })).toEqual(succeeded('text'));
});

describe('whatever is typed into filters', () => {
	const FREE = ['album', 'artist', 'genre', 'track'];
	const nasty = fc.constantFrom(
		'"',
		"'",
		':',
		'(',
		')',
		'&',
		',',
		' ',
		'a',
		'B',
		'OR',
		' NOT ',
		'-',
		'*',
		'é',
		'year:1999',
		'tag:new',
		'\n',
		'“',
		'!',
		'+',
		'/',
	);
	const value = fc.oneof(
		fc.string(),
		fc.string({ unit: 'grapheme' }),
		fc.array(nasty).map((parts) => parts.join('')),
	);

	const filters = fc.dictionary(fc.constantFrom(...FREE), value, { minKeys: 1 });

	it('stays in its filter, and asks for something', () => {
		fc.assert(
			fc.property(filters, (given) => {
				const outcome = searchQuery('', given);
				if (!outcome.ok) return;
				const used = FREE.filter((name) => (given[name] ?? '').trim() !== '');
				const terms = used.map((name) => `${name}:(?:"[^"\\s]+"|[^\\s":()]+(?: [^\\s":()]+)*)`);
				expect(outcome.value).toMatch(new RegExp(`^${terms.join(' ')}$`, 'u'));
			}),
		);
	});

	it('is asked for beside any text, which takes in none of it', () => {
		fc.assert(
			fc.property(value, filters, (text, given) => {
				const alone = searchQuery('', given);
				const outcome = searchQuery(text, given);
				if (!outcome.ok || !alone.ok) return;
				expect(outcome.value.endsWith(alone.value)).toBe(true);
				const before = outcome.value.slice(0, -alone.value.length);
				expect(before).toMatch(/^(?:\S.* )?$/su);
				expect(before.split('"').length % 2).toBe(1);
			}),
		);
	});

	it('finds a name by itself, whether quotes mean something or not', () => {
		const letters = fc.string({ unit: fc.constantFrom(...'abcXYZ129éß'), minLength: 1 });
		const joint = fc.constantFrom(' ', ' (', ') ', ' & ', ', ', ' - ', '; ', ' / ', ' [', ': ');
		const name = fc
			.array(fc.tuple(letters, joint), { minLength: 1, maxLength: 5 })
			.map((parts) => parts.flat().join(''));
		/** Each reads a filter in its own way, and finds a name that has all of its words. */
		const readings = [
			(filter: string) => filter.split(' '),
			(filter: string) =>
				(filter.match(/"[^"]*"|[^\s"]+/g) ?? []).map((part) => part.replaceAll('"', '')),
		];
		const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
		fc.assert(
			fc.property(name, fc.constantFrom('album', 'artist', 'track'), (given, field) => {
				const outcome = searchQuery('', { [field]: given });
				if (!outcome.ok) throw new Error(outcome.failure.message);
				const asked = outcome.value.slice(field.length + 1);
				for (const read of readings) {
					const words = read(asked);
					expect(words.length).toBeGreaterThan(0);
					for (const word of words) expect(wordsOf(given)).toContain(word);
				}
			}),
		);
	});

	it('finds a track by what the node gives as its artists, simplified or raw', () => {
		const track = { artists: [{ name: 'Badmarsh & Shri' }, { name: 'Calibre' }] };
		const { artists } = simplify(track, 'track', 0);
		expect(searchQuery('', { artist: track.artists })).toEqual(
			searchQuery('', { artist: artists }),
		);
		expect(searchQuery('', { artist: artists })).toEqual(succeeded('artist:Badmarsh Shri Calibre'));
	});
});

it('refuses what is longer than Spotify takes, filters counted, and sends the rest', () => {
	expect(searchQuery('x'.repeat(250), {})).toEqual(succeeded('x'.repeat(250)));
	for (const [text, filters] of [
		['x'.repeat(251), {}],
		['x'.repeat(200), { artist: 'y'.repeat(50) }],
	] as const) {
		expect(searchQuery(text, filters)).toMatchObject({
			ok: false,
			failure: {
				kind: 'invalidInput',
				field: 'Search Text',
				message: expect.stringContaining('too long'),
			},
		});
	}
});

it('never throws, whatever an expression makes', () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.jsonValue(), (text, filters) => void searchQuery(text, filters)),
	);
});
