import type { Clock } from './clock';

/** Waits for a moment, where it is to come; gives whether the run goes on. */
export async function waitUntil(
	{ clock, signal }: { clock: Clock; signal?: AbortSignal | undefined },
	atMs: number,
): Promise<boolean> {
	const waitMs = atMs - clock.monotonicMs();
	if (waitMs > 0) await clock.sleep(waitMs, signal);
	return signal?.aborted !== true;
}
