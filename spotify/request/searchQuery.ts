import { invalidInput } from '../failures';
import { isObject } from '../json';
import { failed, succeeded, type Outcome } from '../outcome';

interface SearchFilter {
	name: string;
	displayName: string;
	description: string;
	placeholder: string;
	/** What a value must look like, and how to say so. */
	pattern?: { regex: RegExp; expected: string };
	choices?: ReadonlyArray<{ value: string; name: string }>;
	/** Of the choices, the one that a new filter has. */
	default?: string;
}

/** Field filters of a search (https://developer.spotify.com/documentation/web-api/reference/search). */
export const SEARCH_FILTERS: readonly SearchFilter[] = [
	{
		name: 'album',
		displayName: 'Album',
		description: 'Name of the album. For albums and tracks.',
		placeholder: 'e.g. A Night at the Opera',
	},
	{
		name: 'artist',
		displayName: 'Artist',
		description: 'Name of the artist. For albums, artists and tracks.',
		placeholder: 'e.g. Queen',
	},
	{
		name: 'genre',
		displayName: 'Genre',
		description: 'For artists and tracks',
		placeholder: 'e.g. glam rock',
	},
	{
		name: 'isrc',
		displayName: 'ISRC',
		description: "A recording's International Standard Recording Code. For tracks.",
		placeholder: 'e.g. GBUM71029604',
		pattern: {
			regex: /^[A-Za-z]{2}-?[A-Za-z0-9]{3}-?\d{2}-?\d{5}$/,
			expected: 'An ISRC has two letters, three letters or digits, and seven digits.',
		},
	},
	{
		name: 'tag',
		displayName: 'Tag',
		description: 'For albums',
		placeholder: '',
		choices: [
			{ value: 'hipster', name: 'Hipster (the Least Popular 10 %)' },
			{ value: 'new', name: 'New (Released in the Last Two Weeks)' },
		],
		default: 'new',
		pattern: { regex: /^(hipster|new)$/, expected: 'Possible are: hipster, new.' },
	},
	{
		name: 'track',
		displayName: 'Track',
		description: 'Name of the track. For tracks.',
		placeholder: 'e.g. Bohemian Rhapsody',
	},
	{
		name: 'upc',
		displayName: 'UPC',
		description: "A release's Universal Product Code. For albums.",
		placeholder: 'e.g. 602547202307',
		pattern: { regex: /^\d{8,14}$/, expected: 'A UPC has 8 to 14 digits.' },
	},
	{
		name: 'year',
		displayName: 'Year',
		description: 'A year or a range of years. For albums, artists and tracks.',
		placeholder: 'e.g. 1975 or 1970-1979',
		pattern: { regex: /^\d{4}(-\d{4})?$/, expected: 'Expected is a year, or a range: 1970-1979.' },
	},
];

const present = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/** `artist:"Daft Punk"`; a quote in a value would end it early, and Spotify has no escape for it. */
const term = (name: string, value: string): string =>
	/^[\w-]+$/.test(value) ? `${name}:${value}` : `${name}:"${value.replaceAll('"', ' ')}"`;

/**
 * Spotify's search string from free text and field filters.
 * @param filters values by filter name; those that are empty do not count
 */
export function searchQuery(text: unknown, filters: unknown): Outcome<string> {
	const terms = [present(text)];
	const values = isObject(filters) ? filters : {};
	for (const { name, displayName, pattern } of SEARCH_FILTERS) {
		let value = present(values[name]);
		if (value === '') continue;
		if (name === 'isrc') value = value.toUpperCase();
		if (pattern && !pattern.regex.test(value)) {
			return failed(
				invalidInput(displayName, `'${value}' is not a valid ${displayName}`, pattern.expected),
			);
		}
		terms.push(term(name, name === 'isrc' ? value.replaceAll('-', '') : value));
	}
	const query = terms.filter((part) => part !== '').join(' ');
	if (query === '') {
		return failed(
			invalidInput(
				'Search Text',
				'There is nothing to search for',
				"Fill in 'Search Text', or add a field filter such as an artist or an ISRC. If it is an expression, check that it has a value for this item.",
			),
		);
	}
	return succeeded(query);
}
