import { type Field, flag, number, optional, readShape } from './control/fields.mts';

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
	readAgeMs: setting(number, 600, 'how old the contents are that reading a playlist brings'),
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
