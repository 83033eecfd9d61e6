import { append } from '../values/append';
import { succeeded, type Outcome } from '../failures/outcome';
import { PAGES } from '../operations/pages';
import { readStill, type DatedList, type ListWindow } from './listWindow';
import {
	farEnough,
	type Dated,
	type IsEnough,
	type Cursor,
	type NewestReading,
} from './newestFirst';

/** The page of every list that events are read from. */
export const EVENT_PAGE_SIZE = PAGES.maxLimit;

/** Sorts entries, the newest first; those of one date stay as they were. */
export const byDate = (entries: readonly Dated[]): Dated[] =>
	[...entries].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));

const countHidden = (window: ListWindow, from: number, to: number): number =>
	window.ids(from, to).filter((id) => id === '').length;

/** Reads what is missing from one position up to another, as far as the list goes. */
async function fill(window: ListWindow, from: number, to: number): Promise<Outcome<undefined>> {
	for (let offset = from; ;) {
		const read = await window.read(offset, Math.min(EVENT_PAGE_SIZE, to - offset));
		if (!read.ok) return read;
		const readTo = window.readUpTo(offset);
		if (readTo >= Math.min(to, window.end)) return read;
		offset = Math.max(offset + 1, window.readOnFrom(readTo));
	}
}

/** Reads on from the start until it is far enough. */
export async function fromStart(
	window: ListWindow,
	isEnough: IsEnough,
): Promise<Outcome<NewestReading>> {
	const entries: Dated[] = [];
	for (let [from, to] = [-1, 0]; ;) {
		const readTo = window.readUpTo(to);
		const part = window.entries(to, readTo);
		append(entries, part);
		const isWhole = readTo >= window.end;
		if (isEnough(part) || isWhole) {
			const hidden = countHidden(window, 0, readTo);
			return succeeded({ entries: byDate(entries), isWhole, hidden });
		}
		to = readTo;
		// With the last one once more, to see that nothing has moved.
		from = Math.max(from + 1, window.readOnFrom(to));
		const read = await window.read(from, EVENT_PAGE_SIZE);
		if (!read.ok) return read;
	}
}

/**
 * Reads the newest entries of a list that has them first, as many pages as it takes to have all that
 * a cursor does not know.
 * @param firstLimit how many to ask for at first, which is all where there is nothing new
 */
export const readNewest = async (
	list: DatedList,
	cursor: Cursor | undefined,
	firstLimit = EVENT_PAGE_SIZE,
): Promise<Outcome<NewestReading>> =>
	await readStill(list, async (window) => {
		const first = await window.read(0, firstLimit);
		return first.ok ? await fromStart(window, farEnough(cursor)) : first;
	});

/** Reads to the end, from a position near it; from further back where there is nothing any more. */
export async function toEnd(window: ListWindow, near: number): Promise<Outcome<undefined>> {
	for (let offset = near; ;) {
		const read = await window.read(offset, EVENT_PAGE_SIZE);
		if (!read.ok) return read;
		const readTo = window.readUpTo(offset);
		const isBeyond = readTo <= offset && offset > 0;
		if (!isBeyond && readTo >= window.end) return read;
		offset = isBeyond
			? Math.max(0, offset - EVENT_PAGE_SIZE)
			: Math.max(offset + 1, window.readOnFrom(readTo));
	}
}

/** Reads back from the end until it is far enough. */
export async function fromEnd(
	window: ListWindow,
	near: number,
	isEnough: IsEnough,
): Promise<Outcome<NewestReading>> {
	const read = await toEnd(window, near);
	if (!read.ok) return read;
	const entries: Dated[] = [];
	for (let to = window.end; ;) {
		const from = window.readDownTo(to);
		const part = window.entries(from, to).reverse();
		append(entries, part);
		const isWhole = from === 0;
		if (isEnough(part) || isWhole) {
			const hidden = countHidden(window, from, window.end);
			return succeeded({ entries: byDate(entries), isWhole, hidden });
		}
		to = from;
		const back = await fill(window, Math.max(0, to + 1 - EVENT_PAGE_SIZE), to + 1);
		if (!back.ok) return back;
	}
}
