import { append } from '../values/append';
import { at } from '../values/json';
import { mapInOrder } from '../concurrency/mapInOrder';
import type { OffsetPaging } from '../operations/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { isLastPage, pageReader, wholePage } from '../paging/pageReader';
import { pageSizesOf, type Entry } from '../paging/types';
import type { Send, SpotifyRequest } from '../request/types';
import { restless } from './newestFirst';

/** How often a list is read that changes while it is read. */
const MOST_READINGS = 3;

/** Whether two readings of one place show the same entry. */
type IsSame = (one: Entry, other: Entry) => boolean;

type ReadPage = ReturnType<typeof pageReader>;
type Page = Extract<Awaited<ReturnType<ReadPage>>, { ok: true }>['value'];

/** Where pages begin that each begin with the last entry of the one before. */
function* overlapping(size: number, total: number): Generator<number> {
	const step = Math.max(1, size - 1);
	for (let offset = step; offset + (size - step) < total; offset += step) yield offset;
}

/** Whether a page is of a list that is as long as before. */
const isOf = (total: unknown, { page }: Page): boolean => at(page, 'total') === total;

/**
 * Puts a page behind what was read before it; false where it does not go on from there. Behind the
 * end there is nothing, also where the total counts more than Spotify gives.
 */
function join(entries: Entry[], { entries: next }: Page, isSame: IsSame): boolean {
	const [first, last] = [next[0], entries.at(-1)];
	if (!first) return true;
	if (!last || first.position > entries.length) return false;
	const overlaps = first.position < entries.length;
	if (overlaps && !isSame(first, last)) return false;
	append(entries, overlaps ? next.slice(1) : next);
	return true;
}

/** All entries; undefined where the list was another one between two pages. */
async function readOnce(
	readPage: ReadPage,
	limit: number,
	workers: number,
	isSame: IsSame,
): Promise<Outcome<Entry[] | undefined>> {
	const first = await readPage(0, limit);
	if (!first.ok) return first;
	const { entries: start, page } = first.value;
	const size = Math.min(first.value.size, limit);
	const entries = [...start];
	if (isLastPage(page, size)) return succeeded(entries);
	const total = at(page, 'total');
	const readWhole = wholePage(readPage);
	let isOver = false;
	const pages = await mapInOrder(
		overlapping(size, Number(total)),
		workers,
		async (offset) => {
			const next = await readWhole(offset, size);
			isOver ||= !next.ok || !isOf(total, next.value) || next.value.entries.length === 0;
			return next;
		},
		() => isOver,
	);
	for (const next of pages) {
		if (!next) break;
		if (!next.ok) return next;
		const isNext = isOf(total, next.value) && join(entries, next.value, isSame);
		if (!isNext) return succeeded(undefined);
	}
	return succeeded(entries);
}

/**
 * Reads all of a list, and only gives what the list was without anything coming or going between
 * two pages. Each page begins with the last entry of the one before it: what comes, goes or moves
 * in between shifts that, and shows where snapshots and totals may not (they may be old, and what
 * came may be as much as what went). What stays at its place may be of different moments.
 * @param isSame whether two readings of one place show the same entry
 */
export async function readSteadily(
	send: Send,
	request: SpotifyRequest,
	paging: OffsetPaging,
	workers: number,
	isSame: IsSame,
): Promise<Outcome<Entry[]>> {
	const readPage = pageReader(send, request, paging);
	const { most: limit } = pageSizesOf(paging);
	for (let reading = 1; reading <= MOST_READINGS; reading += 1) {
		const outcome = await readOnce(readPage, limit, workers, isSame);
		if (!outcome.ok) return outcome;
		if (outcome.value) return succeeded(outcome.value);
	}
	return failed(restless(request));
}
