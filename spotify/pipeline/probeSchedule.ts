import type { Random } from '../concurrency/clock';
import { MAX_WINDOW_MS } from './windowLength';

/**
 * In windows of the documented length, since the last refusal; shorter ones are rare, and a probe in
 * each would be too many. Half a window more by chance, so that processes do not probe as one.
 */
const USUAL_WINDOWS = 2;
/** Where the limit has fallen lately, it may as well rise again soon. */
const CHANGED_WINDOWS = 1.2;
/** Who was given so little that answers take for ever. */
const STARVED_WINDOWS = 4;
const MAX_WINDOWS = 10;

/** Answers that a probe, which may cost a refusal, has to be worth. */
const USUAL_ANSWERS = 200;
const CHANGED_ANSWERS = 35;

/** A share as small as this may be one that others have left over, who are gone by now. */
const STARVED_LIMIT = 5;

/** A limit fell, where no more than this part of it was left; of small ones chance decides. */
const FALLEN_PART = 0.6;
const MIN_FALLEN_LIMIT = 40;

/** A fall may show in several steps, all within this. */
const FALL_MS = 60_000;

/** How long a fall is lately. */
const LATELY_MS = 600_000;

/** When to try whether more is allowed than is known: often enough to notice, and seldom enough to cost little. */
export interface ProbeSchedule {
	/** Notes a refusal: the time until the next probe begins. */
	refused(nowMs: number): void;
	/** Notes an answer since. */
	answered(): void;
	/** Notes which limit was learned in place of another. */
	learned(limit: number, before: number, nowMs: number): void;
	/** Tells from when on a probe is due, for who knows this limit. */
	dueMs(limit: number, nowMs: number): number;
}

/** Creates the schedule of an app of which nothing was refused yet. */
export function createProbeSchedule(random: Random): ProbeSchedule {
	let refusedAtMs = -Infinity;
	let fallenAtMs = -Infinity;
	let answers = 0;
	let peak = { limit: 0, atMs: -Infinity };
	let chance = 0;

	function windows(limit: number, nowMs: number): number {
		const isChanged = nowMs - fallenAtMs < LATELY_MS;
		if (answers >= (isChanged ? CHANGED_ANSWERS : USUAL_ANSWERS)) {
			return isChanged ? CHANGED_WINDOWS : USUAL_WINDOWS + chance / 2;
		}
		return (limit <= STARVED_LIMIT ? STARVED_WINDOWS : MAX_WINDOWS) * (1 + chance / 2);
	}

	return {
		refused(nowMs) {
			refusedAtMs = nowMs;
			answers = 0;
			chance = random();
		},
		answered: () => void (answers += 1),
		learned(limit, before, nowMs) {
			if (before >= peak.limit || nowMs - peak.atMs > FALL_MS)
				peak = { limit: before, atMs: nowMs };
			const isFall = peak.limit >= MIN_FALLEN_LIMIT && limit <= peak.limit * FALLEN_PART;
			if (isFall) fallenAtMs = nowMs;
		},
		dueMs: (limit, nowMs) => refusedAtMs + windows(limit, nowMs) * MAX_WINDOW_MS,
	};
}
