import fc from 'fast-check';
import { succeeded } from '../../../spotify/outcome';
import { SEARCH_FILTERS, searchQuery } from '../../../spotify/request/searchQuery';

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
	['a phrase in a filter', '', { artist: 'Daft Punk' }, 'artist:"Daft Punk"'],
	['other letters', '', { artist: 'Björk' }, 'artist:"Björk"'],
	[
		'text and filters',
		'doxy',
		{ artist: 'Miles Davis', year: 1956 },
		'doxy artist:"Miles Davis" year:1956',
	],
	['a range of years', '', { year: '1955-1960' }, 'year:1955-1960'],
	['an ISRC as it is printed', '', { isrc: 'gb-um7-10-29604' }, 'isrc:GBUM71029604'],
	['a UPC', '', { upc: '602547202307' }, 'upc:602547202307'],
	['a tag', '', { tag: 'new' }, 'tag:new'],
	['empty filters', 'x', { artist: ' ', year: '', album: null, upc: undefined }, 'x'],
	['quotes in a filter', '', { album: 'The "Blue" Album' }, 'album:"The  Blue  Album"'],
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

it('no value of a filter can end it and start another', () => {
	const value = fc.oneof(fc.string(), fc.constantFrom('x" year:1999 "', 'a year:1999', '" "'));
	fc.assert(
		fc.property(value, (artist) => {
			const outcome = searchQuery('', { artist });
			if (outcome.ok) expect(outcome.value).toMatch(/^artist:(?:[\w-]+|"[^"]*")$/s);
		}),
	);
});

it('never throws, whatever an expression makes', () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.jsonValue(), (text, filters) => void searchQuery(text, filters)),
	);
});
