import * as n8nWorkflow from 'n8n-workflow';
import type { Clock } from '../../../spotify/concurrency/clock';

type AbortableSleep = (durationMs: number, signal?: AbortSignal) => Promise<void>;

/**
 * n8n-workflow 1.120 has `sleepWithAbort(ms, signal)`, and a `sleep(ms)` that ignores a signal;
 * 2.41 has only `sleep(ms, signal)`.
 */
const abortableSleep = (
	'sleepWithAbort' in n8nWorkflow ? n8nWorkflow.sleepWithAbort : n8nWorkflow.sleep
) as AbortableSleep;

/** The longest wait that a timer of Node.js can count. */
const MAX_TIMER_MS = 2 ** 31 - 1;

const ignore = (): void => undefined;

/** Real time; the one place that waits. */
export const n8nClock: Clock = {
	nowMs: () => Date.now(),
	monotonicMs: () => performance.now(),
	sleep: async (durationMs, signal) => {
		// Rejects when the signal is aborted; who waits looks at the signal.
		await abortableSleep(Math.min(durationMs, MAX_TIMER_MS), signal).catch(ignore);
	},
	deadline: (durationMs) => {
		const over = new AbortController();
		const ended = new AbortController();
		void n8nClock.sleep(durationMs, ended.signal).then(() => {
			if (!ended.signal.aborted) over.abort();
		});
		return { signal: over.signal, end: () => ended.abort() };
	},
};
