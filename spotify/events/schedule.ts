import { sumOf } from '../values/counts';
import { isListOf, isNumber, isRecordOf, isShape, isText } from './storedShapes';
import { PAGES } from '../operations/pages';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../values/durations';

/** Returns the date of a time, in UTC. */
export const dayOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);

/**
 * What is remembered of how the requests of a day are spread over the places and the polls. Times are
 * in milliseconds since 1970; where the clock was set back, what lies ahead counts as now.
 */
export interface Schedule {
	/** When each place was last looked at, the longest ago first; 0 where it never was. */
	places: Readonly<Record<string, number>>;
	/** When something new was last found at a place. */
	activeAt: Readonly<Record<string, number>>;
	/** When the list of places was read; 0 where it never was. */
	listedAt: number;
	polledAt: number;
	/** The longest times between two polls: of this day, and of the day before. */
	gaps: readonly number[];
	gapsSince: number;
	/** How many requests were sent: the time of the last of each half hour, and their number. */
	sent: ReadonlyArray<readonly number[]>;
	/** How many requests the polls so far have left; less than 0 where a look took more. */
	credit: number;
	/** How many looks at places that are not due, and how many requests of closer looks, are free. */
	extraLooks: number;
	closerRequests: number;
	/** What places are called that were never looked at, as the list of them says. */
	names?: Readonly<Record<string, string>> | undefined;
}

export const isSchedule = isShape(
	{
		places: isRecordOf(isNumber),
		activeAt: isRecordOf(isNumber),
		listedAt: isNumber,
		polledAt: isNumber,
		gaps: isListOf(isNumber),
		gapsSince: isNumber,
		sent: isListOf(isListOf(isNumber)),
		credit: isNumber,
		extraLooks: isNumber,
		closerRequests: isNumber,
	},
	{ names: isRecordOf(isText) },
);

/** How a number of requests a day is spent. */
export interface DayPlan {
	perDay: number;
	nowMs: number;
}

/** A poll that is a little early must not find that its day has not begun. */
const DAY_OVER_MS = DAY_MS - MINUTE_MS;

/** What counts as one moment in what is remembered of the requests. */
const SENT_TOGETHER_MS = 30 * MINUTE_MS;

/** The part of a day's requests that the first poll may send: nobody knows when the next one comes. */
const FIRST_PART = 1 / 4;

/** For how long a place counts as active after something new was found. */
const ACTIVE_MS = 28 * DAY_MS;

/** How much of what is sent is free for looks at active places, and for closer looks. */
const EXTRA_SHARE = 0.05;

/** The share for closer looks, where all places can be looked at closely within a day. */
const AMPLE_SHARE = 0.5;

/** What one closer look takes: one request for each of the usual groups of releases, and one beside. */
export const CLOSER_LOOK_REQUESTS = 3;

/** The part of a day's requests that reading the list may take. */
const LIST_SHARE = 1 / 10;

const sentIn = (sent: Schedule['sent']): number => sumOf(sent.map(([, requests = 0]) => requests));

/** Returns how much of what is free can be kept for later. */
export const maxSpare = (perDay: number): number => Math.max(CLOSER_LOOK_REQUESTS, perDay / 16);

/** Returns the longest time between two polls of the last two days; 0 where there was only one. */
export const usualGapOf = ({ gaps: [today = 0, before = 0] }: Schedule): number =>
	Math.max(today, before);

/** The requests of the last day. */
function ofLastDay(sent: Schedule['sent'], nowMs: number): Schedule['sent'] {
	return sent.filter(([atMs = 0]) => atMs <= nowMs && nowMs - atMs < DAY_OVER_MS);
}

