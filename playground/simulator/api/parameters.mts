import { isBase62Id } from '../catalogue/ids.mts';
import { countryCodes } from '../catalogue/markets.mts';
import { searchTypes } from '../catalogue/search.mts';
import { refuseFields } from './selectFields.mts';

/** One parameter that an operation takes, and what Spotify says to a value that it refuses. */
export interface Parameter {
	name: string;
	/** What Spotify says where it is missing. */
	missing?: string;
	/** A second name, which Spotify's own addresses of further pages use. */
	alias?: string;
	/** The value as a number; the default where the request has none. */
	range?: { minimum: number; maximum: number; default: number };
	/** The refusal of a value, or nothing. */
	refuse(value: string): string | undefined;
}

const whole = /^-?\d{1,9}$/;

const ranged = (
	name: string,
	message: string,
	range: { minimum: number; maximum: number; default: number },
): Parameter => ({
	name,
	range,
	refuse: (value) =>
		whole.test(value) && Number(value) >= range.minimum && Number(value) <= range.maximum
			? undefined
			: message,
});

const oneOf = (name: string, values: readonly string[], message: string): Parameter => ({
	name,
	refuse: (value) =>
		value.split(',').every((entry) => values.includes(entry)) ? undefined : message,
});

export const limit = (maximum: number, defaultLimit: number): Parameter =>
	// Spotify's schema has a minimum of 0, its text and its servers 1.
	ranged('limit', 'Invalid limit', { minimum: 1, maximum, default: defaultLimit });

export const offset = (maximum = 100_000): Parameter =>
	ranged('offset', 'Invalid offset', { minimum: 0, maximum, default: 0 });

export const market: Parameter = {
	name: 'market',
	refuse: (value) => (countryCodes.has(value) ? undefined : 'Invalid market code'),
};

export const includeGroups: Parameter = oneOf(
	'include_groups',
	['album', 'single', 'appears_on', 'compilation'],
	'Invalid include_groups parameter',
);

export const additionalTypes: Parameter = oneOf(
	'additional_types',
	['track', 'episode'],
	'Invalid additional_types parameter',
);

export const fields: Parameter = { name: 'fields', refuse: refuseFields };

export const searchText: Parameter = {
	name: 'q',
	alias: 'query',
	missing: 'No search query',
	refuse: (value) => (value.trim() === '' ? 'No search query' : undefined),
};

export const searchType: Parameter = {
	...oneOf('type', searchTypes, 'Bad search type field'),
	missing: 'Missing parameter type',
};

export const includeExternal: Parameter = oneOf(
	'include_external',
	['audio'],
	'Invalid include_external parameter',
);

/** The refusal of a path's id. */
export const refuseId = (id: string): string | undefined =>
	isBase62Id(id) ? undefined : 'Invalid base62 id';
