import { succeeded, type Outcome } from '../failures/outcome';
import { digestOf, pack, unpack } from './digest';
import {
	digestsIn,
	GLANCE,
	isWholeDue,
	MAX_WHOLE,
	type Found,
	type ListLook,
	type OrderedCursor,
} from './listLook';
import type { Order } from './listOrder';
import { readStill, type DatedList, type ListWindow } from './listWindow';
import { nextCursor, type Dated, type Cursor } from './newestFirst';
import { EVENT_PAGE_SIZE } from './readEnds';
import { readNews } from './readNews';

/** What a look has seen. */
export interface ListSight {
	/** What is new, the oldest first; nothing at the first look. */
	fresh: Dated[];
	/** The newest first, as far as they were read; none if nothing is new. */
	newest: Dated[];
	next: OrderedCursor;
}

/** Tells where a poll looks first: at the newest end, if there is one. */
function glanceRange(order: Order | undefined, end = 0): { from: number; limit: number } {
	if (order === 'oldestFirst') return { from: Math.max(0, end - GLANCE), limit: EVENT_PAGE_SIZE };
	return { from: 0, limit: order === 'newestFirst' ? GLANCE : EVENT_PAGE_SIZE };
}

/** Stands for what there is to see at first. */
function glanceOf(window: ListWindow, order: Order, end?: number): string {
	const { from, limit } = glanceRange(order, end);
	return digestOf(JSON.stringify([window.total, window.ids(from, from + limit)]));
}

/** Tells whether the first glance shows what the last one did. */
const isAsBefore = (look: ListLook): boolean =>
	look.known?.order !== undefined &&
	look.known.glance === glanceOf(look.window, look.known.order, look.known.end) &&
	!isWholeDue(look);

/**
 * Returns all that a list without an order holds or has held: what is missing may come back. What
 * was known by its date alone, while the list had an order, stays so.
 */
function cursorOfAll({ reading }: Found, known: OrderedCursor | undefined): Cursor {
	const before = unpack(known?.known ?? '');
	const since = known?.since ?? '';
	const now = digestsIn(reading.entries);
	const missing = before.filter((digest) => !now.has(digest));
	return {
		since,
		known: pack([...now, ...(reading.isWhole ? missing.slice(0, MAX_WHOLE) : missing)]),
	};
}

function nextKnown(look: ListLook, found: Found): OrderedCursor {
	const { window, known, nowMs } = look;
	const { order, reading } = found;
	const end = Number.isFinite(window.end) ? window.end : undefined;
	return {
		...(order === 'none' ? cursorOfAll(found, known) : nextCursor(reading, known)),
		order,
		total: window.total,
		...(order === 'oldestFirst' && { end }),
		glance: glanceOf(window, order, end),
		...(order === 'none' && { wholeAtMs: reading.isWhole ? nowMs : known?.wholeAtMs }),
	};
}

/** Reads the list once, which counts unless it changed meanwhile. */
async function lookOnce(look: ListLook): Promise<Outcome<ListSight>> {
	const { window, known } = look;
	const { from, limit } = glanceRange(known?.order, known?.end);
	const first = await window.read(from, limit);
	if (!first.ok) return first;
	if (known && isAsBefore(look)) return succeeded({ fresh: [], newest: [], next: known });
	const found = await readNews(look);
	if (!found.ok) return found;
	const { fresh, reading } = found.value;
	return succeeded({ fresh, newest: reading.entries, next: nextKnown(look, found.value) });
}

/**
 * Looks for what is new in a list that may be in any order, and in another one at each look. The
 * order is learned at the first look from both ends, and again whenever what is new at the newest
 * end does not explain by how much the list has grown. A list that is as it was takes one request.
 * @param isUnordered whether the list is known to follow no date, so that all of it has to be known
 */
export const lookAtList = async (
	list: DatedList,
	known: OrderedCursor | undefined,
	nowMs: number,
	isUnordered = false,
): Promise<Outcome<ListSight>> =>
	await readStill(list, async (window) => await lookOnce({ window, known, isUnordered, nowMs }));
