import { type Field, flag, number, oneOf, optional, readShape, text } from './control/fields.mts';

/** What a user reads who is not on the app's list, and since when. */
export const notListedWords = {
	/** zmb3/spotify issue 232, in plain text. */
	until2023: 'User not registered in the Developer Dashboard',
	/** aome510/spotify-player issue 913. */
	since2024: 'Check settings on developer.spotify.com/dashboard, the user may not be registered.',
	/** Of May 2026 (reported to riff, issue 157). */
	since2026:
		'The user is not registered for this application. Please check your settings on https://developer.spotify.com/dashboard.',
} as const;

/** One thing that can be set: from the start, or at any time by `set`. */
interface Setting<T> extends Field<T | undefined> {
	/** Before anybody sets it. */
	readonly initial: T;
	/** What it is, for the README. */
	readonly says: string;
}

const setting = <T,>(field: Field<T>, initial: T, says: string): Setting<T> => ({
	...optional(field),
	initial,
	says,
});

/** Everything that can be set. Where Spotify is known to do both, it begins with the unkind one. */
export const settings = {
	latencyMs: setting(number, 0, 'how long every answer takes, at least'),
	tokenLifetimeSeconds: setting(number, 3600, 'of the tokens to come'),
	// https://developer.spotify.com/blog/2026-06-18-refresh-token-expiration
	refreshTokenLifetimeSeconds: setting(
		number,
		183 * 86_400,
		"from the user's consent on, of the consents to come, however often they are used",
	),
	rotateRefreshTokens: setting(
		flag,
		false,
		'each refresh brings a new refresh token, and ends the old one',
	),
	// eXPerience83/news-bulletin-playlist issue 168, of September 2026: about 0.6 s.
	readAgeMs: setting(
		number,
		600,
		'how old the contents are that reading a playlist brings, and what is in the list of playlists',
	),
	// The same, and issue 101: 30 to 40 s.
	snapshotDelayMs: setting(
		number,
		30_000,
		'how old the snapshot is that reading a playlist brings; the answer to a change has the new one',
	),
	thirdSnapshot: setting(
		flag,
		true,
		'for the second half of that time it is neither the old nor the new one',
	),
	notListedWords: setting(
		text,
		notListedWords.since2026,
		"what a user reads who is not on the app's list",
	),
	notListedAsText: setting(flag, true, 'in plain text; in JSON, if not'),
	// spotify/web-api issue 1179 has 500, Spotify's reference 403.
	fullPlaylistStatus: setting(
		oneOf([403, 500]),
		500,
		'what a playlist answers that would have more than 10,000 items',
	),
	// spotify/web-api issue 1011: 400; crmne/fastpotify issue 559, of September 2026: nothing changes.
	emptyDescription: setting(
		oneOf(['refused', 'ignored', 'accepted']),
		'refused',
		'what becomes of a change of a description to an empty text',
	),
	// Peter-Schorn/SpotifyAPI issue 75, of May 2025.
	nullDescription: setting(
		flag,
		true,
		'a playlist that is made without a description gets the text "null"',
	),
	// spotify/web-api issue 980, aome510/spotify-player pull request 478, crmne/fastpotify pull request 65.
	entities: setting(
		oneOf(['names and descriptions', 'descriptions', 'nothing']),
		'names and descriptions',
		'what of a playlist comes with HTML entities; it is written as typed',
	),
	// jsncmgs1/spotify_ex pull request 59, of July 2025; the reference has 204.
	playerAnswers: setting(
		oneOf(['both', 'text', 'empty']),
		'both',
		'what a good command to the player is answered with: a 200 with a text that means nothing, a 204, or in turn',
	),
	imageOrder: setting(
		oneOf(['largest first', 'smallest first']),
		'largest first',
		'of all pictures but those of `/me/shows`, which has the smallest first',
	),
	// spotipy-dev/spotipy issue 845 (101 characters, 404), Yooooomi/your_spotify issue 345 (400).
	longestSearch: setting(number, 100, 'how many characters a search text may have'),
	longSearchStatus: setting(oneOf([400, 404]), 404, 'what a longer one is answered with'),
	// spotify/web-api issues 201 and 225, and a probe of October 2026.
	searchTotals: setting(
		oneOf(['estimated', 'exact']),
		'estimated',
		'a total of a search changes with limit and offset, and is mostly too small',
	),
	emptySearchPages: setting(flag, true, 'pages in the middle of a search may be empty'),
	strictRequests: setting(
		flag,
		true,
		"a request with anything that is not in Spotify's document is refused, since it is a typo of ours; Spotify ignores it",
	),
	// beetbox/beets issues 6049 and 6754.
	strictFilters: setting(
		flag,
		true,
		'a quoted filter of a search with brackets, `&` or a comma in it finds nothing',
	),
};

export type Settings = {
	-readonly [Name in keyof typeof settings]: (typeof settings)[Name]['initial'];
};

export const defaultSettings = Object.fromEntries(
	Object.entries(settings).map(([name, { initial }]) => [name, initial]),
	// Each name has the initial value of its own entry: that a mapped type can't follow.
) as Settings;

/** Settings out of JSON: those that are given, and the others as they begin. */
export const readSettings = (given: unknown): Settings => ({
	...defaultSettings,
	...Object.fromEntries(
		Object.entries(readShape(settings, given)).filter(([, value]) => value !== undefined),
	),
});
