import { type Field, flag, number, optional } from './control/fields.mts';

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
	// eXPerience83/news-bulletin-playlist issue 101.
	snapshotDelayMs: setting(
		number,
		0,
		'reading a playlist brings its new snapshot so much later than its new contents; the answer to a change has it at once',
	),
};

export type Settings = {
	-readonly [Name in keyof typeof settings]: (typeof settings)[Name]['initial'];
};

export const defaultSettings = Object.fromEntries(
	Object.entries(settings).map(([name, { initial }]) => [name, initial]),
	// Each name has the initial value of its own entry: that a mapped type can't follow.
) as Settings;
