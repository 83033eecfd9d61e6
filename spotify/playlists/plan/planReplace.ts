import { chunksOf } from '../../values/chunks';
import { MOST_A_WRITE } from '../requests';
import type { Held, Step } from '../types';

/** Replaces everything with the first 100, and appends the rest. */
export const replaceSteps = (wanted: readonly string[]): Step[] => [
	{ kind: 'replace', uris: wanted.slice(0, MOST_A_WRITE) },
	...appendSteps(wanted, Math.min(wanted.length, MOST_A_WRITE)),
];

const appendSteps = (wanted: readonly string[], from: number): Step[] =>
	chunksOf(wanted.slice(from), MOST_A_WRITE).map((uris, index) => ({
		kind: 'add',
		at: from + index * MOST_A_WRITE,
		uris,
	}));

/** What is left to do of a replacement, by what the playlist holds; nothing where it is done. */
export function restOfReplace(wanted: readonly string[], held: readonly Held[]): Step[] {
	const isBegun =
		held.length >= Math.min(wanted.length, 1) && held.every((one, index) => one === wanted[index]);
	return isBegun ? appendSteps(wanted, held.length) : replaceSteps(wanted);
}
