import { without } from '../../values/counts';
import { nullsIn, type ItemUri } from '../items/types';
import type { KnownHidden } from '../memory/unseen';

/** Stands for the place before the first item. */
const TOP = '';

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

/** Counts the nulls behind each item that stays, and what is new there. */
function gapsIn(held: readonly ItemUri[], isNew: (uri: string) => boolean) {
	const nulls = new Map<string, number>();
	const fresh = new Map<string, number>();
	let last = TOP;
	for (const one of held) {
		if (one === null) nulls.set(last, (nulls.get(last) ?? 0) + 1);
		else if (isNew(one)) fresh.set(last, (fresh.get(last) ?? 0) + 1);
		else last = one;
	}
	return { nulls, fresh };
}

/**
 * Counts the nulls that are shown by now: what is new where there are fewer nulls, and not where as
 * many are left, or somewhere else, where others add.
 */
export function shownByNow(before: readonly ItemUri[], now: readonly ItemUri[]): number {
	const added = new Set<ItemUri>(without(now, before));
	const still = new Set(now);
	const was = gapsIn(before, (uri) => !still.has(uri));
	const is = gapsIn(now, (uri) => added.has(uri));
	return [...is.fresh].reduce((sum, [last, count]) => {
		const fewer = (was.nulls.get(last) ?? 0) - (is.nulls.get(last) ?? 0);
		return sum + Math.min(count, Math.max(0, fewer));
	}, 0);
}

/**
 * Counts by how many nulls a playlist has fewer than at a read of before, except those that are shown
 * by now; those that stand where an item of then was are none of them. An item that is not there any
 * more without a null in its place was taken out by somebody else.
 * @param removed what was taken out meanwhile
 */
export function nullsGone(
	before: readonly ItemUri[],
	now: readonly ItemUri[],
	removed: ReadonlySet<string>,
): number {
	const kept = before.filter((one) => one === null || !removed.has(one));
	return nullsIn(before) - (nullsIn(now) - shownByNow(now, kept)) - shownByNow(before, now);
}
