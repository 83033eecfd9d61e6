import { maxSpare, usualGapOf, type DayPlan, type Schedule } from './schedule';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../values/durations';

/** Every place is looked at within so many times the days that one request for each would take. */
export const ROUND_STRETCH = 4 / 3;

/** At that part of the longest time, or where the next poll would be too late for it, a place goes first. */
const LATE = 0.95;

const FRIDAY = 5;

const isFriday = (nowMs: number): boolean => new Date(nowMs).getUTCDay() === FRIDAY;

/** Takes the places over that there are now: who is new comes first. */
export function withPlaces(schedule: Schedule, ids: readonly string[]): Schedule {
	const { places, activeAt } = schedule;
	const isThere = new Set(ids);
	const still = Object.entries(places).filter(([id]) => isThere.has(id));
	const added = ids.filter((id) => !Object.hasOwn(places, id)).map((id) => [id, 0] as const);
	return {
		...schedule,
		places: Object.fromEntries([...added, ...still]),
		activeAt: Object.fromEntries(Object.entries(activeAt).filter(([id]) => isThere.has(id))),
	};
}

/** Which places a poll looks at, in that order. */
export interface Turns {
	ids: string[];
	/** Those that would soon have waited too long; nothing else may take their requests. */
	late: ReadonlySet<string>;
	/** Those that are looked at only since something new was found there lately. */
	extra: ReadonlySet<string>;
}

/**
 * Puts the places in order: who has waited for too long, who was active lately and has not been
 * looked at for a day (on Fridays, when most music comes out, for six hours), then the others by how
 * long they have waited.
 */
export function turnsOf(schedule: Schedule, { perDay, nowMs }: DayPlan): Turns {
	const byWait = Object.entries(schedule.places).sort(([, a], [, b]) => a - b);
	const longestMs = (byWait.length / perDay) * ROUND_STRETCH * DAY_MS;
	const untilNextMs = Math.min(DAY_MS, usualGapOf(schedule));
	const isLate = (atMs: number): boolean =>
		atMs === 0 ||
		nowMs - atMs >= longestMs * LATE ||
		nowMs - atMs + untilNextMs > longestMs + MINUTE_MS;
	const late = byWait.filter(([, atMs]) => isLate(atMs)).map(([id]) => id);
	const isBig = isFriday(nowMs);
	// Half of what is free is kept for Fridays.
	const free = schedule.extraLooks - (isBig ? 0 : maxSpare(perDay) / 2);
	const restMs = isBig ? 6 * HOUR_MS : DAY_MS;
	const extra = byWait
		.filter(
			([id, atMs]) =>
				Object.hasOwn(schedule.activeAt, id) && !isLate(atMs) && nowMs - atMs >= restMs,
		)
		.map(([id]) => id)
		.slice(0, Math.max(0, Math.floor(free)));
	const ids = [...new Set([...late, ...extra, ...byWait.map(([id]) => id)])];
	return { ids, late: new Set(late), extra: new Set(extra) };
}

/** What became of a look. */
export interface LookDone {
	id: string;
	/** It has failed in a way that passes, so that it comes again soon. */
	hasFailed: boolean;
	hasNews: boolean;
}

/** Notes the looks of a poll: who was looked at waits longest from then on. */
export function withLooks(
	schedule: Schedule,
	looks: readonly LookDone[],
	{ nowMs }: DayPlan,
): Schedule {
	const { places, activeAt, names } = schedule;
	const times = Object.values(places).sort((a, b) => a - b);
	// One that fails at each look must not be the next one for ever.
	const soon = times[Math.ceil(times.length / 10)] ?? nowMs;
	const looked = looks
		.filter(({ id }) => Object.hasOwn(places, id))
		.map(
			({ id, hasFailed }) => [id, hasFailed ? Math.max(soon, places[id] ?? 0, 1) : nowMs] as const,
		);
	const isLooked = new Set(looked.map(([id]) => id));
	const all = Object.entries({ ...places, ...Object.fromEntries(looked) });
	const active = looks.filter(({ hasNews }) => hasNews).map(({ id }) => [id, nowMs] as const);
	// Who was looked at has left to know what it needs.
	const unseen = Object.entries(names ?? {}).filter(
		([id]) => places[id] === 0 && !isLooked.has(id),
	);
	return {
		...schedule,
		names: unseen.length > 0 ? Object.fromEntries(unseen) : undefined,
		places: Object.fromEntries(all.sort(([, a], [, b]) => a - b)),
		activeAt: { ...activeAt, ...Object.fromEntries(active) },
	};
}
