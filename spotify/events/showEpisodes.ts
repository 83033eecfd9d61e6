import { textAt } from '../values/json';
import { show } from '../operations/show';
import { succeeded, type Outcome } from '../failures/outcome';
import { lookAtList, type ListSight } from './anyOrder';
import { digestOf } from './digest';
import type { OrderedMark } from './listLook';
import type { Dated } from './newestFirst';
import { planRead } from './planRead';
import type { SpotifyEvent, Watch, WatchTools } from './types';

const { getEpisodes } = show.operations;

/** An episode whose date is corrected is no new one: its ID says what it is. */
const toDated = (value: unknown): Dated | undefined => {
	const id = textAt(value, 'id');
	return id === undefined
		? undefined
		: { digest: digestOf(id), at: textAt(value, 'release_date') ?? '0', value };
};

const toEvents = (showId: string, episodes: readonly Dated[]): SpotifyEvent[] =>
	episodes.map(({ value, at }) => ({ value, output: 'episode', at, also: { showId } }));

async function lookAt(
	showId: string,
	{ values, simplify, send, clock }: WatchTools,
	known?: OrderedMark,
): Promise<Outcome<ListSight>> {
	const plan = planRead(getEpisodes, { ...values, showId }, simplify);
	if (!plan.ok) return plan;
	return await lookAtList({ send, request: plan.value.request, toDated }, known, clock.nowMs());
}

/**
 * Watches the episodes of shows. Some shows have the newest first, some the oldest, and nothing in
 * Spotify's answer says which (podiscover 17).
 */
export const showEpisodes: Watch = {
	begin: async (_, tools) => async (showId, previous) => {
		const seen = await lookAt(showId, tools, previous as OrderedMark | undefined);
		if (!seen.ok) return seen;
		return succeeded({ events: toEvents(showId, seen.value.fresh), next: seen.value.next });
	},
	async latest(showId, tools) {
		const seen = await lookAt(showId, tools);
		return seen.ok ? succeeded(toEvents(showId, seen.value.newest.slice(0, 1))) : seen;
	},
};
