import { succeeded, type Outcome } from '../failures/outcome';
import {
	digestsIn,
	GLANCE,
	growthOf,
	isWholeDue,
	MAX_WHOLE,
	type Found,
	type ListLook,
} from './listLook';
import { orderOf, type Order } from './listOrder';
import { farEnough, freshIn, type IsEnough } from './newestFirst';
import { byDate, fromEnd, fromStart, EVENT_PAGE_SIZE, toEnd } from './readEnds';

/** Makes a check that nothing is enough for, until so much was read that nobody may read more. */
function allOf(): IsEnough {
	let count = 0;
	return ({ length }) => {
		count += length;
		return count > MAX_WHOLE;
	};
}

/** Reads a list from its newest end, as far as it takes; all of it where it has none. */
async function readFrom(order: Order, look: ListLook): Promise<Outcome<Found>> {
	const { window, known } = look;
	const near = Math.max(0, (window.total ?? 0) - GLANCE);
	const reading =
		order === 'oldestFirst'
			? await fromEnd(window, near, farEnough(known))
			: await fromStart(window, order === 'none' ? allOf() : farEnough(known));
	if (!reading.ok) return reading;
	const fresh = known ? freshIn(reading.value, known) : [];
	return succeeded({ order, reading: reading.value, fresh });
}

/** Tells whether what was read at the newest end is still in the order that is known. */
function followsOrder(order: Order, { window }: ListLook): boolean {
	const entries =
		order === 'oldestFirst'
			? window.entries(window.readDownTo(window.end), window.end)
			: window.entries(0, window.readUpTo(0));
	return orderOf(entries, []) === order;
}

/**
 * Reads what is new by the order that is known; undefined if that does not explain how the list has
 * grown.
 */
async function readAsKnown(look: ListLook): Promise<Outcome<Found | undefined>> {
	const { window, known } = look;
	if (known?.order === undefined || isWholeDue(look)) return succeeded(undefined);
	let found: Found;
	if (known.order === 'none') {
		const entries = byDate(window.entries(0, window.readUpTo(0)));
		const reading = { entries, isWhole: false };
		found = { order: 'none', reading, fresh: freshIn(reading, known) };
	} else {
		const read = await readFrom(known.order, look);
		if (!read.ok) return read;
		found = read.value;
	}
	const isExplained =
		found.fresh.length > 0 &&
		found.fresh.length === growthOf(look) &&
		(known.order === 'none' || followsOrder(known.order, look));
	return succeeded(isExplained ? found : undefined);
}

/** Learns the order of a list from both of its ends: one request, two for more than a page. */
async function learnOrder({ window, known, isUnordered }: ListLook): Promise<Outcome<Order>> {
	const start = await window.read(0, EVENT_PAGE_SIZE);
	if (!start.ok) return start;
	const total = window.total ?? 0;
	const isSmall = total <= MAX_WHOLE;
	if (isSmall && (isUnordered || known?.order === 'none')) return succeeded('none');
	const startEnd = window.readUpTo(0);
	if (startEnd < window.end && total > 0) {
		// With the last one once more, and room behind: some lists say another total at each request.
		const near = total + GLANCE - EVENT_PAGE_SIZE;
		const end = await toEnd(window, Math.max(window.readOnFrom(startEnd), near));
		if (!end.ok) return end;
	}
	const first = window.entries(0, startEnd);
	const last = window.entries(Math.max(startEnd, window.readDownTo(window.end)), window.end);
	const order = orderOf(first, last) ?? known?.order ?? 'none';
	if (order !== 'none' || isSmall) return succeeded(order);
	const [newestFirst, newestLast] = [byDate(first)[0], byDate(last)[0]];
	const isLast = newestLast && (!newestFirst || newestFirst.at < newestLast.at);
	return succeeded(isLast ? 'oldestFirst' : 'newestFirst');
}

/**
 * Reads what is new of all that a list holds. What was never read before may be new or old: it is
 * new as far as the list has grown.
 */
async function readWhole(look: ListLook, found: Found): Promise<Outcome<Found>> {
	const whole = await readFrom('none', look);
	if (!whole.ok) return whole;
	const isTold = digestsIn(found.fresh);
	const others = whole.value.fresh.filter(({ digest }) => !isTold.has(digest));
	const left = Math.max(0, (growthOf(look) ?? 0) - found.fresh.length);
	const isNew = digestsIn([...found.fresh, ...others.slice(others.length - left)]);
	const fresh = whole.value.fresh.filter(({ digest }) => isNew.has(digest));
	return succeeded({ ...whole.value, fresh });
}

/** Reads what is new, whatever order the list turns out to have. */
async function readAnew(look: ListLook): Promise<Outcome<Found>> {
	const { window, known, isUnordered } = look;
	const order = await learnOrder(look);
	if (!order.ok) return order;
	const read = await readFrom(order.value, look);
	if (!read.ok) return read;
	let found = read.value;
	const isMissing = found.fresh.length < (growthOf(look) ?? 0);
	if (known && isMissing && order.value !== 'none' && (window.total ?? 0) <= MAX_WHOLE) {
		const whole = await readWhole(look, found);
		if (!whole.ok) return whole;
		found = whole.value;
	}
	if (known && known.order === undefined && found.order === 'none') {
		// Older versions have looked at the first page alone: behind it anything may be old.
		const entries = window.entries(0, isUnordered ? EVENT_PAGE_SIZE : GLANCE);
		found = { ...found, fresh: freshIn({ entries: byDate(entries), isWhole: false }, known) };
	}
	if (found.order !== 'none' || isUnordered) return succeeded(found);
	return succeeded({
		...found,
		order: orderOf(window.entries(0, window.end), []) ?? known?.order ?? 'none',
	});
}

/** Reads what is new: by the order that is known, and by the one that it has where that does not do. */
export async function readNews(look: ListLook): Promise<Outcome<Found>> {
	const asKnown = await readAsKnown(look);
	if (!asKnown.ok) return asKnown;
	return asKnown.value ? succeeded(asKnown.value) : await readAnew(look);
}
