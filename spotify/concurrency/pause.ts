import type { Clock } from './clock';

/** A pause that runs, by the clock that nobody sets. */
export interface Pause {
	/** Its end, by the monotonic clock. */
	untilMs: number;
	/** The time of day of its end, in milliseconds since the epoch, as it was when the pause began. */
	endsAtMs: number;
}

/** Clocks drift, and are corrected by a little all the time: no reason to name another moment. */
const DRIFT_MS = 5_000;

/** Starts a pause of so many milliseconds from now on. */
export const startPause = (clock: Clock, durationMs: number): Pause => ({
	untilMs: clock.monotonicMs() + durationMs,
	endsAtMs: Math.ceil(clock.nowMs() + durationMs),
});

/** Returns how many milliseconds a pause still lasts; 0 or less when it is over. */
export const remainingMs = (clock: Clock, pause: Pause | undefined): number =>
	pause === undefined ? 0 : pause.untilMs - clock.monotonicMs();

/**
 * Returns the time of day at which a pause is over, in milliseconds since 1970: the same each time,
 * unless somebody has set the clock.
 */
export function endOf(clock: Clock, pause: Pause): number {
	const endsAtMs = Math.ceil(clock.nowMs() + remainingMs(clock, pause));
	return Math.abs(endsAtMs - pause.endsAtMs) <= DRIFT_MS ? pause.endsAtMs : endsAtMs;
}

/** Returns the pause that ends later. */
export const laterOf = <P extends Pause>(one: P | undefined, other: P): P =>
	one && one.untilMs >= other.untilMs ? one : other;
