import type { Clock } from '../concurrency/clock';
import type { Capabilities } from './capabilities';

/** Calls `work` with a signal that is aborted with the caller's, and when the time is over. */
async function withinTime<T>(
	clock: Clock,
	maxWaitMs: number,
	signal: AbortSignal | undefined,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const over = new AbortController();
	const stop = (): void => over.abort();
	const deadline = clock.deadline(maxWaitMs);
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
 * What is known of an app, as one sees it who waits for the finding out of another run no longer
 * than for a rate limit: that run may wait for hours. Who waits no longer asks, and is told by the
 * gate what it would have to wait for.
 */
export const withPatience = (
	capabilities: Capabilities,
	clock: Clock,
	maxWaitMs: number,
): Capabilities => ({
	known: capabilities.known,
	probe: async (what, nowMs, ask, refused, signal) =>
		await withinTime(
			clock,
			maxWaitMs,
			signal,
			async (within) => await capabilities.probe(what, nowMs, ask, refused, within),
		),
	sizes: {
		known: capabilities.sizes.known,
		ask: async (what, sizes, nowMs, send, signal) =>
			await withinTime(
				clock,
				maxWaitMs,
				signal,
				async (within) => await capabilities.sizes.ask(what, sizes, nowMs, send, within),
			),
	},
});
