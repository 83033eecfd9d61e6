import { isBase62Id } from '../catalogue/ids.mts';
import { countryCodes } from '../catalogue/markets.mts';
import { refuseFields } from './selectFields.mts';

/** One parameter that an operation takes, and what Spotify says to a value that it refuses. */
export interface Parameter {
	name: string;
	/** What Spotify says where it is missing. */
	missing?: string;
	/** The body may have it instead; the operation itself sees to it that one of them does. */
	orInBody?: true;
	/** A second name, which Spotify's own addresses of further pages use. */
	alias?: string;
	/** The value is a number; the default is used where the request has none. */
	range?: Range;
	/** What Spotify takes it to be where the request has none, if it is no number. */
	default?: string;
	/** The refusal of a value, or nothing. */
	refuse(value: string): string | undefined;
	/** The same parameter for apps that February 2026 took nothing away from. */
	before2026?: Parameter;
}

export interface Range {
	minimum: number;
	maximum: number;
	default?: number;
	/** Fractions too. */
	decimal?: boolean;
	/** What Spotify's servers take, where that is more than its document says. */
	takes?: number;
}

const whole = /^-?\d{1,15}$/;
const decimal = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

export const ranged = (name: string, message: string, range: Range): Parameter => ({
	name,
	range,
	refuse: (value) =>
		(range.decimal ? decimal : whole).test(value) &&
		Number(value) >= range.minimum &&
		Number(value) <= (range.takes ?? range.maximum)
			? undefined
			: message,
});

export const oneOf = (name: string, values: readonly string[], message: string): Parameter => ({
	name,
	refuse: (value) =>
		value.split(',').every((entry) => values.includes(entry)) ? undefined : message,
});

export const limit = (maximum: number, defaultLimit: number, takes = maximum): Parameter =>
	// Spotify's schema has a minimum of 0 here and there, its text and its servers 1.
	ranged('limit', 'Invalid limit', { minimum: 1, maximum, default: defaultLimit, takes });

/**
 * What is 10 at most since February 2026, in searches by announcement, in artist albums without
 * one, was 50. Apps from before have it still (jamiew/spotify-mcp pull request 20, tried with one).
 */
export const shrunkLimit: Parameter = { ...limit(10, 5), before2026: limit(50, 20) };

export const offset = (maximum = 100_000): Parameter =>
	ranged('offset', 'Invalid offset', { minimum: 0, maximum, default: 0 });

/** No country at all, and answered all the same (a probe of October 2026). */
const noCountry = 'XX';

export const market: Parameter = {
	name: 'market',
	refuse: (value) =>
		countryCodes.has(value) || value === noCountry ? undefined : 'Invalid market code',
};

/** Spotify falls back to its own language for a locale that it doesn't know. */
export const locale: Parameter = { name: 'locale', refuse: () => undefined };

const tooManyIds = 'too many ids requested';

export const ids = (maximum: number): Parameter => ({
	name: 'ids',
	refuse(value) {
		const entries = value.split(',');
		// thelinmichael/spotify-web-api-node issue 356.
		if (entries.length > maximum) return tooManyIds;
		return entries.every(isBase62Id) ? undefined : invalidId;
	},
});

/** Those of users need not be in base62. */
export const userIds = (maximum: number): Pick<Parameter, 'refuse'> => ({
	refuse: (value) => (value.split(',').length > maximum ? tooManyIds : undefined),
});

/**
 * A list of URIs; the operation itself looks at what they are. The library has other words for too
 * many, whose URIs cannot be anywhere else (JohnnyCrazy/SpotifyAPI-NET issue 1045).
 */
export const uris = (maximum: number, required: boolean): Parameter => ({
	name: 'uris',
	refuse(value) {
		if (value.split(',').length <= maximum) return undefined;
		return required ? 'too many uris requested' : 'Too many ids requested';
	},
});

/** A list of some length of what is an id, or, of genres, of any text. */
export const listOf = (name: string, maximum: number, message: string): Parameter => {
	const fits = (entry: string) => entry !== '' && (name.endsWith('_genres') || isBase62Id(entry));
	return {
		name,
		refuse(value) {
			const entries = value.split(',');
			return entries.length <= maximum && entries.every(fits) ? undefined : message;
		},
	};
};

export const fields: Parameter = { name: 'fields', refuse: refuseFields };

export const searchText: Parameter = {
	name: 'q',
	alias: 'query',
	refuse: (value) => (value.trim() === '' ? 'No search query' : undefined),
};

const invalidId = 'Invalid base62 id';

/**
 * The ids of users may be any text, what is no category is not found, and a type is no id; all others
 * are in base62.
 */
const freeIds: ReadonlySet<string> = new Set(['', 'user_id', 'category_id', 'type']);

/** The refusal of a path's id, by what the path calls it. */
export const refuseId = (name: string, id: string): string | undefined =>
	freeIds.has(name) || isBase62Id(id) ? undefined : invalidId;
