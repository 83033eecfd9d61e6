import type { Clock } from '../concurrency/clock';
import { createKeyedLocks, type KeyedLocks, type LockOptions } from '../concurrency/keyedLocks';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { durationText } from '../failures/rateLimitText';
import type { Busy, SpotifyFailure } from '../failures/types';

/** What somebody holds who changes a playlist, as the requests see it that are sent under it. */
export interface Lease {
	/**
	 * Begins a request; waits for the lease where it was given back meanwhile.
	 * @returns why the request may not be sent, if it may not
	 */
	enter(): Promise<SpotifyFailure | undefined>;
	/** Ends a request. What was `answered` is built on: from then on the lease is not given back. */
	exit(answered: boolean): void;
	/**
	 * Does nothing but `wait`. Others hold the lease meanwhile, unless something was answered in it, or
	 * another request of it is under way: what comes next may be planned by what was read.
	 * @returns why the lease could not be had again, if it could not
	 */
	leaveFor(wait: () => Promise<void>): Promise<SpotifyFailure | undefined>;
}

/** How long one waits, and for what. */
export interface MutexOptions extends LockOptions {
	/** What is changed, for the failure's text; where absent, the key is the ID of a playlist. */
	subject?: string | undefined;
}

/**
 * Lets work on one playlist wait for earlier work on it, also of other executions. Spotify answers
 * parallel writes to one playlist with 500s.
 */
export interface KeyedMutex {
	/**
	 * Runs `work` when no other work with its key runs. Once the signal is aborted, `work` does not
	 * wait for its lease: it has to see for itself that it stops.
	 * @returns what `work` gives; `busy` if its lease does not come in time
	 */
	runExclusive<T>(
		key: string,
		work: (lease: Lease) => Promise<T>,
		options: MutexOptions,
	): Promise<Outcome<T>>;
}

const tooLate = (subject: string, maxWaitMs: number): Busy => ({
	kind: 'busy',
	unsent: true,
	message: `Another execution is still changing ${subject}`,
	hint: `This run waited ${durationText(maxWaitMs)}, the limit in 'Max Rate Limit Wait', and then stopped. Run it again later, or raise the limit.`,
});

/** Creates a lease that is not held yet, and the ways to get it and to end it. */
function leaseOn(key: string, locks: KeyedLocks, options: MutexOptions) {
	const { subject = `the playlist ${key}` } = options;
	let isHeld = false;
	let isBuiltOn = false;
	let underWay = 0;
	let coming: Promise<SpotifyFailure | undefined> | undefined;

	async function arrive(): Promise<SpotifyFailure | undefined> {
		const arrival = await locks.acquire(key, options);
		isHeld = arrival === 'held';
		coming = undefined;
		return arrival === 'late' ? tooLate(subject, options.maxWaitMs) : undefined;
	}
	const come = async (): Promise<SpotifyFailure | undefined> =>
		isHeld ? undefined : await (coming ??= arrive());
	function leave(): void {
		if (!isHeld) return;
		isHeld = false;
		locks.release(key);
	}

	const lease: Lease = {
		async enter() {
			underWay += 1;
			return await come();
		},
		exit(answered) {
			underWay -= 1;
			isBuiltOn ||= answered;
		},
		async leaveFor(wait) {
			if (!isBuiltOn && underWay <= 1) leave();
			await wait();
			return await come();
		},
	};
	return { come, leave, lease };
}

/** Creates a mutex by key, of which none is held. */
export function createKeyedMutex(clock: Clock): KeyedMutex {
	const locks = createKeyedLocks(clock);
	return {
		async runExclusive(key, work, options) {
			const { come, leave, lease } = leaseOn(key, locks, options);
			const late = await come();
			if (late) return failed(late);
			try {
				return succeeded(await work(lease));
			} finally {
				leave();
			}
		},
	};
}
