import { lengthOf } from '../values/lengthOf';
import { invalidInput } from '../failures/types';
import { isObject } from '../values/json';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { MAX_QUERY_LENGTH } from '../values/spotifyLimits';
import { plainText } from './plainText';
import { fieldFilter } from './searchWords';

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
			expected: 'Enter an ISRC: two letters, three letters or digits, and seven digits.',
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
		pattern: { regex: /^(hipster|new)$/, expected: 'Choose one of: hipster, new.' },
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
		pattern: { regex: /^\d{8,14}$/, expected: 'Enter a UPC: 8 to 14 digits.' },
	},
	{
		name: 'year',
		displayName: 'Year',
		description: 'A year or a range of years. For albums, artists and tracks.',
		placeholder: 'e.g. 1975 or 1970-1979',
		pattern: { regex: /^\d{4}(-\d{4})?$/, expected: 'Enter a year or a range, such as 1970-1979.' },
	},
];

/**
 * Returns a text or a number; of an object its name, and of several, such as artists, all of them.
 */
const presentText = (value: unknown): string => {
	if (Array.isArray(value)) return value.map(presentText).join(' ').trim();
	const text = plainText(value) ?? (isObject(value) ? plainText(value.name) : undefined);
	return (text ?? '').trim();
};

/**
 * Returns what was typed, but for a quote that nothing ends: it would take in the filters behind
 * it.
 */
const freeText = (text: unknown): string => {
	const typed = presentText(text);
	const isOpen = typed.split('"').length % 2 === 0;
	return (isOpen ? typed.replaceAll('"', ' ') : typed).trim();
};

/** Tells whether a filter was left empty. */
const isLeftEmpty = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	(typeof value === 'string' && value.trim() === '') ||
	(Array.isArray(value) && value.length === 0);

const nothingIn = (displayName: string, value: unknown): Outcome<never> =>
	failed(
		invalidInput(
			displayName,
			`'${presentText(value)}' has nothing to search for`,
			`Enter at least one letter, digit or sign in '${displayName}', or remove the filter.`,
		),
	);

/** Returns the term of a filter; empty if it was left empty. */
function filterTerm({ name, displayName, pattern }: SearchFilter, value: unknown): Outcome<string> {
	if (isLeftEmpty(value)) return succeeded('');
	const typed = presentText(value);
	const given = name === 'isrc' ? typed.toUpperCase() : typed;
	if (pattern) {
		const wrong = `'${given}' is not a valid ${displayName}`;
		if (!pattern.regex.test(given)) {
			return failed(invalidInput(displayName, wrong, pattern.expected));
		}
		return succeeded(`${name}:${name === 'isrc' ? given.replaceAll('-', '') : given}`);
	}
	const term = fieldFilter(name, typed);
	return term === '' ? nothingIn(displayName, value) : succeeded(term);
}

const tooLong = (length: number) =>
	invalidInput(
		'Search Text',
		`The search text is too long: ${length} characters`,
		`Spotify accepts up to ${MAX_QUERY_LENGTH}. Field filters count as well: shorten the text, or remove a filter.`,
	);

const nothingToFind = (): Outcome<never> =>
	failed(
		invalidInput(
			'Search Text',
			'There is nothing to search for',
			"Enter a 'Search Text', or add a field filter such as an artist or an ISRC. If it is an expression, check that it has a value for this item.",
		),
	);

/**
 * Returns Spotify's search string from free text and field filters. The text comes first: a filter
 * reaches up to the next one.
 * @param filters values by filter name; those that are empty do not count
 */
export function searchQuery(text: unknown, filters: unknown): Outcome<string> {
	const terms = [freeText(text)];
	const values = isObject(filters) ? filters : {};
	for (const filter of SEARCH_FILTERS) {
		const term = filterTerm(filter, values[filter.name]);
		if (!term.ok) return term;
		terms.push(term.value);
	}
	const query = terms.filter((part) => part !== '').join(' ');
	if (query === '') return nothingToFind();
	const length = lengthOf(query);
	return length > MAX_QUERY_LENGTH ? failed(tooLong(length)) : succeeded(query);
}
