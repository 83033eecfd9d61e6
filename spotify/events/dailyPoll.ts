import type { SpotifyFailure } from '../failures/types';
import type { Outcome } from '../failures/outcome';
import {
	endsPoll,
	gather,
	lookAround,
	type LookingRules,
	type PollLimits,
	type PollResult,
} from './lookAround';
import { pollTargets } from './pollTargets';
import {
	allowanceOf,
	beginPoll,
	CLOSER_LOOK_REQUESTS,
	isListDue,
	isSchedule,
	leftOf,
	listRequests,
	reserveOf,
	withSpent,
	type DayPlan,
	type Schedule,
} from './schedule';
import type { PollState } from './state';
import { turnsOf, withLooks, withPlaces, type LookDone, type Turns } from './turns';
import type { EventKind, PollStep, PollStepResult, WatchTools } from './types';

/** How many places are looked at at once, as long as that cannot exceed the number of the day. */
const MAX_LOOKS_AT_ONCE = 2;

/** Failures of Spotify or of the way there: they would only use up the day's requests. */
const OUTAGES: ReadonlyArray<SpotifyFailure['kind']> = ['network', 'notSent', 'server'];

const endsDay = (failure: SpotifyFailure): boolean =>
	endsPoll(failure) || OUTAGES.includes(failure.kind);

/** What is gone stays so: it is looked at again when its turn comes. */
const isPassing = ({ kind }: SpotifyFailure): boolean => kind !== 'notFound';

type DayLimits = PollLimits & { maxRequestsPerDay: number };

/** Whether the list of places is read in this poll. */
const readsList = (schedule: Schedule, plan: DayPlan): boolean =>
	allowanceOf(schedule, plan) > 0 &&
	isListDue(schedule, plan) &&
	// One that is longer than a day's number is read all the same, at the start of a day.
	(listRequests(schedule) <= leftOf(schedule, plan) || leftOf(schedule, plan) === plan.perDay);

/** The places that there are now: those of the form, or of the list where that was read anew. */
async function currentPlaces(
	kind: EventKind,
	ids: readonly string[],
	schedule: Schedule,
	tools: WatchTools,
	plan: DayPlan,
): Promise<{ schedule: Schedule; failures: SpotifyFailure[] }> {
	if (kind.followed && !readsList(schedule, plan)) return { schedule, failures: [] };
	const found = await pollTargets(kind, ids, tools);
	if (!found.ok) return { schedule, failures: [found.failure] };
	const { ids: listed } = found.value;
	const names = kind.watch.usesNames?.(tools.values) ? found.value.names : undefined;
	const now = { ...withPlaces(schedule, listed), names, listedAt: plan.nowMs };
	return { schedule: now, failures: [] };
}

/** When a poll ends, as long as no failure ends it: with its time, its requests, or those of the day. */
function dayRules(
	schedule: Schedule,
	sentBefore: number,
	plan: DayPlan,
	{ clock, maxConcurrency }: WatchTools,
	{ deadlineMs, maxRequests, usage }: DayLimits,
): LookingRules {
	const list = schedule.listedAt > 0 && isListDue(schedule, plan) ? listRequests(schedule) : 0;
	const reserve = Math.min(plan.perDay, Math.max(reserveOf(plan.perDay), list));
	const maxOfDay = leftOf(schedule, plan) - reserve + 1;
	const max = Math.min(maxRequests, allowanceOf(schedule, plan), maxOfDay);
	// What is kept for a look that finds something is enough for one, not for two at once.
	const isAmple = max + CLOSER_LOOK_REQUESTS <= maxOfDay;
	const sentByLooksBefore = usage.requests();
	return {
		concurrency: isAmple ? Math.min(maxConcurrency, MAX_LOOKS_AT_ONCE) : 1,
		isEnd: endsDay,
		isOver(begun) {
			const sent = Math.max(usage.requests() - sentBefore, sentByLooksBefore - sentBefore + begun);
			return sent >= max || clock.monotonicMs() >= deadlineMs;
		},
	};
}

/** Looks at a place as thriftily as it goes, or more closely where a closer look is free. */
async function beginLooks(
	{ watch }: EventKind,
	{ ids, late }: Turns,
	{ closerRequests }: Schedule,
	tools: WatchTools,
): Promise<{ look: PollStep<unknown>; closer(): number }> {
	let used = 0;
	const mayLookCloser = (): boolean => {
		if (closerRequests - used < CLOSER_LOOK_REQUESTS) return false;
		used += CLOSER_LOOK_REQUESTS;
		return true;
	};
	const thrifty = await watch.begin(ids, { ...tools, mayLookCloser: () => false });
	const free = await watch.begin(ids, { ...tools, mayLookCloser });
	return {
		look: async (id, known) => await (late.has(id) ? thrifty : free)(id, known),
		closer: () => used,
	};
}

const lookDone = (id: string, sight: Outcome<PollStepResult>): LookDone => ({
	id,
	hasFailed: !sight.ok && isPassing(sight.failure),
	hasNews: sight.ok && sight.value.events.length > 0,
});

/**
 * Looks for what has happened since `memory`, at as many places as the requests of the day allow in
 * this poll: those first that were not looked at for the longest time. Never rejects.
 */
export async function dailyPoll(
	kind: EventKind,
	ids: readonly string[],
	memory: PollState,
	tools: WatchTools,
	limits: DayLimits,
): Promise<PollResult> {
	const { usage, maxRequestsPerDay: perDay } = limits;
	const plan: DayPlan = { perDay, nowMs: tools.clock.nowMs() };
	const sentBefore = usage.requests();
	const known = isSchedule(memory.schedule) ? memory.schedule : undefined;
	const begun = beginPoll(known, plan);
	const { schedule, failures } = await currentPlaces(kind, ids, begun, tools, plan);
	const turns = turnsOf(schedule, plan);
	const { names } = schedule;
	const { look, closer } = await beginLooks(kind, turns, schedule, {
		...tools,
		...(names && { names }),
	});
	const rules = dayRules(schedule, sentBefore, plan, tools, limits);
	const sights = failures.some(endsDay) ? [] : await lookAround(turns.ids, look, memory, rules);

	const seen = gather(turns.ids, sights, memory);
	const looks = turns.ids.flatMap((id, index) => {
		const sight = sights[index];
		// What ends a poll says nothing of the place: that is looked at first by the next one.
		return !sight || (!sight.ok && endsPoll(sight.failure)) ? [] : [lookDone(id, sight)];
	});
	const next = withSpent(
		withLooks(schedule, looks, plan),
		{
			requests: usage.requests() - sentBefore,
			extraLooks: looks.filter(({ id }) => turns.extra.has(id)).length,
			closerRequests: closer(),
		},
		plan,
	);
	return {
		events: seen.events,
		// As long as the list could not be read, nobody knows of whom the parts are not needed any more.
		memory: { parts: schedule.listedAt > 0 ? seen.memory.parts : memory.parts, schedule: next },
		failures: [...failures, ...seen.failures],
	};
}
