import type { IdKind } from '../ids/types';
import type {
	BooleanField,
	ChoiceField,
	ChoicesField,
	IdField,
	MarketField,
	NumberField,
	TextField,
	UrisField,
} from './fieldTypes';

/** The id in an operation's path. */
export const idInPath = (of: IdKind, wire = 'id'): IdField => ({
	kind: 'id',
	of,
	wire,
	in: 'path',
});

/** Which entries of a long list to leave out: where an earlier run stopped, this one goes on. */
export const offset = (): NumberField => ({
	kind: 'number',
	wire: 'offset',
	in: 'query',
	displayName: 'Offset',
	description:
		"How many entries of the list to skip. Where a run had to stop in the middle of a list, the error's nextOffset says where to go on.",
	least: 0,
	integer: true,
});

/** Only what is available in a country, with that country's versions of tracks. */
export const market = (): MarketField => ({
	kind: 'market',
	wire: 'market',
	in: 'query',
	displayName: 'Market',
	description:
		'Only content that is available in this country. Without it, an app gets the content of every country, and no information about what can be played where.',
});

/** For shows and episodes: Spotify finds none for an app that names no country. */
export const marketOfPodcasts = (): MarketField => ({
	...market(),
	description:
		'The country whose catalogue to look in. Spotify gives podcasts to an app only for a country.',
	required: true,
});

/** Which kinds of item a playlist's entries may be; without it Spotify turns episodes into tracks. */
export const trackAndEpisode = {
	kind: 'fixed',
	wire: 'additional_types',
	in: 'query',
	value: 'track,episode',
} as const;

/** An artist's relation to an album. */
export const includeGroups = (): ChoicesField => ({
	kind: 'choices',
	wire: 'include_groups',
	in: 'query',
	displayName: 'Include Groups',
	description: "Which of the artist's releases to get. Without it, all of them.",
	choices: [
		{ value: 'album', name: 'Album' },
		{ value: 'appears_on', name: 'Appears On' },
		{ value: 'compilation', name: 'Compilation' },
		{ value: 'single', name: 'Single' },
	],
	default: [],
});

/** The language of names that Spotify translates. */
export const locale = (): TextField => ({
	kind: 'text',
	wire: 'locale',
	in: 'query',
	displayName: 'Locale',
	description: 'Language and country for names and descriptions. Without it, American English.',
	placeholder: 'e.g. es_MX',
	pattern: /^[a-z]{2}_[A-Z]{2}$/,
	expected: 'Expected are a language and a country, such as es_MX or de_DE.',
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

/** What the library is asked about. */
export const libraryUris = (): UrisField => ({
	kind: 'uris',
	of: LIBRARY_KINDS,
	wire: 'uris',
	in: 'query',
	displayName: 'Items',
	description:
		'URIs or links of albums, artists, audiobooks, episodes, playlists, shows, tracks or users; one, or several separated by commas or as an array',
	placeholder: 'e.g. spotify:album:2up3OPMp9Tb4dAKM2erWXQ',
	required: true,
});

/** Spotify accepts any ID for the library, also of what does not exist. */
export const verify = (): BooleanField => ({
	kind: 'boolean',
	wire: 'verify',
	in: 'job',
	default: false,
	displayName: 'Verify',
	description: `Whether to look afterwards if each item is in the library. Spotify accepts any ID, also of what does not exist or is not available in the country. Takes a second, and one request for ${LIBRARY_URIS_A_REQUEST} items; each item that is not there is an error.`,
});

/** Which device a command is for. */
export const device = (): TextField => ({
	kind: 'text',
	listed: 'device',
	wire: 'device_id',
	in: 'query',
	parameter: 'deviceId',
	displayName: 'Device',
	description:
		'The device to command: one on which Spotify is open now. Without it, the active one.',
	placeholder: 'e.g. 0d1841b0976bae2a3a310dd74c0f3df354899bc8',
});

/** Which time a user's favourites are taken from. */
export const timeRange = (): ChoiceField => ({
	kind: 'choice',
	wire: 'time_range',
	in: 'query',
	displayName: 'Time Range',
	description: 'The time that counts. Without it, the last six months.',
	choices: [
		{ value: 'long_term', name: 'About a Year' },
		{ value: 'short_term', name: 'About Four Weeks' },
		{ value: 'medium_term', name: 'About Six Months' },
	],
	default: 'medium_term',
});

/** Which of a cover's sizes to fetch, and where to put it. */
export const coverFields = (): Array<ChoiceField | TextField> => [
	{
		kind: 'text',
		wire: 'binaryPropertyName',
		in: 'job',
		default: 'data',
		displayName: 'Output Data Field Name',
		description: 'The field of the output item that the picture is put into. Without it, data.',
		placeholder: 'e.g. data',
	},
	{
		kind: 'choice',
		wire: 'size',
		in: 'job',
		displayName: 'Size',
		description: 'Which of the sizes that Spotify has. Without it, the largest.',
		choices: [
			{ value: 'largest', name: 'Largest' },
			{ value: 'medium', name: 'Medium' },
			{ value: 'smallest', name: 'Smallest' },
		],
		default: 'largest',
	},
];
