import { dailyPoll } from './dailyPoll';
import { endsPoll, gather, lookAround, type PollLimits, type PollResult } from './lookAround';
import { pollTargets } from './pollTargets';
import type { PollState } from './state';
import type { EventKind, WatchTools } from './types';

/** The places in the order in which to look at them: from where the last poll stopped. */
function inTurn(places: readonly string[], start: string | undefined): string[] {
	const from = Math.max(0, start === undefined ? 0 : places.indexOf(start));
	return [...places.slice(from), ...places.slice(0, from)];
}

/**
 * Looks for what has happened since `memory`. A place that fails keeps what was known of it, so that
 * the next poll finds what this one did not. Never rejects.
 * @param ids those of the form, where the event is about such
 */
export async function pollOnce(
	kind: EventKind,
	ids: readonly string[],
	memory: PollState,
	tools: WatchTools,
	limits: PollLimits,
): Promise<PollResult> {
	const { deadlineMs, maxRequests, maxRequestsPerDay, usage } = limits;
	if (maxRequestsPerDay !== undefined) {
		return await dailyPoll(kind, ids, memory, tools, { ...limits, maxRequestsPerDay });
	}
	const found = await pollTargets(kind, ids, tools);
	if (!found.ok) return { events: [], memory, failures: [found.failure] };
	const places = inTurn(found.value.ids, memory.place);
	const look = await kind.watch.begin(places, { ...tools, names: found.value.names });
	const { clock, maxConcurrency: concurrency } = tools;
	const sentBefore = usage.requests();
	// One place at least, so that there is no poll without any progress. Each needs a request, which
	// may not be on its way yet.
	const isOver = (begun: number): boolean =>
		begun > 0 &&
		(clock.monotonicMs() >= deadlineMs ||
			Math.max(usage.requests(), sentBefore + begun) >= maxRequests);
	const sights = await lookAround(places, look, memory, { concurrency, isOver, isEnd: endsPoll });
	const { events, memory: seen, failures } = gather(places, sights, memory);
	const place = places.find((_, index) => {
		const sight = sights[index];
		return !sight || (!sight.ok && endsPoll(sight.failure));
	});
	return { events, memory: { ...seen, place }, failures };
}
