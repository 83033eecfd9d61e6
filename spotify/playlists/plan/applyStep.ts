import type { ItemUri, KnownItem, Step } from '../items/types';

/** Returns what a playlist holds after a write, by what it held before. */
export function applyStep(step: Step, held: readonly ItemUri[]): ItemUri[];
/** Returns as much as is known of it, by what was known before; undefined if not even its length is. */
export function applyStep(
	step: Step,
	held: readonly KnownItem[] | undefined,
): KnownItem[] | undefined;
export function applyStep(
	step: Step,
	held: readonly KnownItem[] | undefined,
): KnownItem[] | undefined {
	if (step.kind === 'replace') return [...step.uris];
	if (held === undefined) return undefined;
	switch (step.kind) {
		case 'remove': {
			// Of what nobody has looked at, as of what Spotify hides, some may go as well.
			if (held.includes(undefined)) return undefined;
			const gone = new Set<KnownItem>(step.uris);
			return held.filter((one) => !gone.has(one));
		}
		case 'move': {
			const { from, length, before } = step;
			const moved = held.slice(from, from + length);
			const rest = held.toSpliced(from, length);
			const at = before > from ? before - length : before;
			return [...rest.slice(0, at), ...moved, ...rest.slice(at)];
		}
		case 'add':
			return [...held.slice(0, step.at), ...step.uris, ...held.slice(step.at)];
	}
}
