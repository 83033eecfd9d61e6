import { textAt } from '../values/json';
import { succeeded, type Outcome } from '../failures/outcome';
import { readAll } from './planRead';
import type { EventKind, WatchTools } from './types';

/** The places to look at. */
export interface Targets {
	ids: string[];
	/** What they are called, by ID, where the user's list of them says so. */
	names: Readonly<Record<string, string>>;
}

/** For an event that is about the user alone. */
const ONLY_PLACE = '';

/** Finds the places to look at: those of the form, of the user's list, or the one place. */
export async function pollTargets(
	{ of, followed }: EventKind,
	ids: readonly string[],
	tools: WatchTools,
): Promise<Outcome<Targets>> {
	if (of) return succeeded({ ids: [...new Set(ids)], names: {} });
	if (!followed) return succeeded({ ids: [ONLY_PLACE], names: {} });
	const list = await readAll(followed, tools.values, tools);
	if (!list.ok) return list;
	const names = new Map<string, string>();
	for (const { value } of list.value.entries) {
		const id = textAt(value, 'id') ?? textAt(value, 'show.id');
		if (id !== undefined) names.set(id, textAt(value, 'name') ?? '');
	}
	return succeeded({ ids: [...names.keys()], names: Object.fromEntries(names) });
}
