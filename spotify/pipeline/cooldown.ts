import type { Clock } from '../concurrency/clock';
import { endOf, laterOf, remainingMs, startPause, type Pause } from '../concurrency/pause';
import type { RateLimited } from '../failures/types';
import type { RateLimitAnswer } from '../refusals/rateLimit';
import { createBoundedMap } from '../values/boundedMap';
import { bucketName } from './bucketName';
import { HOUR_MS } from '../values/durations';

/** Spotify sends some 429 without `Retry-After`; its rate limit counts a window of 30 seconds. */
const FIRST_GUESS_MS = 5_000;
const MAX_GUESS_MS = 60_000;
/** A `Retry-After: 0` must not become a hot loop. */
const MIN_WAIT_MS = 1_000;
/** A quota is a daily budget: asking once an hour is often enough. */
const QUOTA_GUESS_MS = HOUR_MS;
/** Far more than Spotify has endpoints; the paths of API Request may be anything. */
const MAX_COOLDOWNS = 500;

/**
 * When an app may send again: as a whole, and for each endpoint bucket. Counted by the monotonic
 * clock: the time of day may be set while an app is closed.
 */
export interface Cooldown {
	/**
	 * Returns the failure that a request to the bucket would meet now; undefined if it may be sent.
	 */
	closedFor(bucket: string): RateLimited | undefined;
	/** Returns how many milliseconds a request to the bucket has to wait; 0 if it may be sent. */
	waitMs(bucket: string): number;
	/**
	 * Notes a 429 to a request that was sent at `sentAtMs`, by the monotonic clock. A later answer
	 * never shortens a cooldown.
	 */
	refuse(bucket: string, refusal: RateLimitAnswer, sentAtMs: number): void;
	/** Notes an answer that was no 429. */
	accept(): void;
	/** Counts the answers that were no 429; whoever waits sees by it whether others get on. */
	progress(): number;
	/** Tells whether no cooldown runs, so that nothing is lost by forgetting all. */
	isIdle(): boolean;
}

/** A pause of which Spotify did not say how long it is. */
type Closing = Pause & { isGuess: boolean };

const guessed = ({ isGuess }: Closing) => (isGuess ? ({ isGuess } as const) : {});

const closedBucket = (bucket: string, closing: Closing, retryAtMs: number): RateLimited => ({
	kind: 'rateLimited',
	status: 429,
	scope: 'quota',
	retryAtMs,
	...guessed(closing),
	bucket,
	message: `Your developer account has used today's requests for ${bucketName(bucket)}`,
	hint: 'Other operations keep working. Read less, or run less often.',
});

const closedApp = (closing: Closing, retryAtMs: number): RateLimited => ({
	kind: 'rateLimited',
	status: 429,
	scope: 'rateLimit',
	retryAtMs,
	...guessed(closing),
	message: 'Your Spotify app has sent too many requests in a short time',
	hint: "Until then, nothing is sent for this app. To stay below the limit, lower 'Max Concurrency'.",
});

/**
 * Creates the cooldowns of one app. They live in memory: after a restart the first refusal starts
 * them again.
 */
export function createCooldown(clock: Clock): Cooldown {
	const isRunning = (pause: Closing | undefined): pause is Closing => remainingMs(clock, pause) > 0;
	const ofBuckets = createBoundedMap<Closing>(MAX_COOLDOWNS, isRunning);
	let ofApp: Closing | undefined;
	let guessMs = 0;
	let answers = 0;

	/** Grows only when a request was refused that was sent after the last cooldown had passed. */
	const nextGuessMs = (sentAtMs: number): number => {
		if (guessMs === 0) guessMs = FIRST_GUESS_MS;
		else if (!ofApp || sentAtMs >= ofApp.untilMs) guessMs = Math.min(guessMs * 2, MAX_GUESS_MS);
		return guessMs;
	};

	return {
		closedFor(bucket) {
			const ofBucket = ofBuckets.get(bucket);
			if (isRunning(ofBucket) && laterOf(ofBucket, ofApp ?? ofBucket) === ofBucket) {
				return closedBucket(bucket, ofBucket, endOf(clock, ofBucket));
			}
			return isRunning(ofApp) ? closedApp(ofApp, endOf(clock, ofApp)) : undefined;
		},
		waitMs: (bucket) =>
			Math.max(0, remainingMs(clock, ofBuckets.get(bucket)), remainingMs(clock, ofApp)),
		refuse(bucket, { scope, retryAfterSeconds }, sentAtMs) {
			const askedMs =
				retryAfterSeconds === undefined
					? undefined
					: Math.max(retryAfterSeconds * 1000, MIN_WAIT_MS);
			const isGuess = askedMs === undefined;
			if (scope === 'quota') {
				const pause = startPause(clock, askedMs ?? QUOTA_GUESS_MS);
				ofBuckets.set(bucket, laterOf(ofBuckets.get(bucket), { ...pause, isGuess }));
			} else {
				const pause = startPause(clock, askedMs ?? nextGuessMs(sentAtMs));
				ofApp = laterOf(ofApp, { ...pause, isGuess });
			}
		},
		accept() {
			guessMs = 0;
			answers += 1;
		},
		progress: () => answers,
		isIdle: () => !isRunning(ofApp) && ![...ofBuckets.values()].some(isRunning),
	};
}
