import { at } from '../json';
import { playlist } from '../operations/playlist';
import { succeeded } from '../outcome';
import { pageOf, type Entry } from '../paging/types';
import { digestOf, pack, unpack } from './digest';
import { planRead } from './planRead';
import { onNewSnapshot, readPlaylist, type Held } from './playlistContents';
import { tallyOf } from './tally';
import type { SpotifyEvent, Watch } from './types';

const { getItems } = playlist.operations;

/** What is known of a playlist: its snapshot, and what it held, as packed digests. */
interface Known {
	snapshotId: string;
	held: string;
}

/**
 * What an addition is: what, when and by whom. Not at which place, so that a playlist that is put
 * in another order has nothing new; who adds the same once more adds it at another time, or it is
 * there twice.
 */
const digest = ({ addedAt, addedBy }: Held, uri: string | null): string =>
	digestOf([uri ?? '', addedAt, addedBy].join(' '));

const toEvent = (
	playlistId: string,
	{ value, position }: Entry,
	addedAt: string,
): SpotifyEvent => ({
	value,
	output: 'playlistItem',
	position,
	at: addedAt,
	also: { playlistId },
});

/** What a playlist holds that it did not hold, each place counting once. */
export function addedItems(
	playlistId: string,
	held: readonly Held[],
	known: string,
): SpotifyEvent[] {
	const before = tallyOf(unpack(known));
	return held
		.filter((one) => !before.take(digest(one, one.uri)))
		.filter(
			// What is gone from Spotify is nothing new, nor is it when it comes back.
			(one) => one.uri !== null && !before.take(digest(one, null)),
		)
		.map(({ entry, addedAt }) => toEvent(playlistId, entry, addedAt));
}

export const packHeld = (held: readonly Held[]): string =>
	pack(held.map((one) => digest(one, one.uri)));

/** Watches what playlists hold: one small request for each that is as it was. */
export const playlistItemAdded: Watch = {
	begin: onNewSnapshot(
		(previous) => (previous as Known | undefined)?.snapshotId,
		async (playlistId, snapshotId, previous, tools) => {
			const known = previous as Known | undefined;
			const now = await readPlaylist(playlistId, snapshotId, tools, tools.simplify);
			if (!now.ok) return now;
			const { held } = now.value;
			const events = known ? addedItems(playlistId, held, known.held) : [];
			const next: Known = { snapshotId: now.value.snapshotId, held: packHeld(held) };
			return succeeded({ events, next });
		},
	),
	/** The last place of the playlist, where new items mostly are. */
	async latest(playlistId, tools) {
		const plan = planRead(getItems, { ...tools.values, playlistId }, tools.simplify);
		if (!plan.ok) return plan;
		const { request } = plan.value;
		const first = await tools.send(pageOf(request, 1, 0));
		if (!first.ok) return first;
		const position = Math.max(0, Number(at(first.value, 'total') ?? 1) - 1);
		const last = position > 0 ? await tools.send(pageOf(request, 1, position)) : first;
		if (!last.ok) return last;
		const value = at(last.value, 'items.0');
		if (value === undefined) return succeeded([]);
		return succeeded([
			toEvent(playlistId, { value, position }, String(at(value, 'added_at') ?? '')),
		]);
	},
};
