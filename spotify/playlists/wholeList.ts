import { invalidInput, type InvalidInput, type SpotifyFailure } from '../failures';
import type { Job, Order } from '../jobs/types';
import type { JsonObject } from '../json';
import type { Listing } from '../paging/types';
import type { Held, Target } from './types';
import { unfinished, type Fate } from './unfinished';

/** What a list is written to, and with which settings: those of any of the orders. */
export interface WholeList {
	target: Target;
	wanted: readonly string[];
	settings: Order['settings'];
}

/** A job for which all orders together are the list that a playlist is to hold. */
export const wholeListJob =
	(write: (list: WholeList, orders: readonly Order[]) => Promise<Listing[]>): Job =>
	async (orders, tools) => {
		const [first] = orders;
		if (!first) return [];
		const { id, settings } = first;
		const wanted = orders.flatMap(({ uris }) => uris);
		if (wanted.length === 0 && settings.allowEmpty !== true) {
			return orders.map(() => ({ entries: [], failure: emptyList() }));
		}
		return await write({ target: { ...tools, id }, wanted, settings }, orders);
	};

/** The refusal of an empty list, which is a mistake more often than a wish. */
const emptyList = (): InvalidInput =>
	invalidInput(
		'Items',
		'There are no items, which would empty the playlist',
		"Nothing was changed. To empty it on purpose, switch 'Allow Empty' on.",
	);

/** Which of the wanted are there, each held one counting once. */
function presentIn(wanted: readonly string[], held: readonly Held[]): boolean[] {
	const left = new Map<Held, number>();
	for (const one of held) left.set(one, (left.get(one) ?? 0) + 1);
	return wanted.map((uri) => {
		const count = left.get(uri) ?? 0;
		left.set(uri, count - 1);
		return count > 0;
	});
}

/** What became of each wanted item, where the playlist holds either this or that. */
export function fatesOf(
	wanted: readonly string[],
	held: readonly Held[],
	orHeld: readonly Held[] = held,
): Fate[] {
	const [these, those] = [presentIn(wanted, held), presentIn(wanted, orHeld)];
	return wanted.map((_, index) => {
		if (these[index] === those[index]) return these[index] ? 'done' : 'missing';
		return 'uncertain';
	});
}

/**
 * The failure of the whole list, for each order with what of its own items is missing.
 * @param done what was to become of them, as in `written`
 */
export function allFailed(
	orders: readonly Order[],
	failure: SpotifyFailure,
	fates: readonly Fate[],
	done: string,
): Listing[] {
	let from = 0;
	return orders.map(({ uris }) => {
		const own = fates.slice(from, (from += uris.length));
		return { entries: [], failure: unfinished(failure, uris, own, done) };
	});
}

/** One result for all orders, with the first. */
export const oneForAll = (orders: readonly Order[], value: JsonObject): Listing[] =>
	orders.map((_, index) => ({ entries: index === 0 ? [{ value, position: 0 }] : [] }));
