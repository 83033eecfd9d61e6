import { remainingMs, startPause, type Pause } from '../concurrency/pause';
import type { Clock } from '../concurrency/clock';
import { durationText } from '../failures/rateLimitText';
import type { Unauthorized } from '../failures/types';
import { saidSentence } from '../http/errorMessage';
import { sentences } from '../values/sentences';
import { createBoundedMap } from '../values/boundedMap';

/**
 * Counts, for each app or user, the renewed tokens that the API refused one after another. Where it
 * refuses every token, a further one costs a request and helps nobody.
 */
export interface RefusedRenewals {
	/**
	 * Tells whether to renew no more for now, since the API refuses what it is sent.
	 * @param said Spotify's own words in the refusal; empty if there are none
	 * @returns the failure to give in place of a renewal; undefined if one may be tried
	 */
	current(key: string, said: string): Unauthorized | undefined;
	/** Notes that there is another token in place of one that the API refused. */
	renewed(key: string): void;
	/** Notes that the API took a token: what is refused later is refused for the first time. */
	accepted(key: string): void;
}

/** A token may be revoked while it is fetched, perhaps twice; a third one is no accident. */
const MAX_REFUSED_IN_A_ROW = 3;
const FIRST_REFUSAL_PAUSE_MS = 60_000;
const MAX_REFUSAL_PAUSE_MS = 600_000;
/**
 * Renewals further apart are not in a row: n8n's own HTTP Request node renews once an hour, and never
 * tells that a token was taken. Longer than the longest pause, or no second pause were longer.
 */
const FORGOTTEN_AFTER_MS = 1_200_000;

// An entry goes as soon as a token is taken: enough for every app and user at once.
const MAX_STREAKS = 1_000;

interface Streak {
	renewals: number;
	/** While it lasts, the last renewal counts as one of the row. */
	memory: Pause;
	/** The pause that began when the last renewed token was refused; none before. */
	pause?: Pause;
	pauseMs: number;
}

const refusesAll = (leftMs: number, said: string): Unauthorized => ({
	kind: 'unauthorized',
	status: 401,
	message: 'Spotify refuses every access token, even new ones',
	hint: sentences(
		`${MAX_REFUSED_IN_A_ROW} new tokens in a row were refused; n8n asks for the next one in ${durationText(leftMs)} at the earliest.`,
		'Check your app at https://developer.spotify.com/dashboard, check that no proxy removes the Authorization header, and check https://status.spotify.dev for an outage. Then run the workflow again.',
		saidSentence(said),
	),
});

/** Creates the memory of renewed tokens that the API refused, with nothing in it. */
export function createRefusedRenewals(clock: Clock): RefusedRenewals {
	const streaks = createBoundedMap<Streak>(
		MAX_STREAKS,
		({ pause }) => remainingMs(clock, pause) > 0,
	);

	/** Returns the renewals in a row; those that were long ago are forgotten. */
	function streakOf(key: string): Streak | undefined {
		const streak = streaks.get(key);
		if (streak && remainingMs(clock, streak.memory) > 0) return streak;
		streaks.delete(key);
		return undefined;
	}

	return {
		current(key, said) {
			const streak = streakOf(key);
			if (!streak || streak.renewals < MAX_REFUSED_IN_A_ROW) return undefined;
			if (!streak.pause) {
				streak.pause = startPause(clock, streak.pauseMs);
				streak.pauseMs = Math.min(streak.pauseMs * 2, MAX_REFUSAL_PAUSE_MS);
			}
			const leftMs = remainingMs(clock, streak.pause);
			return leftMs > 0 ? refusesAll(leftMs, said) : undefined;
		},
		renewed(key) {
			const { renewals = 0, pauseMs = FIRST_REFUSAL_PAUSE_MS } = streakOf(key) ?? {};
			const memory = startPause(clock, FORGOTTEN_AFTER_MS);
			streaks.set(key, { renewals: renewals + 1, memory, pauseMs });
		},
		accepted(key) {
			streaks.delete(key);
		},
	};
}
