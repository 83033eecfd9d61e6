import type { Clock } from '../../spotify/concurrency/clock';

const START_MS = Date.UTC(2026, 10, 22, 12, 0, 0);

let passedMs = 0;

/** Durations of all sleeps asked for, in order. */
export const sleeps: number[] = [];

let told: (() => void) | undefined;

/** Tells of each sleep, before any of its time has passed. */
export const onSleep = (tell: () => void): void => void (told = tell);

interface Due {
	dueMs: number;
	over: AbortController;
}

const deadlines = new Set<Due>();

/** A clock on which a sleep takes no time but lets it pass: for runs in n8n's engine. */
export const autoClock: Clock = {
	nowMs: () => START_MS + passedMs,
	monotonicMs: () => passedMs,
	async sleep(durationMs, signal) {
		sleeps.push(durationMs);
		if (told) {
			told();
			await new Promise((resolve) => setImmediate(resolve));
		}
		if (!signal?.aborted) passedMs += durationMs;
		await new Promise((resolve) => setImmediate(resolve));
	},
	/** Over only when a test lets time pass: the sleep of one is no time for the answers of another. */
	deadline(durationMs) {
		const due: Due = { dueMs: passedMs + durationMs, over: new AbortController() };
		deadlines.add(due);
		return { signal: due.over.signal, end: () => void deadlines.delete(due) };
	},
};

export const pass = (durationMs: number): void => {
	passedMs += durationMs;
	for (const due of deadlines) if (due.dueMs <= passedMs) due.over.abort();
};

export const resetAutoClock = (): void => {
	passedMs = 0;
	sleeps.length = 0;
	told = undefined;
	deadlines.clear();
};
