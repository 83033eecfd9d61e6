import type { Clock } from '../../spotify/concurrency/clock';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
	/** The durations of all sleeps asked for, in order. */
	readonly sleeps: number[];
	/** Sleepers not yet woken: none may be left when everyone has been answered. */
	asleep(): number;
	/** Sets the time of day so much forward, or back; no pause is to notice. */
	set(byMs: number): void;
	/** Moves time on, waking sleepers in the order in which they are due, each at its moment. */
	advance(durationMs: number): Promise<void>;
	/** Moves time on from sleeper to sleeper until `promise` is settled, and returns its result. */
	until<T>(promise: Promise<T>): Promise<T>;
}

interface Sleeper {
	dueMs: number;
	wake(): void;
}

/** Lets everything run that waits for nothing but its turn. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function createFakeClock(startMs = Date.UTC(2026, 0, 1)): FakeClock {
	let nowMs = startMs;
	let setByMs = 0;
	const sleeps: number[] = [];
	const sleepers = new Set<Sleeper>();

	const nextDue = (byMs: number) =>
		[...sleepers].filter(({ dueMs }) => dueMs <= byMs).sort((a, b) => a.dueMs - b.dueMs)[0];

	async function advanceTo(targetMs: number): Promise<void> {
		await settle();
		for (let next = nextDue(targetMs); next; next = nextDue(targetMs)) {
			nowMs = Math.max(nowMs, next.dueMs);
			next.wake();
			await settle();
		}
		nowMs = Math.max(nowMs, targetMs);
	}

	function fallAsleep(durationMs: number, wakeUp: () => void): Sleeper {
		const sleeper: Sleeper = {
			dueMs: nowMs + durationMs,
			wake() {
				sleepers.delete(sleeper);
				wakeUp();
			},
		};
		sleepers.add(sleeper);
		return sleeper;
	}

	return {
		sleeps,
		nowMs: () => nowMs + setByMs,
		monotonicMs: () => nowMs - startMs,
		set: (byMs) => void (setByMs += byMs),
		asleep: () => sleepers.size,
		advance: async (durationMs) => await advanceTo(nowMs + durationMs),
		async until(promise) {
			let settled = false;
			const done = () => void (settled = true);
			promise.then(done, done);
			for (await settle(); !settled; await settle()) {
				const next = nextDue(Infinity);
				if (next === undefined) throw new Error('Nobody sleeps, and the promise is not settled');
				await advanceTo(Math.max(nowMs, next.dueMs));
			}
			return await promise;
		},
		async sleep(durationMs, signal) {
			sleeps.push(durationMs);
			if (signal?.aborted) return;
			await new Promise<void>((resolve) => {
				const sleeper = fallAsleep(durationMs, () => {
					signal?.removeEventListener('abort', sleeper.wake);
					resolve();
				});
				signal?.addEventListener('abort', sleeper.wake);
			});
		},
		deadline(durationMs) {
			const over = new AbortController();
			const sleeper = fallAsleep(durationMs, () => over.abort());
			return { signal: over.signal, end: () => void sleepers.delete(sleeper) };
		},
	};
}
