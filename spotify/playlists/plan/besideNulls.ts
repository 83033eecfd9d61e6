import type { ItemUri } from '../items/types';

/** Stands for the place before the first item. */
const TOP = '';

/**
 * Picks those of some missing items that belong where the playlist has a null: behind the same
 * item. They are likely to be what is hidden.
 */
export function besideNulls(
	held: readonly ItemUri[],
	wanted: readonly string[],
	missing: ReadonlySet<string>,
): Set<string> {
	const withNull = new Set<string>();
	let last = TOP;
	for (const one of held) {
		if (one === null) withNull.add(last);
		else last = one;
	}
	const beside = new Set<string>();
	last = TOP;
	for (const uri of wanted) {
		if (!missing.has(uri)) last = uri;
		else if (withNull.has(last)) beside.add(uri);
	}
	return beside;
}
