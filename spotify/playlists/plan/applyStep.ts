import { MOST_A_WRITE } from '../requests';
import type { Evidence } from '../write/findOut';
import type { Held, Step } from '../types';

/** What a playlist holds after a write, by what it held before. */
export function applyStep(step: Step, held: readonly Held[]): Held[] {
	switch (step.kind) {
		case 'remove': {
			const gone = new Set<Held>(step.uris);
			return held.filter((one) => !gone.has(one));
		}
		case 'move': {
			const { from, length, before } = step;
			const moved = held.slice(from, from + length);
			const rest = held.toSpliced(from, length);
			return rest.toSpliced(before > from ? before - length : before, 0, ...moved);
		}
		case 'add':
			return held.toSpliced(step.at, 0, ...step.uris);
		case 'replace':
			return [...step.uris];
	}
}

/** How it shows that a write was carried out: the total, and what is there from the first change on. */
export function evidenceOf(before: readonly Held[], after: readonly Held[]): Evidence {
	const first = after.findIndex((one, index) => one !== before[index]);
	const at = first === -1 ? after.length : first;
	return { total: after.length, at, held: after.slice(at, at + MOST_A_WRITE) };
}
