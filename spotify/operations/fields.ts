import type { IdKind } from '../ids/types';
import type { ChoicesField, IdField, MarketField, TextField } from './types';

/** The id in an operation's path. */
export const idInPath = (of: IdKind, wire = 'id'): IdField => ({
	kind: 'id',
	of,
	wire,
	in: 'path',
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
