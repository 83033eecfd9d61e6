import type { Call } from './types';

/** Returns what calls have in common that are done together; undefined if one is done alone. */
function groupOf({ planned, parameters: { limit } }: Call): string | undefined {
	if (!planned.ok) return undefined;
	if ('group' in planned.value) return planned.value.group;
	const { request, paging, batchGet, snapshotId } = planned.value;
	const { method, path, template, query, extraQuery } = request;
	if (batchGet) return JSON.stringify([template, query]);
	if (snapshotId !== undefined) return JSON.stringify([template, query, paging]);
	return method === 'GET'
		? JSON.stringify([path, query, extraQuery, paging, String(limit)])
		: undefined;
}

/** Groups the calls that are done together: those that ask the same, or ask it of one job. */
export function tasksOf(calls: readonly Call[]): Call[][] {
	const tasks: Call[][] = [];
	const byGroup = new Map<string, Call[]>();
	for (const call of calls) {
		const group = groupOf(call);
		const known = group === undefined ? undefined : byGroup.get(group);
		if (known) {
			known.push(call);
			continue;
		}
		const task = [call];
		if (group !== undefined) byGroup.set(group, task);
		tasks.push(task);
	}
	return tasks;
}
