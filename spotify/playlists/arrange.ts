import { withoutOld } from '../lists/dropOld';
import { factsIn, joinFacts, NO_FACTS, type ItemFacts } from '../lists/itemFacts';
import { hasValueFor, orderItems, type ListOrder } from '../lists/orderItems';
import { dayIn } from '../lists/seeded';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { JobInput } from '../jobs/types';
import type { OrderSettings } from '../operations/settings/order';
import { simplify } from '../simplify/simplify';
import { readDetailed, WHOLE_ENTRIES } from './detailedEntries';
import type { Target } from './target';

/** An item that is wanted, the input that asks for it, and what is known of it. */
interface WantedItem {
	uri: string;
	input: number;
	facts: ItemFacts;
}

/** What of the input a playlist is to hold. */
export interface Arranged {
	/** In the order in which the playlist is to hold it. */
	wanted: readonly string[];
	/** The same by who asks for it, in the order in which it was asked for. */
	inputs: ReadonlyArray<JobInput<unknown>>;
	/** How many items are too old, or too many. */
	dropped: number;
}

/** Tells whether something is asked for that takes knowing more of an item than its URI. */
const lacks = (facts: ItemFacts, order: ListOrder, { dropOlderThan }: OrderSettings): boolean =>
	!hasValueFor(order, facts) || (dropOlderThan !== undefined && facts.addedAt === null);

/**
 * Reads what a playlist's own entries say of its items; of one that is there more often, the
 * newest.
 */
async function ownFacts(target: Target, field: string): Promise<Outcome<Map<string, ItemFacts>>> {
	const read = await readDetailed(target, WHOLE_ENTRIES);
	if (!read.ok) return read;
	const known = new Map<string, ItemFacts>();
	for (const [position, { uri, entry }] of read.value.entries.entries()) {
		if (uri === null) continue;
		const simplified = factsIn(simplify(entry, 'playlistItem', position), field);
		// The simplified one has names of artists where Spotify gives their IDs.
		const facts = joinFacts(factsIn(entry, field), simplified);
		const before = known.get(uri);
		const isNewer = !before || (facts.addedAt ?? '') > (before.addedAt ?? '');
		if (isNewer) known.set(uri, facts);
	}
	return succeeded(known);
}

function wantedItems(inputs: ReadonlyArray<JobInput<OrderSettings>>, field: string): WantedItem[] {
	return inputs.flatMap(({ uris, own }, input) => {
		const facts = own?.item === undefined ? NO_FACTS : factsIn(own.item, field);
		return uris.map((uri) => ({ uri, input, facts }));
	});
}

/**
 * Puts what all inputs ask for into the order that is asked for, without what is too old or too many.
 * What an item does not say of itself is read once from the playlist, if it is there.
 */
export async function arrange(
	target: Target,
	inputs: ReadonlyArray<JobInput<OrderSettings>>,
): Promise<Outcome<Arranged>> {
	const settings = inputs[0]?.settings ?? {};
	const { order = 'given', orderField = '', orderDirection = 'ascending' } = settings;
	const { maxItems = Infinity, dropOlderThan = Infinity } = settings;
	const nowMs = target.clock.nowMs();
	const seed = settings.seed ?? dayIn(settings.timeZone, nowMs);
	let items = wantedItems(inputs, orderField);
	if (items.some(({ facts }) => lacks(facts, order, settings))) {
		const own = await ownFacts(target, orderField);
		if (!own.ok) return failed(own.failure);
		items = items.map((item) => ({
			...item,
			facts: joinFacts(item.facts, own.value.get(item.uri) ?? NO_FACTS),
		}));
	}
	const young = withoutOld(items, dropOlderThan, nowMs);
	const ordered = orderItems(young, { order, direction: orderDirection, seed });
	const kept = ordered.slice(0, maxItems);
	const isKept = new Set(kept);
	const asked = inputs.map((): string[] => []);
	for (const item of items) if (isKept.has(item)) asked[item.input]?.push(item.uri);
	return succeeded({
		wanted: kept.map(({ uri }) => uri),
		inputs: inputs.map((input, index) => ({ ...input, uris: asked[index] ?? [] })),
		dropped: items.length - kept.length,
	});
}
