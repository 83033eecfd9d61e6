import { append } from '../values/append';
import { mapConcurrent } from '../concurrency/mapConcurrent';
import { succeeded, type Outcome } from '../failures/outcome';
import { atPlace, byTime } from './lookAround';
import { pollTargets } from './pollTargets';
import type { EventKind, SpotifyEvent, WatchTools } from './types';

/** At how many places a test of the workflow looks. */
const MAX_TESTED = 10;

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
	const tested = places.value.ids.slice(0, MAX_TESTED);
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