/** Gives a poll its part of the day's requests, by the time since the last one. */
export function beginPoll(known: Schedule | undefined, { perDay, nowMs }: DayPlan): Schedule {
	if (!known) {
		return {
			places: {},
			activeAt: {},
			listedAt: 0,
			polledAt: nowMs,
			gaps: [0, 0],
			gapsSince: nowMs,
			sent: [],
			credit: Math.max(1, perDay * FIRST_PART),
			extraLooks: 0,
			closerRequests: 0,
		};
	}
	const gap = Math.max(0, nowMs - known.polledAt);
	const [today = 0, before = 0] = known.gaps;
	// What was lost while nobody polled is not caught up with at once, unless polls are always so rare.
	const usualGap = usualGapOf(known) || gap;
	const max = 1 + (perDay * Math.min(DAY_MS, Math.max(HOUR_MS, usualGap))) / DAY_MS;
	const isDayOver = Math.abs(nowMs - known.gapsSince) >= DAY_OVER_MS;
	const notAhead = ([id, atMs]: [string, number]) => [id, Math.min(atMs, nowMs)] as const;
	return {
		...known,
		places: Object.fromEntries(Object.entries(known.places).map(notAhead)),
		activeAt: Object.fromEntries(
			Object.entries(known.activeAt)
				.map(notAhead)
				.filter(([, atMs]) => nowMs - atMs < ACTIVE_MS),
		),
		listedAt: Math.min(known.listedAt, nowMs),
		polledAt: nowMs,
		gaps: isDayOver ? [gap, today] : [Math.max(today, gap), before],
		gapsSince: isDayOver ? nowMs : known.gapsSince,
		sent: ofLastDay(known.sent, nowMs),
		credit: Math.min(Math.max(max, known.credit), known.credit + (perDay * gap) / DAY_MS),
	};
}

/** Says how many requests a poll may send. */
export const allowanceOf = ({ credit, sent }: Schedule, { perDay }: DayPlan): number =>
	Math.max(0, Math.min(Math.floor(credit), perDay - sentIn(sent)));

/**
 * Says how many requests have to be left of a day before a look is begun: one that finds something
 * takes several.
 */
export const reserveOf = (perDay: number): number =>
	Math.min(perDay, Math.max(CLOSER_LOOK_REQUESTS, Math.ceil(perDay / 20)));

/** Says how many requests are left of the day. */
export const leftOf = ({ sent }: Schedule, { perDay }: DayPlan): number => perDay - sentIn(sent);

/** Counts the requests that the list of places takes, as far as it is known. */
export const listRequests = ({ places }: Schedule): number =>
	Math.max(1, Math.ceil(Object.keys(places).length / PAGES.maxLimit));

/**
 * Tells whether the list of places has to be read: once a day, or so seldom that it takes a tenth of
 * the requests at most.
 */
export function isListDue(schedule: Schedule, { perDay, nowMs }: DayPlan): boolean {
	const days = Math.max(1, listRequests(schedule) / (perDay * LIST_SHARE));
	return schedule.listedAt === 0 || nowMs - schedule.listedAt >= days * DAY_OVER_MS;
}

/** What a poll has used. */
export interface Spent {
	requests: number;
	extraLooks: number;
	closerRequests: number;
}

/** Notes what a poll has sent. */
export function withSpent(
	schedule: Schedule,
	{ requests, extraLooks, closerRequests }: Spent,
	{ perDay, nowMs }: DayPlan,
): Schedule {
	const last = schedule.sent.at(-1) ?? [];
	const halfHour = (atMs: number): number => Math.floor(atMs / SENT_TOGETHER_MS);
	const isSame = last[0] !== undefined && halfHour(last[0]) === halfHour(nowMs);
	const before = isSame ? schedule.sent.slice(0, -1) : schedule.sent;
	const now = [nowMs, requests + (isSame ? (last[1] ?? 0) : 0)];
	const max = maxSpare(perDay);
	const isAmple = Object.keys(schedule.places).length * CLOSER_LOOK_REQUESTS <= perDay;
	const closerShare = isAmple ? AMPLE_SHARE : EXTRA_SHARE;
	const maxCloser = isAmple ? perDay * AMPLE_SHARE : max;
	return {
		...schedule,
		sent: requests > 0 ? [...before, now] : schedule.sent,
		credit: schedule.credit - requests,
		extraLooks: Math.min(max, schedule.extraLooks + requests * EXTRA_SHARE - extraLooks),
		closerRequests: Math.min(
			maxCloser,
			schedule.closerRequests + requests * closerShare - closerRequests,
		),
	};
}
