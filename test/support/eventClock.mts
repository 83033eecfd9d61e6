import type { Clock } from '../../spotify/concurrency/clock';
import { settle } from './fakeClock.mts';

/** A clock for many sleepers: it goes from one event to the next. */
export interface EventClock extends Clock {
	/** Moves time on until `work` is done, or a moment has come. */
	run(work: Promise<unknown>, untilMs: number): Promise<void>;
}

const START_MS = Date.UTC(2026, 0, 1);

export function createEventClock(): EventClock {
	let nowMs = 0;
	/** Who is woken when, in whole milliseconds as timers count. */
	const events = new Map<number, Array<() => void>>();

	const wakeAt = (atMs: number, wake: () => void): void => {
		const atOnce = events.get(atMs);
		if (atOnce) atOnce.push(wake);
		else events.set(atMs, [wake]);
	};
	const nextMs = (): number => {
		let next = Infinity;
		for (const atMs of events.keys()) if (atMs < next) next = atMs;
		return next;
	};

	return {
		nowMs: () => START_MS + nowMs,
		monotonicMs: () => nowMs,
		sleep: async (durationMs) =>
			await new Promise((resolve) => wakeAt(Math.ceil(nowMs + durationMs), resolve)),
		deadline: () => ({ signal: new AbortController().signal, end: () => undefined }),
		async run(work, untilMs) {
			let isDone = false;
			void work.then(() => (isDone = true));
			for (await settle(); !isDone; await settle()) {
				const atMs = nextMs();
				if (atMs > untilMs) return;
				nowMs = atMs;
				const awake = events.get(atMs) ?? [];
				events.delete(atMs);
				for (const wake of awake) wake();
			}
		},
	};
}
