import { failed, succeeded, type Outcome } from '../outcome';
import { digestOf, pack, unpack } from './digest';
import { orderOf, type Order } from './listOrder';
import { openWindow, type DatedList, type ListWindow } from './listWindow';
import {
	freshIn,
	isFarEnough,
	nextMark,
	restless,
	type Dated,
	type Mark,
	type Reading,
} from './newestFirst';
import { byDate, fromEnd, fromStart, MOST_A_PAGE, toEnd } from './readEnds';

/** What is known of a list of which nobody says in which order it is. */
export interface OrderedMark extends Mark {
	/** Absent where an older version of this package has stored it, as are the others. */
	order?: Order;
	/** As the list said. */
	total?: number | undefined;
	/** Behind its last position; absent where nobody needs to know. */
	end?: number | undefined;
	/** Stands for the total and what a poll looks at first. */
	glance?: string;
	/** When all of it was read, in milliseconds since 1970. */
	wholeAtMs?: number | undefined;
}

/** What a look has seen. */
export interface ListSight {
	/** What is new, the oldest first; nothing at the first look. */
	fresh: Dated[];
	/** The newest first, as far as they were read; none where nothing is new. */
	newest: Dated[];
	next: OrderedMark;
}

/** What a look is about. */
interface ListLook {
	window: ListWindow;
	known: OrderedMark | undefined;
	/** Whether the list is known to follow no date. */
	isUnordered: boolean;
	nowMs: number;
}

/** What was read, and how. */
interface Found {
	order: Order;
	reading: Reading;
	fresh: Dated[];
}

/** What a poll looks at of a list in order: enough for what comes between two polls. */
const GLANCE = 10;

/** Beyond that, a list is not read as a whole: it would take more than a hundred requests. */
const MOST_WHOLE = 5000;

/**
 * In a list without an order something may come behind the first page while something else goes, so
 * that neither that page nor the total shows it. So all of it is read once a day.
 */
const WHOLE_EVERY_MS = 24 * 3_600_000;

/** How often a list is read that changes while it is read. */
const MOST_READINGS = 3;

/** Where a poll looks first: at the newest end, where there is one. */
function glanceAt(order: Order | undefined, end = 0): { from: number; limit: number } {
	if (order === 'oldestFirst') return { from: Math.max(0, end - GLANCE), limit: MOST_A_PAGE };
	return { from: 0, limit: order === 'newestFirst' ? GLANCE : MOST_A_PAGE };
}

/** Stands for what there is to see at first. */
function glanceOf(window: ListWindow, order: Order, end?: number): string {
	const { from, limit } = glanceAt(order, end);
	return digestOf(JSON.stringify([window.total, window.ids(from, from + limit)]));
}

const isWholeDue = ({ window, known, nowMs }: ListLook): boolean =>
	known?.order === 'none' &&
	(window.total ?? 0) > MOST_A_PAGE &&
	// Where the clock was set back, too.
	Math.abs(nowMs - (known.wholeAtMs ?? 0)) >= WHOLE_EVERY_MS;

/** Whether the first glance shows what the last one did. */
const isAsBefore = (look: ListLook): boolean =>
	look.known?.order !== undefined &&
	look.known.glance === glanceOf(look.window, look.known.order, look.known.end) &&
	!isWholeDue(look);

/** By how much the list has grown; undefined where that is not known. */
const growthOf = ({ window: { total }, known }: ListLook): number | undefined =>
	total === undefined || known?.total === undefined ? undefined : total - known.total;

const digestsIn = (entries: readonly Dated[]): Set<string> =>
	new Set(entries.map(({ digest }) => digest));

/** Reads a list from its newest end, as far as it takes; all of it where it has none. */
async function readFrom(order: Order, look: ListLook): Promise<Outcome<Found>> {
	const { window, known } = look;
	const isEnough = (entries: readonly Dated[]): boolean => isFarEnough(entries, known);
	const near = Math.max(0, (window.total ?? 0) - GLANCE);
	const reading =
		order === 'oldestFirst'
			? await fromEnd(window, near, isEnough)
			: await fromStart(window, order === 'none' ? () => false : isEnough);
	if (!reading.ok) return reading;
	const fresh = known ? freshIn(reading.value, known) : [];
	return succeeded({ order, reading: reading.value, fresh });
}

/** What is new by the order that is known; undefined where that does not explain how the list has grown. */
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
	const isExplained = found.fresh.length > 0 && found.fresh.length === growthOf(look);
	return succeeded(isExplained ? found : undefined);
}

