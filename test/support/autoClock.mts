import type { Clock } from '../../spotify/clock';

const START_MS = Date.UTC(2026, 10, 22, 12, 0, 0);

let passedMs = 0;

/** Durations of all sleeps asked for, in order. */
export const sleeps: number[] = [];

/** A clock on which a sleep takes no time but lets it pass: for runs in n8n's engine. */
export const autoClock: Clock = {
	nowMs: () => START_MS + passedMs,
	async sleep(durationMs, signal) {
		sleeps.push(durationMs);
		if (!signal?.aborted) passedMs += durationMs;
		await new Promise((resolve) => setImmediate(resolve));
	},
};

export const pass = (durationMs: number): void => {
	passedMs += durationMs;
};

export const resetAutoClock = (): void => {
	passedMs = 0;
	sleeps.length = 0;
};
