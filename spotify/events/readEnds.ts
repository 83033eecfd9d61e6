import { succeeded, type Outcome } from '../failures/outcome';
import type { ListWindow } from './listWindow';
import type { Dated, Reading } from './newestFirst';

/** Spotify's largest page. */
export const MOST_A_PAGE = 50;

/** Whether no older entries are needed. */
export type IsEnough = (entries: readonly Dated[]) => boolean;

/** The newest first; of one date, as they were. */
export const byDate = (entries: readonly Dated[]): Dated[] =>
	[...entries].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));

/** Reads what is missing from one position up to another, as far as the list goes. */
async function fill(window: ListWindow, from: number, to: number): Promise<Outcome<undefined>> {
	for (let offset = from; ;) {
		const read = await window.read(offset, Math.min(MOST_A_PAGE, to - offset));
		if (!read.ok) return read;
		const readTo = window.readUpTo(offset);
		if (readTo >= Math.min(to, window.end)) return read;
		offset = Math.max(offset + 1, readTo);
	}
}

/** Reads on from the start until it is far enough. */
export async function fromStart(window: ListWindow, isEnough: IsEnough): Promise<Outcome<Reading>> {
	for (let from = -1; ;) {
		const readTo = window.readUpTo(0);
		const entries = byDate(window.entries(0, readTo));
		const isWhole = readTo >= window.end;
		if (isWhole || isEnough(entries)) return succeeded({ entries, isWhole });
		// With the last one once more, to see that nothing has moved.
		from = Math.max(from + 1, readTo - 1);
		const read = await window.read(from, MOST_A_PAGE);
		if (!read.ok) return read;
	}
}

/** Reads to the end, from a position near it; from further back where there is nothing any more. */
export async function toEnd(window: ListWindow, near: number): Promise<Outcome<undefined>> {
	for (let offset = near; ;) {
		const read = await window.read(offset, MOST_A_PAGE);
		if (!read.ok) return read;
		const readTo = window.readUpTo(offset);
		const isBeyond = readTo <= offset && offset > 0;
		if (!isBeyond && readTo >= window.end) return read;
		offset = isBeyond ? Math.max(0, offset - MOST_A_PAGE) : Math.max(offset + 1, readTo - 1);
	}
}

/** Reads back from the end until it is far enough. */
export async function fromEnd(
	window: ListWindow,
	near: number,
	isEnough: IsEnough,
): Promise<Outcome<Reading>> {
	const read = await toEnd(window, near);
	if (!read.ok) return read;
	for (;;) {
		const readFrom = window.readDownTo(window.end);
		const entries = byDate(window.entries(readFrom, window.end).reverse());
		if (readFrom === 0 || isEnough(entries)) return succeeded({ entries, isWhole: readFrom === 0 });
		const from = Math.max(0, readFrom + 1 - MOST_A_PAGE);
		const back = await fill(window, from, Math.min(readFrom + 1, window.end));
		if (!back.ok) return back;
	}
}