/** Learns the order of a list from both of its ends: one request, two for more than a page. */
async function learnOrder({ window, known, isUnordered }: ListLook): Promise<Outcome<Order>> {
	const start = await window.read(0, MOST_A_PAGE);
	if (!start.ok) return start;
	const total = window.total ?? 0;
	const isSmall = total <= MOST_WHOLE;
	if (isSmall && (isUnordered || known?.order === 'none')) return succeeded('none');
	const startEnd = window.readUpTo(0);
	if (startEnd < window.end && total > 0) {
		const end = await toEnd(window, Math.max(startEnd, total - GLANCE));
		if (!end.ok) return end;
	}
	const first = window.entries(0, startEnd);
	const last = window.entries(Math.max(startEnd, window.readDownTo(window.end)), window.end);
	const order = orderOf(first, last) ?? 'newestFirst';
	if (order !== 'none' || isSmall) return succeeded(order);
	const [newestFirst, newestLast] = [byDate(first)[0], byDate(last)[0]];
	const isLast = newestLast && (!newestFirst || newestFirst.at < newestLast.at);
	return succeeded(isLast ? 'oldestFirst' : 'newestFirst');
}

/**
 * What is new of all that a list holds. What was never read before may be new or old: it is new as
 * far as the list has grown.
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

/** What is new, whatever order the list turns out to have. */
async function readAnew(look: ListLook): Promise<Outcome<Found>> {
	const { window, known, isUnordered } = look;
	const order = await learnOrder(look);
	if (!order.ok) return order;
	const read = await readFrom(order.value, look);
	if (!read.ok) return read;
	let found = read.value;
	const isMissing = found.fresh.length < (growthOf(look) ?? 0);
	if (known && isMissing && order.value !== 'none' && (window.total ?? 0) <= MOST_WHOLE) {
		const whole = await readWhole(look, found);
		if (!whole.ok) return whole;
		found = whole.value;
	}
	if (known && known.total === undefined && found.order === 'none') {
		// Older versions have looked at the first page alone: behind it anything may be old.
		const entries = window.entries(0, isUnordered ? MOST_A_PAGE : GLANCE);
		found = { ...found, fresh: freshIn({ entries: byDate(entries), isWhole: false }, known) };
	}
	if (found.order !== 'none' || isUnordered) return succeeded(found);
	return succeeded({
		...found,
		order: orderOf(window.entries(0, window.end), []) ?? 'newestFirst',
	});
}

/** All that a list without an order holds or has held: what is missing may come back. */
function markOfAll({ reading, fresh }: Found, known: OrderedMark | undefined): Mark {
	const before = unpack(known?.known ?? '');
	if (!reading.isWhole) {
		return { since: '', known: pack([...digestsIn(fresh), ...before]) };
	}
	const now = digestsIn(reading.entries);
	const missing = before.filter((digest) => !now.has(digest)).slice(0, MOST_WHOLE);
	return { since: '', known: pack([...now, ...missing]) };
}

function nextKnown(look: ListLook, found: Found): OrderedMark {
	const { window, known, nowMs } = look;
	const { order, reading } = found;
	const end = Number.isFinite(window.end) ? window.end : undefined;
	return {
		...(order === 'none' ? markOfAll(found, known) : nextMark(reading, known)),
		order,
		total: window.total,
		...(order === 'oldestFirst' && { end }),
		glance: glanceOf(window, order, end),
		...(order === 'none' && { wholeAtMs: reading.isWhole ? nowMs : known?.wholeAtMs }),
	};
}

/** One look; undefined where the list changed its length meanwhile. */
async function lookOnce(look: ListLook): Promise<Outcome<ListSight | undefined>> {
	const { window, known } = look;
	const { from, limit } = glanceAt(known?.order, known?.end);
	const first = await window.read(from, limit);
	if (!first.ok) return first;
	if (known && isAsBefore(look)) return succeeded({ fresh: [], newest: [], next: known });
	const asKnown = await readAsKnown(look);
	if (!asKnown.ok) return asKnown;
	const found = asKnown.value ? succeeded(asKnown.value) : await readAnew(look);
	if (!found.ok) return found;
	if (window.isTorn) return succeeded(undefined);
	const { fresh, reading } = found.value;
	return succeeded({ fresh, newest: reading.entries, next: nextKnown(look, found.value) });
}

/**
 * Looks for what is new in a list that may be in any order, and in another one at each look. The
 * order is learned at the first look from both ends, and again whenever what is new at the newest
 * end does not explain by how much the list has grown. A list that is as it was takes one request.
 * @param isUnordered whether the list is known to follow no date, so that all of it has to be known
 */
export async function lookAtList(
	list: DatedList,
	known: OrderedMark | undefined,
	nowMs: number,
	isUnordered = false,
): Promise<Outcome<ListSight>> {
	for (let reading = 1; reading <= MOST_READINGS; reading += 1) {
		const seen = await lookOnce({ window: openWindow(list), known, isUnordered, nowMs });
		if (!seen.ok) return seen;
		if (seen.value) return succeeded(seen.value);
	}
	return failed(restless(list.request));
}
