import type { Clock } from './clock';

/** How long one waits for a lock. */
export interface LockOptions {
	maxWaitMs: number;
	/** Ends the wait. */
	signal?: AbortSignal | undefined;
}

/** Locks by key, first come, first served. A key is known only while somebody holds it. */
export interface KeyedLocks {
	/**
	 * Waits for the lock of a key.
	 * @returns `held` if the lock is the caller's now, to be released by them; else why it is not
	 */
	acquire(key: string, options: LockOptions): Promise<'held' | 'late' | 'stopped'>;
	/** Gives the lock back, to whoever has waited longest for it. */
	release(key: string): void;
}

/** Creates locks by key, none of which is held. */
export function createKeyedLocks(clock: Clock): KeyedLocks {
	/** Who waits for a key; there is an entry as long as somebody holds it. */
	const queues = new Map<string, Set<() => void>>();

	return {
		release(key) {
			const queue = queues.get(key);
			const [next] = queue ?? [];
			if (next) next();
			else queues.delete(key);
		},
		async acquire(key, { maxWaitMs, signal }) {
			if (signal?.aborted) return 'stopped';
			const queue = queues.get(key);
			if (!queue) {
				queues.set(key, new Set());
				return 'held';
			}
			const deadline = clock.deadline(maxWaitMs);
			return await new Promise((resolve) => {
				const settle = (arrival: 'held' | 'late' | 'stopped'): void => {
					queue.delete(enter);
					deadline.end();
					signal?.removeEventListener('abort', stop);
					resolve(arrival);
				};
				const enter = (): void => settle('held');
				const stop = (): void => settle('stopped');
				queue.add(enter);
				signal?.addEventListener('abort', stop, { once: true });
				deadline.signal.addEventListener('abort', () => settle('late'), { once: true });
			});
		},
	};
}
