import { durationText } from '../failures/rateLimitText';
import type { Clock } from './clock';

/** The moment after which a run waits for nothing any more. */
export interface WaitDeadline {
	/** By the monotonic clock. */
	atMs: number;
	/** Why there is one, for who reads that the run did not wait. */
	why: string;
}

/**
 * Makes the deadline of a run.
 * @param startedAtMs when the run began, by the monotonic clock
 * @param maxWaitMs how long the form lets the run wait for a rate limit
 */
export type WaitRule = (startedAtMs: number, maxWaitMs: number) => WaitDeadline;

/** What a tool waits where its form does not say: MCP clients give up a call after a minute. */
export const TOOL_WAIT_SECONDS = 20;

/** Makes the deadline of a tool, for whose answer somebody waits: all waits together last as long as one may. */
export const waitsAsTool: WaitRule = (startedAtMs, maxWaitMs) => ({
	atMs: startedAtMs + maxWaitMs,
	why: `As a tool, the node waits up to ${durationText(maxWaitMs)} in total, so that its answer is in time. 'Max Rate Limit Wait' sets how long.`,
});

/** As long as somebody may leave a run alone that nobody can stop. */
const UNSTOPPABLE_WAIT_MS = 600_000;

/** Makes the deadline of a run that nobody can stop, so that it ends by itself. */
export const waitsUnstoppable: WaitRule = (startedAtMs, maxWaitMs) => {
	const longestMs = Math.max(UNSTOPPABLE_WAIT_MS, maxWaitMs);
	return {
		atMs: startedAtMs + longestMs,
		why: `Nobody can stop this run, so the node waits only for what ends within ${durationText(longestMs)} of its start.`,
	};
};

/** Returns how long a run may still wait, in milliseconds; any time where it has no deadline. */
export const waitLeftMs = (clock: Clock, deadline: WaitDeadline | undefined): number =>
	deadline === undefined ? Infinity : Math.max(0, deadline.atMs - clock.monotonicMs());

/** The waits of one run. */
export interface Waits {
	/** Returns the run's deadline, where its form lets it wait that long; undefined if it has none. */
	deadlineOf(maxWaitMs: number): WaitDeadline | undefined;
	/** Returns how long the run may wait from now on, in milliseconds; any time where infinite. */
	leftMs(maxWaitMs: number): number;
}

/** Creates the waits of a run that begins now; without a rule it has no deadline. */
export function createWaits(clock: Clock, rule: WaitRule | undefined): Waits {
	const startedAtMs = clock.monotonicMs();
	const deadlineOf = (maxWaitMs: number) => rule?.(startedAtMs, maxWaitMs);
	return { deadlineOf, leftMs: (maxWaitMs) => waitLeftMs(clock, deadlineOf(maxWaitMs)) };
}
