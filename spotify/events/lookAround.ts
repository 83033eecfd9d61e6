import { append } from '../values/append';
import { mapConcurrent } from '../concurrency/mapConcurrent';
import { failed, type Outcome } from '../failures/outcome';
import type { SpotifyFailure } from '../failures/types';
import type { Usage } from '../pipeline/usage';
import type { PollState } from './state';
import type { PollStep, PollStepResult, SpotifyEvent } from './types';

/** What a poll has to keep to. */
export interface PollLimits {
	/** When it has to have ended, by `Clock.monotonicMs`. */
	deadlineMs: number;
	/** How many requests it may send before it leaves the other places to the next poll. */
	maxRequests: number;
	/** How many requests all polls of 24 hours may send; undefined where nobody has said. */
	maxRequestsPerDay?: number | undefined;
	usage: Usage;
}

/** What a poll has seen. */
export interface PollResult {
	/** The oldest first. */
	events: SpotifyEvent[];
	/** Holds just what the events tell of: whoever stores it has to hand out all of them. */
	memory: PollState;
	/** What went wrong at single places, or ended the poll; what they hold is not lost. */
	failures: SpotifyFailure[];
}

/** Failures that each further request would meet as well. */
const ENDS_POLL: ReadonlyArray<SpotifyFailure['kind']> = [
	'cancelled',
	'credential',
	'rateLimited',
	'unauthorized',
];

/** Tells whether each further request would fail as well. */
export const endsPoll = ({ kind }: SpotifyFailure): boolean => ENDS_POLL.includes(kind);

/** Returns what was seen; of what is gone, with the hint that the form has to leave it out. */
export const atPlace = <Value>(outcome: Outcome<Value>): Outcome<Value> =>
	outcome.ok || outcome.failure.kind !== 'notFound'
		? outcome
		: failed({
				...outcome.failure,
				hint: 'It was deleted, is private now, or the ID is wrong. Remove it from the form: the others keep working, and none of their events is lost.',
			});

/** How long a poll goes on. */
export interface LookingRules {
	/** How many places are looked at at once. */
	concurrency: number;
	/**
	 * Tells whether no further look may begin.
	 * @param begun how many were begun
	 */
	isOver(begun: number): boolean;
	/** Tells whether a failure ends the poll. */
	isEnd(failure: SpotifyFailure): boolean;
}

/**
 * Looks at one place after another, some at a time.
 * @returns what was seen, by place; nothing for those that were left for the next poll
 */
export async function lookAround(
	places: readonly string[],
	look: PollStep<unknown>,
	{ parts }: PollState,
	{ concurrency, isOver, isEnd }: LookingRules,
): Promise<Array<Outcome<PollStepResult> | undefined>> {
	let begun = 0;
	let isEnding = false;
	return await mapConcurrent(
		places,
		concurrency,
		async (id) => {
			begun += 1;
			const sight = atPlace(await look(id, parts[id]));
			if (!sight.ok && isEnd(sight.failure)) isEnding = true;
			return sight;
		},
		() => isEnding || isOver(begun),
	);
}

/**
 * Compares events by their times, which are texts. Of equal ones, and where there is none, the order
 * is that of the looks.
 */
export const byTime = (a: SpotifyEvent, b: SpotifyEvent): number =>
	a.at === b.at ? 0 : a.at < b.at ? -1 : 1;

/** Puts together what was seen; a place that was not seen keeps what was known of it. */
export function gather(
	places: readonly string[],
	sights: ReadonlyArray<Outcome<PollStepResult> | undefined>,
	memory: PollState,
): PollResult {
	const parts: Record<string, unknown> = {};
	const events: SpotifyEvent[] = [];
	const failures: SpotifyFailure[] = [];
	for (const [index, id] of places.entries()) {
		const sight = sights[index];
		const known = sight?.ok ? sight.value.next : memory.parts[id];
		if (known !== undefined) parts[id] = known;
		if (sight?.ok) append(events, sight.value.events);
		else if (sight) failures.push(sight.failure);
	}
	return { events: events.sort(byTime), memory: { parts }, failures };
}
