/** Time as the client sees it; handed in, so that no test waits. */
export interface Clock {
	/** Milliseconds since the epoch: the time of day. Somebody may set it, forward or back. */
	nowMs(): number;
	/** Milliseconds since some moment, by a clock that nobody sets: what pauses are counted by. */
	monotonicMs(): number;
	/** Resolves after `durationMs`, or as soon as `signal` is aborted. Never rejects. */
	sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
	/** Begins a time in which something has to be done. */
	deadline(durationMs: number): Deadline;
}

/** A time that is running. */
export interface Deadline {
	/** Aborted when the time is over. */
	signal: AbortSignal;
	/** Ends it before: the signal is then never aborted. */
	end(): void;
}

/** A number in [0, 1), like `Math.random`. */
export type Random = () => number;
