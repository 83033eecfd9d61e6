/** Time as the client sees it; handed in, so that no test waits. */
export interface Clock {
	/** Milliseconds since the epoch. */
	nowMs(): number;
	/** Resolves after `durationMs`, or as soon as `signal` is aborted. Never rejects. */
	sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
}

/** A number in [0, 1), like `Math.random`. */
export type Random = () => number;
