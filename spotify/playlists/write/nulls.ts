import { countsOf, sumOf, tallyOfCounts, without } from '../../values/counts';
import { isNull, isUri, nullsIn, type ItemUri } from '../items/types';
import type { KnownHidden } from '../memory/unseen';
import { behindStaying } from '../plan/behindStaying';

/**
 * Returns which of the missing items are known to be hidden: those of which it is known that they were
 * put in. Where there are fewer nulls than that, others have taken out some, and only those are known
 * that are likely by their places.
 * @param likely those that are by their places; without it, the first ones
 */
export function rememberedOf(
	missing: readonly string[],
	{ uris, max }: KnownHidden,
	likely: () => ReadonlySet<string> = () => new Set(missing),
): string[] {
	const left = tallyOfCounts(uris);
	const putIn = missing.filter((uri) => left.take(uri));
	if (sumOf(uris.values()) <= max) return putIn;
	const sure = likely();
	return putIn.filter((uri) => sure.has(uri)).slice(0, max);
}

/** Counts the nulls behind each item that stays, and what is new there. */
function gapsIn(held: readonly ItemUri[], isNew: (uri: string) => boolean) {
	const gaps = behindStaying(held, (one) => isUri(one) && !isNew(one));
	const countGaps = (isOfKind: (one: ItemUri) => boolean) =>
		countsOf(gaps.flatMap(([staying, one]) => (isOfKind(one) ? [staying] : [])));
	return { nulls: countGaps(isNull), fresh: countGaps(isUri) };
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
	return sumOf(
		[...is.fresh].map(([staying, count]) => {
			const fewer = (was.nulls.get(staying) ?? 0) - (is.nulls.get(staying) ?? 0);
			return Math.min(count, Math.max(0, fewer));
		}),
	);
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
