import { addedAtMs } from './addedAt';
import type { ItemToOrder } from './orderItems';
import { DAY_MS } from '../values/durations';

/** Leaves out what was added more than so many days ago; what has no date stays. */
export const withoutOld = <Item extends ItemToOrder>(
	items: readonly Item[],
	maxAgeDays: number,
	nowMs: number,
): Item[] =>
	items.filter(({ facts }) => {
		const atMs = addedAtMs(facts.addedAt);
		return Number.isNaN(atMs) || nowMs - atMs <= maxAgeDays * DAY_MS;
	});
