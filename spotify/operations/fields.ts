import type { IdKind } from '../ids/types';
import type {
	ChoiceField,
	ChoicesField,
	IdField,
	MarketField,
	NumberField,
	TextField,
	UrisField,
} from './fieldTypes';

/** Declares the field for the ID in an operation's path. */
export const idInPath = (of: IdKind, wire = 'id'): IdField => ({
	kind: 'id',
	of,
	wire,
	in: 'path',
});

/**
 * Declares the field for how many entries of a long list to leave out, so that a run continues
 * where an earlier one stopped.
 */
export const offset = (): NumberField => ({
	kind: 'number',
	wire: 'offset',
	in: 'query',
	displayName: 'Offset',
	description: 'How many entries to skip. To continue an earlier run, use nextOffset of its error.',
	min: 0,
	integer: true,
});

/**
 * Declares the field for a country: only what is available there is returned, with that country's
 * versions of tracks.
 */
export const market = (): MarketField => ({
	kind: 'market',
	wire: 'market',
	in: 'query',
	displayName: 'Market',
	description: 'Two-letter country code, to see what can be played in that country',
	placeholder: 'e.g. DE',
});

/**
 * Declares the field for the country of shows and episodes: Spotify finds none for an app that
 * names no country.
 */
export const marketOfPodcasts = (): MarketField => ({
	...market(),
	description:
		'Two-letter country code of the catalogue to use. Without it, an app gets no podcasts.',
	required: true,
});

/** Which kinds of item a playlist's entries may be; without it Spotify turns episodes into tracks. */
export const trackAndEpisode = {
	kind: 'fixed',
	wire: 'additional_types',
	in: 'query',
	value: 'track,episode',
} as const;

/** Declares the field for the artist's relation to an album. */
export const includeGroups = (): ChoicesField => ({
	kind: 'choices',
	wire: 'include_groups',
	in: 'query',
	displayName: 'Include Groups',
	description: "Which of the artist's releases to get. Defaults to all.",
	choices: [
		{ value: 'album', name: 'Album' },
		{ value: 'appears_on', name: 'Appears On' },
		{ value: 'compilation', name: 'Compilation' },
		{ value: 'single', name: 'Single' },
	],
	default: [],
});

/** Declares the field for the language of names that Spotify translates. */
export const locale = (): TextField => ({
	kind: 'text',
	wire: 'locale',
	in: 'query',
	displayName: 'Locale',
	description: 'Language and country for names and descriptions. Defaults to American English.',
	placeholder: 'e.g. es_MX',
	pattern: /^[a-z]{2}_[A-Z]{2}$/,
	expected: 'Enter a language and a country, such as es_MX or de_DE.',
});

/** The kinds that a playlist may hold. */
export const PLAYABLE = ['track', 'episode'] as const;

/** Everything that can be saved in a library, or followed. */
export const LIBRARY_KINDS = [
	'track',
	'album',
	'artist',
	'audiobook',
	'episode',
	'playlist',
	'show',
	'user',
] as const;

/** The most URIs that one request to the library takes. */
export const LIBRARY_URIS_A_REQUEST = 40;

/** What is given for several items: the same words everywhere, so that the form has them once. */
export const ITEMS = {
	displayName: 'Items',
	description:
		'One or more URIs or links, separated by commas or as an array. A playlist and the player accept tracks and episodes; an ID alone means a track.',
	placeholder: 'e.g. spotify:track:11dFghVXANMlKmJXsNCbNl',
	required: true,
} as const;

/** Declares the field for what the library is asked about. */
export const libraryUris = (): UrisField => ({
	kind: 'uris',
	of: LIBRARY_KINDS,
	wire: 'uris',
	in: 'query',
	...ITEMS,
});

/** Declares the field for the device that a command is for. */
export const device = (): TextField => ({
	kind: 'text',
	listed: 'device',
	wire: 'device_id',
	in: 'query',
	parameter: 'deviceId',
	displayName: 'Device',
	description: 'The device to control; Spotify must be open on it. Defaults to the active device.',
	placeholder: 'e.g. 0d1841b0976bae2a3a310dd74c0f3df354899bc8',
});

/** Declares the field for the time that a user's favourites are taken from. */
export const timeRange = (): ChoiceField => ({
	kind: 'choice',
	wire: 'time_range',
	in: 'query',
	displayName: 'Time Range',
	description: 'The period that counts. Defaults to the last six months.',
	choices: [
		{ value: 'long_term', name: 'About a Year' },
		{ value: 'short_term', name: 'About Four Weeks' },
		{ value: 'medium_term', name: 'About Six Months' },
	],
	default: 'medium_term',
});
