import type { Clock } from '../concurrency/clock';
import { endOf, remainingMs, startPause, type Pause } from '../concurrency/pause';
import { askedPauseMs } from '../concurrency/retry';
import { durationText } from '../failures/rateLimitText';
import type { SpotifyFailure } from '../failures/types';
import { createBoundedMap } from '../values/boundedMap';
import { sentences } from '../values/sentences';

/**
 * What asking for tokens has failed with a moment ago. Whoever asks in the pause after it gets the
 * same failure, without a request: an accounts service that is down is not asked for each item of
 * each execution.
 */
export interface RenewalPauses {
	/** Returns the failure to give instead of asking; undefined if it may be asked. */
	current(key: string): SpotifyFailure | undefined;
	/** Notes what came of asking; each failure in a row makes the pause longer. */
	note(key: string, failure: SpotifyFailure | undefined): void;
}

interface Failed {
	failure: SpotifyFailure;
	pause: Pause;
	durationMs: number;
}

const FIRST_RENEWAL_PAUSE_MS = 5_000;
const MAX_RENEWAL_PAUSE_MS = 60_000;

// An entry goes as soon as a token is had: enough for every app and user at once.
const MAX_PAUSES = 1_000;

/** What passes by itself; what the user has to mend counts as soon as it is mended. */
const PASSING_KINDS: readonly SpotifyFailure['kind'][] = [
	'network',
	'rateLimited',
	'server',
	'unexpectedResponse',
];

/**
 * Tells whether a failure to get a token may be another one, or none, if it is tried again at once.
 */
export const isRetryableRenewal = ({ kind }: SpotifyFailure): boolean =>
	kind === 'network' || kind === 'server' || kind === 'rateLimited';

/** Creates the memory of failed token requests, with nothing in it. */
export function createRenewalPauses(clock: Clock): RenewalPauses {
	const pauses = createBoundedMap<Failed>(MAX_PAUSES, ({ pause }) => remainingMs(clock, pause) > 0);

	return {
		current(key) {
			const failed = pauses.get(key);
			const leftMs = remainingMs(clock, failed?.pause);
			if (!failed || leftMs <= 0) return undefined;
			const { failure, pause } = failed;
			const next = `This is the answer of a moment ago; n8n asks for a token again in ${durationText(leftMs)} at the earliest.`;
			const told = { ...failure, hint: sentences(next, failure.hint) };
			return told.kind === 'rateLimited' ? { ...told, retryAtMs: endOf(clock, pause) } : told;
		},
		note(key, failure) {
			if (!failure || !PASSING_KINDS.includes(failure.kind)) {
				if (failure?.kind !== 'cancelled') pauses.delete(key);
				return;
			}
			const before = pauses.get(key)?.durationMs ?? FIRST_RENEWAL_PAUSE_MS / 2;
			const durationMs = Math.min(before * 2, MAX_RENEWAL_PAUSE_MS);
			const pause = startPause(clock, Math.max(durationMs, askedPauseMs(failure, clock)));
			pauses.set(key, { failure, pause, durationMs });
		},
	};
}
