import { mapConcurrent } from '../concurrency/mapConcurrent';
import type { Paging } from '../operations/types';
import { succeeded } from '../failures/outcome';
import { read } from '../paging/read';
import type { Listing } from '../paging/types';
import { listedSnapshots, ownSnapshot } from '../playlists/snapshots';
import { waitUntil } from '../concurrency/waitUntil';
import type { SpotifyRequest } from '../request/types';
import type { Order } from '../jobs/types';
import type { PlaylistJob } from '../playlists/target';

/** Orders with the same key ask for the same, which is read once. */
const keyOf = ({ id, snapshotId, most }: Order): string =>
	JSON.stringify([id, snapshotId, String(most)]);

/**
 * Reads the lists of those playlists that have another snapshot than the user knows; of the others
 * says that they are unchanged. Each entry gets the playlist's ID and its present snapshot. For a
 * while after a write Spotify still gives an older one: what this process has written it knows, and
 * where it is not sure, it reads.
 */
export const getIfChanged =
	(requestFor: (id: string) => SpotifyRequest, paging: Paging | undefined): PlaylistJob =>
	async (orders, tools) => {
		const snapshots = await listedSnapshots(new Set(orders.map(({ id }) => id)), tools);
		const { send, maxConcurrency, usage, playlistMemory } = tools;

		const readOne = async ({ id, snapshotId: known, most = Infinity }: Order): Promise<Listing> => {
			const listed = snapshots.get(id);
			const snapshot = listed === undefined ? await ownSnapshot(id, tools) : succeeded(listed);
			if (!snapshot.ok) return { entries: [], failure: snapshot.failure };
			const { snapshotId, isCertain } = playlistMemory.snapshot(id, snapshot.value);
			const also = { playlistId: id, snapshotId };
			if (known !== '' && isCertain && snapshotId === known) {
				usage.saved('unchanged', 1);
				return { entries: [{ value: { unchanged: true }, position: 0, also, asIs: true }] };
			}
			// Else the list could be older than the snapshot that goes with it.
			await waitUntil(tools, playlistMemory.freshAtMs(id));
			const listing = await read(send, requestFor(id), paging, most, maxConcurrency);
			return { ...listing, entries: listing.entries.map((entry) => ({ ...entry, also })) };
		};

		const byKey = new Map<string, Order[]>();
		for (const order of orders) {
			const same = byKey.get(keyOf(order));
			if (same) same.push(order);
			else byKey.set(keyOf(order), [order]);
		}
		const listings = new Map<string, Listing>();
		let stopped = false;
		await mapConcurrent(
			[...byKey],
			maxConcurrency,
			async ([key, same]) => {
				const [order] = same;
				if (!order) return;
				const listing = await readOne(order);
				listings.set(key, listing);
				usage.saved('duplicates', same.length - 1);
				usage.done(same.length);
				if (listing.failure && tools.endsRun(listing.failure)) stopped = true;
			},
			() => stopped,
		);
		return orders.map((order): Listing => {
			const listing = listings.get(keyOf(order)) ?? { entries: [] };
			// Each order gets entries of its own: a later step may change them.
			return byKey.get(keyOf(order))?.[0] === order ? listing : structuredClone(listing);
		});
	};
