import { sumOf } from '../values/counts';
import type { Clock } from '../concurrency/clock';
import { createBoundedMap } from '../values/boundedMap';
import { endpointOf } from '../request/paths';
import type { SpotifyRequest } from '../request/types';
import { DAY_MS } from '../values/durations';

/** Spotify changes quotas, and a process that was new when it was refused has seen too few answers. */
const FORGET_QUOTA_MS = 7 * DAY_MS;
/** What is counted together: a day's count may hold so much more than a day. */
const SLOT_MS = 900_000;
/** As many as there can be cooldowns of; the paths of API Request may be anything. */
const MAX_COUNTED_BUCKETS = 500;

/**
 * Names the bucket of a request. Spotify's buckets are unpublished: a method and an endpoint stand
 * for one.
 */
export const bucketOf = ({
	method,
	template,
}: Pick<SpotifyRequest, 'method' | 'template'>): string => `${method} ${endpointOf(template)}`;

/** What an app has sent to one bucket lately, and what it is about to send. */
export interface BucketTraffic {
	bucket: string;
	/** Requests that were sent in the last 24 hours, by this process. */
	sent: number;
	/** Requests that wait for a cooldown, a token or a slot now. */
	waiting: number;
}

/** Counts the requests of one app in this process, by bucket. */
export interface Traffic {
	/**
	 * Notes a request that wants to be sent.
	 * @returns to be called when it was answered, or given up
	 */
	arrives(bucket: string): () => void;
	/**
	 * Notes that a request is being sent.
	 * @returns to be called when that is over, with whether it did not leave n8n after all
	 */
	departs(bucket: string): (isUnsent: boolean) => void;
	/** Notes that the latest request was refused with a 429, maybe since the day's quota is used up. */
	refused(bucket: string, isQuota: boolean): void;
	/**
	 * Returns how many requests are left of what Spotify answered in the 24 hours before it last said
	 * that the quota is used up, once it is open again; undefined where it did not in the last week, or
	 * had answered none: others may have used it up.
	 */
	left(bucket: string): number | undefined;
	/** Lists every bucket that was used lately, by name. */
	buckets(): BucketTraffic[];
	/**
	 * Returns the time of day since when it counts, in milliseconds since 1970: at most a day ago.
	 */
	sinceMs(): number;
}

interface TimeSlot {
	fromMs: number;
	count: number;
	refused: number;
}

/** Requests by the slot of time in which they were sent; the oldest first. */
interface BucketCounts {
	bucket: string;
	slots: TimeSlot[];
	arrived: number;
	departed: number;
	/** What was answered in the day before a quota was used up, and from which slot on it counts anew. */
	quota?: { answered: number; from: TimeSlot };
}

/** Counts what was answered in the last 24 hours, or from a later slot on. */
const answeredOf = ({ slots, departed }: BucketCounts, from?: TimeSlot): number =>
	sumOf(
		slots
			.slice(from && Math.max(0, slots.indexOf(from)))
			.map(({ count, refused }) => count - refused),
	) - departed;

function forgetOld({ slots }: BucketCounts, nowMs: number): void {
	while (slots[0] !== undefined && slots[0].fromMs + SLOT_MS <= nowMs - DAY_MS) slots.shift();
}

/**
 * Creates the counts of what was sent, all zero. It holds some hundred numbers for each of at most
 * 500 buckets.
 */
export function createTraffic(clock: Clock): Traffic {
	const startedAtMs = clock.monotonicMs();
	const byBucket = createBoundedMap<BucketCounts>(
		MAX_COUNTED_BUCKETS,
		({ arrived, departed }) => arrived > 0 || departed > 0,
	);

	function countsOf(bucket: string): BucketCounts {
		const known = byBucket.get(bucket);
		if (known) return known;
		const counts: BucketCounts = { bucket, slots: [], arrived: 0, departed: 0 };
		byBucket.set(bucket, counts);
		return counts;
	}

	function count(counts: BucketCounts, difference: 1 | -1): void {
		const nowMs = clock.monotonicMs();
		forgetOld(counts, nowMs);
		const latest = counts.slots.at(-1);
		if (latest && (difference < 0 || nowMs < latest.fromMs + SLOT_MS)) latest.count += difference;
		else if (difference > 0) counts.slots.push({ fromMs: nowMs, count: 1, refused: 0 });
	}

	return {
		arrives(bucket) {
			const counts = countsOf(bucket);
			counts.arrived += 1;
			return () => void (counts.arrived -= 1);
		},
		departs(bucket) {
			const counts = countsOf(bucket);
			counts.departed += 1;
			count(counts, 1);
			return (isUnsent) => {
				counts.departed -= 1;
				if (isUnsent) count(counts, -1);
			};
		},
		refused(bucket, isQuota) {
			const counts = byBucket.get(bucket);
			const latest = counts?.slots.at(-1);
			if (!counts || !latest) return;
			latest.refused += 1;
			forgetOld(counts, clock.monotonicMs());
			if (!isQuota) return;
			const from = { fromMs: clock.monotonicMs(), count: 0, refused: 0 };
			const { quota } = counts;
			// With none answered since the last refusal, it is the same quota that is used up.
			const isSame = quota !== undefined && answeredOf(counts, quota.from) <= 0;
			counts.quota = { answered: isSame ? quota.answered : answeredOf(counts), from };
			counts.slots.push(from);
		},
		left(bucket) {
			const counts = byBucket.get(bucket);
			if (counts?.quota === undefined) return undefined;
			forgetOld(counts, clock.monotonicMs());
			const { answered, from } = counts.quota;
			if (answered <= 0 || clock.monotonicMs() - from.fromMs > FORGET_QUOTA_MS) return undefined;
			return Math.max(0, answered - Math.max(0, answeredOf(counts, from)));
		},
		buckets: () =>
			[...byBucket.values()]
				.map((counts) => {
					forgetOld(counts, clock.monotonicMs());
					const sent = sumOf(counts.slots.map(({ count }) => count));
					return { bucket: counts.bucket, sent, waiting: counts.arrived - counts.departed };
				})
				.sort((a, b) => (a.bucket < b.bucket ? -1 : 1)),
		sinceMs() {
			const ageMs = Math.min(DAY_MS, clock.monotonicMs() - startedAtMs);
			return Math.round(clock.nowMs() - ageMs);
		},
	};
}
