import { textAt } from '../json';
import { playlist } from '../operations/playlist';
import { failed, succeeded, type Outcome } from '../outcome';
import type { Entry } from '../paging/types';
import { listedSnapshots, ownSnapshot } from '../playlists/snapshots';
import { restless } from './newestFirst';
import { readAll } from './planRead';
import type { Look, Watch, WatchTools } from './types';

const { getItems } = playlist.operations;

/** How often a playlist is read that changes while it is read. */
const MOST_READINGS = 3;

/** One place of a playlist. */
export interface Held {
	/** Null for what Spotify no longer has. */
	uri: string | null;
	/** When and by whom it was put there, as far as Spotify knows. */
	addedAt: string;
	addedBy: string;
	entry: Entry;
}

export function heldIn(entry: Entry): Held {
	const { value } = entry;
	return {
		// `item` since 2026, `track` before.
		uri: textAt(value, 'item.uri') ?? textAt(value, 'track.uri') ?? null,
		addedAt: textAt(value, 'added_at') ?? '',
		addedBy: textAt(value, 'added_by.id') ?? '',
		entry,
	};
}

/** A playlist at one moment. */
export interface Snapshot {
	snapshotId: string;
	held: Held[];
}

/**
 * Everything that a playlist holds, and a snapshot that is not younger than that. One page is of
 * one moment; where there are more, the snapshot is asked for again, and all is read again if it is
 * another.
 * @param snapshotId the one that it had before it was read
 */
export async function readPlaylist(
	playlistId: string,
	snapshotId: string,
	tools: WatchTools,
	isSimplified: boolean,
): Promise<Outcome<Snapshot>> {
	let before = snapshotId;
	const values = { ...tools.values, playlistId };
	for (let reading = 1; ; reading += 1) {
		const list = await readAll(getItems, values, tools, isSimplified);
		if (!list.ok) return list;
		const { request, entries, isRestless } = list.value;
		const contents = { snapshotId: before, held: entries.map(heldIn) };
		if (entries.length <= getItems.paging.maxLimit) return succeeded(contents);
		const after = await ownSnapshot(playlistId, tools);
		if (!after.ok) return after;
		if (after.value === before && !isRestless) return succeeded(contents);
		if (reading >= MOST_READINGS) return failed(restless(request));
		before = after.value;
	}
}

/**
 * Asks for the snapshots of playlists, and looks closer at those that have another one than before.
 * @param snapshotIn what a `previous` says of the snapshot
 */
export const onNewSnapshot =
	(
		snapshotIn: (previous: unknown) => string | undefined,
		lookCloser: (
			id: string,
			snapshotId: string,
			previous: unknown,
			tools: WatchTools,
		) => ReturnType<Look>,
	): Watch['begin'] =>
	async (ids, tools) => {
		const listed = await listedSnapshots(new Set(ids), tools);
		return async (id, previous) => {
			const known = listed.get(id);
			const snapshot = known === undefined ? await ownSnapshot(id, tools) : succeeded(known);
			if (!snapshot.ok) return snapshot;
			if (snapshot.value !== '' && snapshot.value === snapshotIn(previous))
				return succeeded({ events: [], next: previous });
			return await lookCloser(id, snapshot.value, previous, tools);
		};
	};
