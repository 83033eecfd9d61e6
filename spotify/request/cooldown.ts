import type { RateLimited } from '../failures';
import type { Refusal } from './refusal';

/** Spotify sends some 429 without `Retry-After`; its rate limit counts a window of 30 seconds. */
const FIRST_GUESS_MS = 5_000;
const LONGEST_GUESS_MS = 60_000;
/** A `Retry-After: 0` must not become a hot loop. */
const SHORTEST_WAIT_MS = 1_000;
/** A quota is a daily budget: asking once an hour is often enough. */
const QUOTA_GUESS_MS = 3_600_000;

/** When an app may send again: as a whole, and for each endpoint bucket. */
export interface Cooldown {
	/** The failure that a request to the bucket would meet now, or undefined where it may be sent. */
	closedFor(bucket: string, nowMs: number): RateLimited | undefined;
	/** Notes a 429 to a request that was sent at `sentAtMs`. A later answer never shortens a cooldown. */
	refuse(bucket: string, refusal: Refusal, sentAtMs: number, nowMs: number): void;
	/** Notes an answer that was no 429. */
	accept(): void;
	/** How many answers were no 429; whoever waits sees by it whether others get on. */
	progress(): number;
	isIdle(nowMs: number): boolean;
}

const closedBucket = (bucket: string, retryAtMs: number): RateLimited => ({
	kind: 'rateLimited',
	status: 429,
	scope: 'quota',
	retryAtMs,
	bucket,
	message: `Spotify's quota for ${bucket} is used up`,
	hint: 'Spotify gives an app a daily number of requests for each group of endpoints. Until then nothing is sent to this endpoint; the others go on working. Fewer requests help: ask for less, or less often.',
});

const closedApp = (retryAtMs: number): RateLimited => ({
	kind: 'rateLimited',
	status: 429,
	scope: 'rateLimit',
	retryAtMs,
	message: 'Too many requests: Spotify has closed this app',
	hint: "Until then nothing is sent for this app. A lower 'Max Concurrency' keeps further from the limit.",
});

/** The cooldowns of one app. Lives in memory: after a restart the first refusal closes it again. */
export function createCooldown(): Cooldown {
	let appUntilMs = 0;
	let guessMs = 0;
	let answers = 0;
	const bucketsUntilMs = new Map<string, number>();

	/** Grows only when a request was refused that was sent after the last cooldown had passed. */
	const nextGuessMs = (sentAtMs: number): number => {
		if (guessMs === 0) guessMs = FIRST_GUESS_MS;
		else if (sentAtMs >= appUntilMs) guessMs = Math.min(guessMs * 2, LONGEST_GUESS_MS);
		return guessMs;
	};

	return {
		closedFor(bucket, nowMs) {
			const bucketUntilMs = bucketsUntilMs.get(bucket) ?? 0;
			if (bucketUntilMs > nowMs && bucketUntilMs >= appUntilMs) {
				return closedBucket(bucket, bucketUntilMs);
			}
			return appUntilMs > nowMs ? closedApp(appUntilMs) : undefined;
		},
		refuse(bucket, { scope, retryAfterSeconds }, sentAtMs, nowMs) {
			const askedMs =
				retryAfterSeconds === undefined
					? undefined
					: Math.max(retryAfterSeconds * 1000, SHORTEST_WAIT_MS);
			if (scope === 'quota') {
				const untilMs = nowMs + (askedMs ?? QUOTA_GUESS_MS);
				bucketsUntilMs.set(bucket, Math.max(untilMs, bucketsUntilMs.get(bucket) ?? 0));
			} else {
				appUntilMs = Math.max(nowMs + (askedMs ?? nextGuessMs(sentAtMs)), appUntilMs);
			}
		},
		accept() {
			guessMs = 0;
			answers += 1;
		},
		progress: () => answers,
		isIdle: (nowMs) =>
			appUntilMs <= nowMs && [...bucketsUntilMs.values()].every((untilMs) => untilMs <= nowMs),
	};
}
