import type { Clock } from '../concurrency/clock';
import type { Capabilities } from './capabilities';

/** Calls `work` with a signal that is aborted with the caller's, and when the time is over. */
async function withinTime<T>(
	clock: Clock,
	longestWaitMs: () => number,
	signal: AbortSignal | undefined,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const over = new AbortController();
	const stop = (): void => over.abort();
	const deadline = clock.deadline(longestWaitMs());
	if (signal?.aborted) stop();
	signal?.addEventListener('abort', stop, { once: true });
	deadline.signal.addEventListener('abort', stop, { once: true });
	try {
		return await work(over.signal);
	} finally {
		deadline.end();
		signal?.removeEventListener('abort', stop);
	}
}

/**
 * Limits how long a run waits for what another run is finding out about the app: no longer than for
 * a rate limit, as that run may wait for hours. A run that waits no longer asks nothing, and the
 * gate tells it what it would have to wait for.
 * @param longestWaitMs returns how long the run may wait now
 */
export const withPatience = (
	capabilities: Capabilities,
	clock: Clock,
	longestWaitMs: () => number,
): Capabilities => ({
	known: capabilities.known,
	probe: async (what, nowMs, ask, refused, signal) =>
		await withinTime(
			clock,
			longestWaitMs,
			signal,
			async (within) => await capabilities.probe(what, nowMs, ask, refused, within),
		),
	sizes: {
		known: capabilities.sizes.known,
		ask: async (what, sizes, nowMs, send, signal) =>
			await withinTime(
				clock,
				longestWaitMs,
				signal,
				async (within) => await capabilities.sizes.ask(what, sizes, nowMs, send, within),
			),
	},
});
