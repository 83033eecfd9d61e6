import { at, isObject, textAt } from '../json';
import { mapInOrder } from '../mapInOrder';
import type { Paging } from '../operations/types';
import { succeeded, type Outcome } from '../outcome';
import { read } from '../paging/read';
import type { Listing } from '../paging/types';
import type { SpotifyRequest } from '../request/types';
import type { Job, JobTools, Order } from './types';

/** The user's list of playlists, of which a page has fifty. */
const LIST = '/me/playlists';
const MOST_LISTED = 50;

const PLAYLIST = '/playlists/{playlist_id}';

const getRequest = (
	path: string,
	template: string,
	query: SpotifyRequest['query'],
): SpotifyRequest => ({ method: 'GET', path, template, query, repeatable: true });

/** Notes the snapshots of a page of playlists. */
function noteSnapshots(page: unknown, snapshots: Map<string, string>): void {
	const items = at(page, 'items');
	if (!Array.isArray(items)) return;
	for (const item of items.filter(isObject)) {
		const id = textAt(item, 'id');
		const snapshotId = textAt(item, 'snapshot_id');
		if (id !== undefined && snapshotId !== undefined) snapshots.set(id, snapshotId);
	}
}

/** How many pages are left of the user's list from an offset on. */
function pagesFrom(offset: number, page: unknown): number {
	const total = at(page, 'total');
	if (at(page, 'next') == null || typeof total !== 'number') return 0;
	return Math.ceil((total - offset) / MOST_LISTED);
}

/** The present snapshots of the user's own playlists, fifty for each request. */
async function listedSnapshots(
	ids: ReadonlySet<string>,
	{ send, actsForUser }: JobTools,
): Promise<Map<string, string>> {
	const snapshots = new Map<string, string>();
	if (!actsForUser) return snapshots;
	const missing = (): number => [...ids].filter((id) => !snapshots.has(id)).length;
	// Where as many pages are left as playlists, to ask for each of these costs no more.
	for (let offset = 0, left = 1; left > 0 && left < missing(); ) {
		const query = { limit: String(MOST_LISTED), offset: String(offset) };
		const page = await send(getRequest(LIST, LIST, query));
		if (!page.ok) break;
		noteSnapshots(page.value, snapshots);
		offset += MOST_LISTED;
		left = pagesFrom(offset, page.value);
	}
	return snapshots;
}

/** The present snapshot of a playlist that the user's list does not have. */
async function ownSnapshot(id: string, { send }: JobTools): Promise<Outcome<string>> {
	const outcome = await send(getRequest(`/playlists/${id}`, PLAYLIST, { fields: 'snapshot_id' }));
	return outcome.ok ? succeeded(textAt(outcome.value, 'snapshot_id') ?? '') : outcome;
}

/** Orders with the same key ask for the same, which is read once. */
const keyOf = ({ id, snapshotId, most }: Order): string =>
	JSON.stringify([id, snapshotId, String(most)]);

/**
 * Reads the lists of those playlists that have another snapshot than the user knows; of the others
 * says that they are unchanged. Each entry gets the playlist's ID and its present snapshot.
 */
export const getIfChanged =
	(requestFor: (id: string) => SpotifyRequest, paging: Paging | undefined): Job =>
	async (orders, tools) => {
		const snapshots = await listedSnapshots(new Set(orders.map(({ id }) => id)), tools);
		const { send, maxConcurrency, usage, capabilities, clock, signal } = tools;
		const reading = { workers: maxConcurrency, capabilities, clock, signal };

		const readOne = async ({ id, snapshotId: known, most = Infinity }: Order): Promise<Listing> => {
			const listed = snapshots.get(id);
			const snapshot = listed === undefined ? await ownSnapshot(id, tools) : succeeded(listed);
			if (!snapshot.ok) return { entries: [], failure: snapshot.failure };
			const also = { playlistId: id, snapshotId: snapshot.value };
			if (known !== '' && snapshot.value === known) {
				usage.saved('unchanged', 1);
				return { entries: [{ value: { unchanged: true }, position: 0, also, asIs: true }] };
			}
			const listing = await read(send, requestFor(id), paging, most, reading);
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
		await mapInOrder(
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
