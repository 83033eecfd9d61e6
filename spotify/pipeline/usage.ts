import { addCount, sumOf } from '../values/counts';
import { durationText } from '../failures/rateLimitText';
import { byCount, countText, timesText } from '../values/counted';
import { sentences } from '../values/sentences';

/** What one run asked of Spotify, and what it did not have to. */
export interface Usage {
	/** Notes a request to a bucket, right before it is sent. */
	sent(bucket: string): void;
	/** Takes back a request that did not leave n8n. */
	unsent(bucket: string): void;
	/** Notes a wait for a cooldown, by the monotonic clock. */
	waits(fromMs: number, untilMs: number): void;
	/** Notes requests that were not needed: equal ones, or several that went as one. */
	saved(why: 'batches' | 'duplicates' | 'unchanged', requests: number): void;
	/** Notes input items that are done. */
	done(items: number): void;
	/** Counts the requests that were sent. */
	requests(): number;
	/** Says how far the run is, at a moment of the monotonic clock, of so many items. */
	progressText(items: number, nowMs: number): string;
	/**
	 * Says what the run came to and cost, in a sentence or two; empty if there is nothing worth telling.
	 * @param result what it came to, such as `9 added, 5 removed`
	 */
	text(result?: string): string;
}

const requestsText = (count: number): string =>
	`${countText(count)} ${byCount(count, 'request', 'requests')}`;

const asSentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Paths of API Request may all be different. */
const MAX_NAMED_PATHS = 20;

const SAVED_IN_WORDS = {
	batches: 'by asking for several at once',
	duplicates: 'as duplicates',
	unchanged: 'of lists that have not changed',
};

/**
 * Creates the usage of a run that has not asked and not saved anything.
 * @param onChange told of each request, each wait and each item; how long a wait is that nobody was
 * in
 */
export function createUsage(onChange: (waitMs?: number) => void = () => undefined): Usage {
	const byBucket = new Map<string, number>();
	const saved = { batches: 0, duplicates: 0, unchanged: 0 };
	let waitedMs = 0;
	let waitsUntilMs = 0;
	let done = 0;
	let total = 0;
	const requests = (): number => total;

	const asked = (): string => {
		const buckets = [...byBucket].sort(([, a], [, b]) => b - a);
		const named = buckets.slice(0, MAX_NAMED_PATHS);
		const rest = sumOf(buckets.slice(MAX_NAMED_PATHS).map(([, count]) => count));
		const list = [
			...named.map(([bucket, count]) => `${countText(count)} × ${bucket}`),
			...(rest > 0 ? [`${countText(rest)} × others`] : []),
		].join(', ');
		return requests() === 0 ? '' : `Spotify was asked ${timesText(requests())}: ${list}`;
	};
	const notNeeded = (): string => {
		const parts = Object.entries(SAVED_IN_WORDS).flatMap(([why, how]) => {
			const count = saved[why as keyof typeof saved];
			return count > 0 ? [`${countText(count)} ${how}`] : [];
		});
		return parts.length === 0 ? '' : `Requests saved: ${parts.join(', ')}.`;
	};
	const slow = (): string =>
		waitedMs === 0 ? '' : `It waited ${durationText(waitedMs)} for Spotify's rate limit.`;

	return {
		sent(bucket) {
			total += 1;
			addCount(byBucket, bucket);
			onChange();
		},
		unsent(bucket) {
			const left = (byBucket.get(bucket) ?? 0) - 1;
			if (left >= 0) total -= 1;
			if (left > 0) byBucket.set(bucket, left);
			else byBucket.delete(bucket);
		},
		waits(fromMs, untilMs) {
			// Many may wait for the same.
			const isNew = fromMs >= waitsUntilMs;
			waitedMs += Math.max(0, untilMs - Math.max(fromMs, waitsUntilMs));
			waitsUntilMs = Math.max(waitsUntilMs, untilMs);
			onChange(isNew ? untilMs - fromMs : undefined);
		},
		saved(why, count) {
			saved[why] += count;
		},
		done(items) {
			done += items;
			onChange();
		},
		requests,
		progressText(items, nowMs) {
			const waiting =
				waitsUntilMs > nowMs
					? `, waiting ${durationText(waitsUntilMs - nowMs)} for Spotify's rate limit`
					: '';
			return `${countText(done)} of ${countText(items)} items done, ${requestsText(requests())} sent${waiting}`;
		},
		text(result = '') {
			const isCheap = requests() < 2 && notNeeded() === '' && waitedMs === 0;
			if (isCheap && result === '') return '';
			const first = [result, asked()].filter((part) => part !== '').join('; ');
			return sentences(first === '' ? '' : asSentence(first), notNeeded(), slow());
		},
	};
}
