import { textAt } from '../values/json';
import { succeeded, type Outcome } from '../failures/outcome';
import { readAll } from './planRead';
import type { EventKind, WatchTools } from './types';

/** For an event that is about the user alone. */
const ONLY_PLACE = '';

/** Finds the IDs of the places to look at: those of the form, of the user's list, or the one place. */
export async function pollTargets(
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
