import { at, isObject, numberIn } from '../../../spotify/values/json';
import { failed, succeeded } from '../../../spotify/failures/outcome';
import { cursorPages } from '../../../spotify/paging/cursorPages';
import { offsetPages } from '../../../spotify/paging/offsetPages';
import type { Listing } from '../../../spotify/paging/types';
import { wholeList } from '../../../spotify/paging/wholeList';
import type { Send, SpotifyRequest } from '../../../spotify/request/types';
import { objectsIn } from '../../../scripts/shapes/recordings.mts';
import { failureFaults } from './failureText.mts';

interface Page extends Record<string, unknown> {
	items: unknown[];
}

const isPage = (value: Record<string, unknown>): value is Page => Array.isArray(value.items);

const request: SpotifyRequest = {
	method: 'GET',
	path: '/me/tracks',
	template: '/me/tracks',
	query: {},
	idempotent: true,
};

const MAX_LIMIT = 50;

/** Whether a list is asked for its beginning, the first time or anew. */
const asksForBeginning = ({ query }: SpotifyRequest): boolean =>
	Number(query.offset ?? 0) === 0 && query.after === undefined;

/** Gives the page, and behind it what a list has behind its end. */
const listOf =
	(page: Page): Send =>
	async (asked) =>
		succeeded(asksForBeginning(asked) ? page : { ...page, items: [], next: null, cursors: null });

/** Gives the page, and no more. */
const cutOff =
	(page: Page): Send =>
	async (asked) =>
		asksForBeginning(asked)
			? succeeded(page)
			: failed({ kind: 'network', message: 'No answer came', hint: 'Try again.' });

/** Whether all entries of a page came out, in order, each at its place, those that are null too. */
function entryFaults({ entries }: Listing, items: readonly unknown[]): string[] {
	if (entries.length !== items.length) return [`${entries.length} entries of ${items.length}`];
	const wrong = entries.findIndex(
		({ value, position }, index) => value !== items[index] || position !== index,
	);
	return wrong < 0 ? [] : [`entry ${wrong} is another`];
}

const maxLimitFor = ({ items }: Page): number => Math.max(MAX_LIMIT, items.length);

async function offsetFaults(page: Page, workers: number): Promise<string[]> {
	const paging = { kind: 'offset', itemsAt: 'items', maxLimit: maxLimitFor(page) } as const;
	const read = async (send: Send) => await offsetPages(send, request, paging, Infinity, workers);
	const whole = await read(listOf(page));
	const cut = await read(cutOff(page));
	const counted = numberIn(at(page, 'total'));
	// Of what cannot be, such as half an entry, the failure tells.
	const total = counted !== null && Number.isInteger(counted) ? counted : 0;
	const missing = (whole.missingCount ?? 0) + whole.entries.length;
	return [
		...entryFaults(whole, page.items),
		...entryFaults(cut, page.items),
		...(whole.failure && total === counted ? [`failed: ${whole.failure.message}`] : []),
		...(whole.failure ? failureFaults(whole.failure) : []),
		...(cut.failure ? failureFaults(cut.failure) : []),
		...(whole.entries.length < total && missing !== total
			? [`${missing} entries are accounted for of ${total}`]
			: []),
	];
}

async function cursorFaults(page: Page): Promise<string[]> {
	const paging = {
		kind: 'cursor',
		itemsAt: 'items',
		cursor: 'after',
		cursorAt: 'cursors.after',
		maxLimit: maxLimitFor(page),
	} as const;
	const listing = await cursorPages(listOf(page), request, paging, Infinity);
	return [
		...entryFaults(listing, page.items),
		...(listing.failure ? [`failed: ${listing.failure.message}`] : []),
	];
}

async function wholeFaults(answer: unknown): Promise<string[]> {
	const lists = isObject(answer)
		? Object.keys(answer).filter((key) => Array.isArray(answer[key]))
		: Array.isArray(answer)
			? ['']
			: [];
	const faults: string[] = [];
	for (const key of lists.filter((name) => !name.includes('.'))) {
		const listing = await wholeList(async () => succeeded(answer), request, key, Infinity);
		const items: unknown = key === '' ? answer : at(answer, key);
		faults.push(...entryFaults(listing, items as unknown[]));
	}
	return faults;
}

/** What of the lists in an answer does not come out, however they are read. */
export async function pagingFaults(answer: unknown): Promise<string[]> {
	const faults = await wholeFaults(answer);
	for (const page of [...objectsIn(answer)].filter(isPage)) {
		faults.push(...(await offsetFaults(page, 1)));
		faults.push(...(await offsetFaults(page, 4)));
		faults.push(...(await cursorFaults(page)));
	}
	return faults;
}
