import { chunksOf } from '../../values/chunks';
import { MAX_WRITE_SIZE } from '../items/requests';
import type { ItemUri, Step } from '../items/types';

/** Replaces everything with the first 100, and appends the rest. */
export const replaceSteps = (wanted: readonly string[]): Step[] => [
	{ kind: 'replace', uris: wanted.slice(0, MAX_WRITE_SIZE) },
	...appendSteps(wanted, Math.min(wanted.length, MAX_WRITE_SIZE)),
];

const appendSteps = (wanted: readonly string[], from: number): Step[] =>
	chunksOf(wanted.slice(from), MAX_WRITE_SIZE).map((uris, index) => ({
		kind: 'add',
		at: from + index * MAX_WRITE_SIZE,
		uris,
		isAppended: true,
	}));

/** Plans what is left to do of a replacement, by what the playlist holds; nothing if it is done. */
export function restOfReplace(wanted: readonly string[], held: readonly ItemUri[]): Step[] {
	const isBegun =
		held.length >= Math.min(wanted.length, 1) && held.every((one, index) => one === wanted[index]);
	return isBegun ? appendSteps(wanted, held.length) : replaceSteps(wanted);
}
