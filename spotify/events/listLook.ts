import { ORDERS, type Order } from './listOrder';
import type { ListWindow } from './listWindow';
import type { Dated, Cursor, NewestReading } from './newestFirst';
import { EVENT_PAGE_SIZE } from './readEnds';
import { isNumber, isOneOf, isShape, isText, type Guard } from './storedShapes';
import { DAY_MS } from '../values/durations';

/** What is known of a list of which nobody says in which order it is. */
export interface OrderedCursor extends Cursor {
	/** Absent if an older version of this package has stored it, as are the others. */
	order?: Order | undefined;
	/** As the list said. */
	total?: number | undefined;
	/** Behind its last position; absent if nobody needs to know. */
	end?: number | undefined;
	/** Stands for the total and what a poll looks at first. */
	glance?: string | undefined;
	/** When all of it was read, in milliseconds since 1970. */
	wholeAtMs?: number | undefined;
}

export const isOrderedCursor: Guard<OrderedCursor> = isShape(
	{ since: isText, known: isText },
	{
		hidden: isNumber,
		order: isOneOf(ORDERS),
		total: isNumber,
		end: isNumber,
		glance: isText,
		wholeAtMs: isNumber,
	},
);

/** What a look is about. */
export interface ListLook {
	window: ListWindow;
	known: OrderedCursor | undefined;
	/** Whether the list is known to follow no date. */
	isUnordered: boolean;
	nowMs: number;
}

/** What was read, and how. */
export interface Found {
	order: Order;
	reading: NewestReading;
	fresh: Dated[];
}

/** What a poll looks at of a list in order: enough for what comes between two polls. */
export const GLANCE = 10;

/** Beyond that, a list is not read as a whole: it would take more than a hundred requests. */
export const MAX_WHOLE = 5000;

/**
 * In a list without an order something may come behind the first page while something else goes, so
 * that neither that page nor the total shows it. So all of it is read once a day.
 */
const WHOLE_EVERY_MS = DAY_MS;

/** Tells whether it is time to read all of a list that is in no order. */
export const isWholeDue = ({ window, known, nowMs }: ListLook): boolean =>
	known?.order === 'none' &&
	window.end > EVENT_PAGE_SIZE &&
	// Where the clock was set back, too.
	Math.abs(nowMs - (known.wholeAtMs ?? 0)) >= WHOLE_EVERY_MS;

/** Returns by how many entries the list has grown; undefined if that is not known. */
export const growthOf = ({ window: { total }, known }: ListLook): number | undefined =>
	total === undefined || known?.total === undefined ? undefined : total - known.total;

/** Returns the digests of entries. */
export const digestsIn = (entries: readonly Dated[]): Set<string> =>
	new Set(entries.map(({ digest }) => digest));
