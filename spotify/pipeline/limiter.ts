import { failed, succeeded, type Outcome } from '../failures/outcome';
import { cancelledUnsent } from '../failures/types';

/** The requests of one app that are on their way, and who waits to send one. First come, first served. */
export interface Limiter {
	/**
	 * Waits until fewer than `max()` requests are on their way; asked again whenever a slot comes free.
	 * @returns the function that gives the slot back, or `cancelled`
	 */
	acquire(max: () => number, signal?: AbortSignal): Promise<Outcome<() => void>>;
	/** Counts the slots that are taken. */
	inUse(): number;
}

interface Waiter {
	/** Returns how many requests may be on their way at most. */
	max(): number;
	/** Gives the waiter a slot. */
	enter(): void;
}

/** Limits how many requests of one app are on their way. The limit travels with each caller, so that no run decides for another. */
export function createLimiter(): Limiter {
	let inUse = 0;
	const waiting = new Set<Waiter>();

	const admit = (): void => {
		for (const waiter of waiting) {
			if (inUse >= waiter.max()) return;
			waiting.delete(waiter);
			waiter.enter();
		}
	};

	const take = (): (() => void) => {
		inUse += 1;
		let held = true;
		return () => {
			if (!held) return;
			held = false;
			inUse -= 1;
			admit();
		};
	};

	return {
		inUse: () => inUse,
		async acquire(max, signal) {
			if (signal?.aborted) return failed(cancelledUnsent());
			if (waiting.size === 0 && inUse < max()) return succeeded(take());
			return await new Promise((resolve) => {
				const waiter: Waiter = {
					max,
					enter: () => {
						signal?.removeEventListener('abort', giveUp);
						resolve(succeeded(take()));
					},
				};
				const giveUp = (): void => {
					waiting.delete(waiter);
					resolve(failed(cancelledUnsent()));
					admit();
				};
				signal?.addEventListener('abort', giveUp, { once: true });
				waiting.add(waiter);
			});
		},
	};
}
