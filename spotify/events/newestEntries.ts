import { succeeded, type Outcome } from '../failures/outcome';
import type { Operation } from '../operations/types';
import type { Values } from '../plan/wireValue';
import type { OutputKind } from '../simplify/outputKinds';
import { lookAtList } from './anyOrder';
import { isOrderedCursor, type OrderedCursor } from './listLook';
import type { DatedList } from './listWindow';
import { freshIn, nextCursor, type Dated } from './newestFirst';
import { planRead } from './planRead';
import { readNewest } from './readEnds';
import type { SpotifyEvent, Watch, WatchTools } from './types';

/** A list of which a trigger tells the newest entries. */
export interface NewestEntries {
	operation: Operation;
	/** Of what the list is: the parameter of its ID, which each event has as well. */
	ownerId?: string;
	/** Which entry is the newest; `unknown` where Spotify does not say. */
	order: 'newestFirst' | 'none' | 'unknown';
	/** Reads when an entry came, and what tells it from others; undefined for what is no entry. */
	toDated(value: unknown): Dated | undefined;
	output: OutputKind;
}

/** Returns the list of what is watched, ready to be read. */
export function listOf(
	{ operation, ownerId, toDated }: NewestEntries,
	id: string,
	{ values, output, send }: WatchTools,
	extraValues?: Values,
): Outcome<DatedList> {
	const all = { ...values, ...(ownerId !== undefined && { [ownerId]: id }), ...extraValues };
	const plan = planRead(operation, all, output);
	if (!plan.ok) return plan;
	const { request, paging } = plan.value;
	if (paging?.kind !== 'offset') throw new TypeError(`'${operation.name}' has no offset`);
	return succeeded({ send, request, paging, toDated });
}

/** Makes events of entries, in their order. */
export const eventsOf = (
	{ ownerId, output }: NewestEntries,
	id: string,
	entries: readonly Dated[],
): SpotifyEvent[] =>
	entries.map(({ value, at }) => ({
		value,
		output,
		at,
		extraFields: ownerId === undefined ? {} : { [ownerId]: id },
	}));

/** The newest entries, for which all of the first page are known. */
export const KNOWS_ALL = { since: '9', known: '' };

/** Watches a list for entries that are new. */
export const watchNewest = (kind: NewestEntries): Watch<OrderedCursor> => ({
	isState: isOrderedCursor,
	begin: async (_, tools) => async (id, known) => {
		const list = listOf(kind, id, tools);
		if (!list.ok) return list;
		if (kind.order === 'newestFirst') {
			const reading = await readNewest(list.value, known);
			if (!reading.ok) return reading;
			const fresh = known ? freshIn(reading.value, known) : [];
			const next = nextCursor(reading.value, known);
			return succeeded({ events: eventsOf(kind, id, fresh), next });
		}
		const isUnordered = kind.order === 'none';
		const seen = await lookAtList(list.value, known, tools.clock.nowMs(), isUnordered);
		if (!seen.ok) return seen;
		const { fresh, next } = seen.value;
		return succeeded({ events: eventsOf(kind, id, fresh), next });
	},
	async latest(id, tools) {
		const list = listOf(kind, id, tools);
		if (!list.ok) return list;
		if (kind.order === 'unknown') {
			const seen = await lookAtList(list.value, undefined, tools.clock.nowMs());
			return seen.ok ? succeeded(eventsOf(kind, id, seen.value.newest.slice(0, 1))) : seen;
		}
		const first = await readNewest(list.value, KNOWS_ALL, 1);
		return first.ok ? succeeded(eventsOf(kind, id, first.value.entries.slice(0, 1))) : first;
	},
});
