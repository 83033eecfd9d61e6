import { without } from '../../values/counts';
import { besideNulls } from '../plan/besideNulls';
import { isUri, nullsIn, type ItemUri } from '../items/types';
import type { KnownHidden } from '../memory/unseen';

/** Returns which of the missing items are known to be hidden. */
export function rememberedOf(missing: readonly string[], { uris, most }: KnownHidden): string[] {
	const left = new Map(uris);
	const known = missing.filter((uri) => {
		const count = left.get(uri) ?? 0;
		left.set(uri, count - 1);
		return count > 0;
	});
	return known.slice(0, most);
}

/** Counts the nulls of a playlist, except those that are items of before which it hides now. */
export function nullsLeft(
	before: readonly ItemUri[],
	now: readonly ItemUri[],
	gone: ReadonlySet<string>,
): number {
	const hidden = without(before, now).filter((one) => one !== null && !gone.has(one));
	return nullsIn(now) - hidden.length;
}

/**
 * Counts the nulls that are shown by now: what is new at the place of one, and not somewhere else,
 * where others add.
 */
export function shownByNow(before: readonly ItemUri[], now: readonly ItemUri[]): number {
	const fresh = new Set(without(now, before).filter(isUri));
	return besideNulls(before, now.filter(isUri), fresh).size;
}
