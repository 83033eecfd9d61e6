import type { ValueOutcomes } from '../batches/sendValues';
import { MAX_REFUSED_ITEMS, isItemError } from '../failures/itemErrors';
import type { SpotifyFailure } from '../failures/types';
import type { JobTools } from '../jobs/types';
import { MY_TRACKS } from '../operations/paths';
import type { SpotifyRequest } from '../request/types';
import { chunksOf } from '../values/chunks';
import { inHalves, type Handed } from '../values/inHalves';
import { notBegun } from './notBegun';
import type { ItemToSave } from './oldestFirst';

/** https://developer.spotify.com/documentation/web-api/reference/save-tracks-user */
const MAX_TIMESTAMPED = 50;

const TRACK = 'spotify:track:';

const requestToSave = (items: readonly ItemToSave[]): SpotifyRequest => ({
	method: 'PUT',
	path: MY_TRACKS,
	template: MY_TRACKS,
	query: {},
	body: {
		timestamped_ids: items.map(({ uri, addedAtMs }) => ({
			id: uri.slice(TRACK.length),
			added_at: new Date(addedAtMs).toISOString().replace(/\.\d+/, ''),
		})),
	},
	idempotent: true,
	availability: 'olderApps',
});

/** Tells whether it is the endpoint that is closed to the app, whatever is asked of it. */
const isClosed = ({ kind }: SpotifyFailure): boolean => kind === 'forbidden' || kind === 'notFound';

/**
 * Saves tracks with the dates that they had, as apps made before 11 February 2026 may. What cannot be
 * saved so, since it has no date or Spotify refuses it, is left.
 * @returns what is left, in the same order, and the failure after which nothing more is to be begun
 */
export async function saveWithDates(
	items: readonly ItemToSave[],
	{ send, clock }: Pick<JobTools, 'clock' | 'send'>,
	said: ValueOutcomes,
): Promise<{ left: ItemToSave[]; end?: SpotifyFailure }> {
	const nowMs = clock.nowMs();
	const dated = items.filter(({ uri, addedAtMs }) => uri.startsWith(TRACK) && addedAtMs <= nowMs);
	const settled = new Set<ItemToSave>();
	let refusals = 0;
	let end: SpotifyFailure | undefined;
	const hand = async (part: readonly ItemToSave[]): Promise<Handed> => {
		const outcome = await send(requestToSave(part));
		if (!outcome.ok && isClosed(outcome.failure)) return 'ended';
		if (!outcome.ok && isItemError(outcome.failure)) {
			refusals += part.length === 1 ? 1 : 0;
			return refusals < MAX_REFUSED_ITEMS ? 'refused' : 'ended';
		}
		for (const item of part) {
			said.set(item.uri, outcome);
			settled.add(item);
		}
		if (outcome.ok) return 'taken';
		end = notBegun(outcome.failure);
		return 'ended';
	};
	for (const part of chunksOf(dated, MAX_TIMESTAMPED)) if (!(await inHalves(part, hand))) break;
	const left = items.filter((item) => !settled.has(item));
	return { left, ...(end && { end }) };
}
