import { append } from '../values/append';
import type { SpotifyFailure } from '../failures/types';
import { textAt } from '../values/json';
import { mapConcurrent } from '../concurrency/mapConcurrent';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { Usage } from '../pipeline/usage';
import { readAll } from './planRead';
import type { Memory } from './state';
import type { EventKind, Look, Sight, SpotifyEvent, WatchTools } from './types';

/** What a poll has to keep to. */
export interface PollLimits {
	/** When it has to have ended, by `Clock.monotonicMs`. */
	deadlineMs: number;
	/** How many requests it may send before it leaves the other places to the next poll. */
	maxRequests: number;
	usage: Usage;
}

/** What a poll has seen. */
export interface PollResult {
	/** The oldest first. */
	events: SpotifyEvent[];
	/** Holds just what the events tell of: whoever stores it has to hand out all of them. */
	memory: Memory;
	/** What went wrong at single places, or ended the poll; what they hold is not lost. */
	failures: SpotifyFailure[];
}

/** For an event that is about the user alone. */
const ONLY_PLACE = '';

/** Failures that each further request would meet as well. */
const ENDS_POLL: ReadonlyArray<SpotifyFailure['kind']> = [
	'cancelled',
	'credential',
	'rateLimited',
	'unauthorized',
];

/** The IDs of the places to look at: those of the form, of the user's list, or the one place. */
async function pollTargets(
	{ of, followed }: EventKind,
	ids: readonly string[],
	tools: WatchTools,
): Promise<Outcome<string[]>> {
	if (of) return succeeded([...new Set(ids)]);
	if (!followed) return succeeded([ONLY_PLACE]);
	const list = await readAll(followed, tools.values, tools);
	if (!list.ok) return list;
	const found = list.value.entries.map(
		({ value }) => textAt(value, 'id') ?? textAt(value, 'show.id') ?? [],
	);
	return succeeded([...new Set(found.flat())]);
}

/** What is gone is for the form to leave out: the trigger has no option that skips it. */
const atPlace = <Value>(outcome: Outcome<Value>): Outcome<Value> =>
	outcome.ok || outcome.failure.kind !== 'notFound'
		? outcome
		: failed({
				...outcome.failure,
				hint: 'It was deleted, or is private by now, or the ID was never right. Take it out of the form: the other ones go on meanwhile, and nothing of them is lost.',
			});

/** The places in the order in which to look at them: from where the last poll stopped. */
function inTurn(places: readonly string[], start: string | undefined): string[] {
	const from = Math.max(0, start === undefined ? 0 : places.indexOf(start));
	return [...places.slice(from), ...places.slice(0, from)];
}

/** Looks at one place after another, some at a time, as long as the limits allow. */
async function lookAround(
	places: readonly string[],
	look: Look<unknown>,
	{ parts }: Memory,
	{ clock, maxConcurrency }: WatchTools,
	{ deadlineMs, maxRequests, usage }: PollLimits,
): Promise<Array<Outcome<Sight> | undefined>> {
	const sentBefore = usage.requests();
	let begun = 0;
	let isEnding = false;
	// One place at least, so that there is no poll without any progress. Each needs a request, which
	// may not be on its way yet.
	const stops = (): boolean =>
		isEnding ||
		(begun > 0 &&
			(clock.monotonicMs() >= deadlineMs ||
				Math.max(usage.requests(), sentBefore + begun) >= maxRequests));
	return await mapConcurrent(
		places,
		maxConcurrency,
		async (id) => {
			begun += 1;
			const sight = atPlace(await look(id, parts[id]));
			if (!sight.ok && ENDS_POLL.includes(sight.failure.kind)) isEnding = true;
			return sight;
		},
		stops,
	);
}

/** Times compare as texts; of equal ones, and where there is none, the order is that of the look. */
const byTime = (a: SpotifyEvent, b: SpotifyEvent): number =>
	a.at === b.at ? 0 : a.at < b.at ? -1 : 1;

/**
 * Looks for what has happened since `memory`. A place that fails keeps what was known of it, so that
 * the next poll finds what this one did not. Never rejects.
 * @param ids those of the form, where the event is about such
 */
export async function pollOnce(
	kind: EventKind,
	ids: readonly string[],
	memory: Memory,
	tools: WatchTools,
	limits: PollLimits,
): Promise<PollResult> {
	const found = await pollTargets(kind, ids, tools);
	if (!found.ok) return { events: [], memory, failures: [found.failure] };
	const places = inTurn(found.value, memory.place);
	const look = await kind.watch.begin(places, tools);
	const sights = await lookAround(places, look, memory, tools, limits);

	const parts: Record<string, unknown> = {};
	const events: SpotifyEvent[] = [];
	const failures: SpotifyFailure[] = [];
	let place: string | undefined;
	for (const [index, id] of places.entries()) {
		const sight = sights[index];
		const known = memory.parts[id];
		if (sight?.ok) {
			parts[id] = sight.value.next;
			append(events, sight.value.events);
			continue;
		}
		if (known !== undefined) parts[id] = known;
		if (sight) failures.push(sight.failure);
		if (!sight || ENDS_POLL.includes(sight.failure.kind)) place ??= id;
	}
	return { events: events.sort(byTime), memory: { parts, place }, failures };
}

/** At how many places a test of the workflow looks. */
const MOST_TESTED = 10;

/**
 * Finds the latest event at the first ten places that are watched, whenever that was: for a test of
 * the workflow.
 */
export async function latestEvent(
	kind: EventKind,
	ids: readonly string[],
	tools: WatchTools,
): Promise<Outcome<SpotifyEvent[]>> {
	const places = await pollTargets(kind, ids, tools);
	if (!places.ok) return places;
	const tested = places.value.slice(0, MOST_TESTED);
	let hasFailed = false;
	const found = await mapConcurrent(
		tested,
		tools.maxConcurrency,
		async (id) => {
			const latest = atPlace(await kind.watch.latest(id, tools));
			hasFailed ||= !latest.ok;
			return latest;
		},
		() => hasFailed,
	);
	const events: SpotifyEvent[] = [];
	for (const latest of found) {
		if (latest && !latest.ok) return latest;
		append(events, latest?.value ?? []);
	}
	return succeeded(events.sort(byTime).slice(-1));
}
