import { hashText } from '../catalogue/hash.mts';

/** One entry of a playlist. */
export interface Entry {
	/** `null` for what is gone from the catalogue. */
	uri: string | null;
	addedAtMs: number;
	/** The id of the user. */
	addedBy: string;
}

/** A playlist whose contents are kept, so that they can be changed. */
export interface WrittenPlaylist {
	readonly id: string;
	readonly ownerId: string;
	name: string;
	description: string;
	isPublic: boolean;
	collaborative: boolean;
	entries: readonly Entry[];
	/** The cover that was uploaded, by its id on the image host. */
	pictureId: string | undefined;
	/** When each change was made, of whatever kind; how many there are is the revision. */
	changedAtMs: number[];
	/** What it held at each of the latest snapshots, by their ids. */
	snapshots: Map<string, readonly Entry[]>;
}

export type NewPlaylist = Pick<
	WrittenPlaylist,
	'id' | 'ownerId' | 'name' | 'description' | 'isPublic' | 'collaborative' | 'entries'
>;

export function createPlaylist(playlist: NewPlaylist): WrittenPlaylist {
	const written = { ...playlist, pictureId: undefined, changedAtMs: [], snapshots: new Map() };
	touch(written, 0);
	return written;
}

/** Looks like Spotify's: the number of the change and a hash. */
const snapshotId = (id: string, revision: number): string =>
	Buffer.from(`${revision},${hashOf(`${id} ${revision}`)}`).toString('base64');

export const snapshotIdOf = ({ id, changedAtMs }: WrittenPlaylist): string =>
	snapshotId(id, changedAtMs.length);

/** The snapshot that was there at that time, or the first one. */
export const snapshotIdAt = ({ id, changedAtMs }: WrittenPlaylist, ms: number): string =>
	snapshotId(id, Math.max(1, changedAtMs.filter((changedMs) => changedMs <= ms).length));

const hashOf = (text: string) =>
	[1, 2, 3, 4, 5].map((salt) => hashText(text, salt).toString(16).padStart(8, '0')).join('');

// A change after so many others finds its snapshot gone; each is a list as long as the playlist.
const maximumSnapshots = 200;

/**
 * Makes a new snapshot. Changes of the name, the cover or the privacy make one too, not only those
 * of the contents (eXPerience83/news-bulletin-playlist issue 134, tried in September 2026).
 */
export function touch(playlist: WrittenPlaylist, nowMs: number): void {
	playlist.changedAtMs.push(nowMs);
	playlist.snapshots.set(snapshotIdOf(playlist), playlist.entries);
	const [oldest] = playlist.snapshots.keys();
	if (playlist.snapshots.size > maximumSnapshots && oldest !== undefined) {
		playlist.snapshots.delete(oldest);
	}
}

/** Replaces what a playlist holds; nothing happens if that is the same. */
export function setEntries(
	playlist: WrittenPlaylist,
	entries: readonly Entry[],
	nowMs: number,
): void {
	const { entries: before } = playlist;
	if (entries.length === before.length && entries.every((entry, at) => entry === before[at])) {
		return;
	}
	playlist.entries = entries;
	touch(playlist, nowMs);
}

/** The list with others in it, from that position on; at its end without one. */
export const withInserted = (
	list: readonly Entry[],
	others: readonly Entry[],
	position = list.length,
): Entry[] => [...list.slice(0, position), ...others, ...list.slice(position)];

/** Without every entry of one of these URIs. */
export const withoutUris = (list: readonly Entry[], uris: ReadonlySet<string>): Entry[] =>
	list.filter(({ uri }) => uri === null || !uris.has(uri));

export interface Move {
	rangeStart: number;
	rangeLength: number;
	insertBefore: number;
}

/**
 * A range of the list moved before another entry. The numbers are positions in `snapshot`, which
 * may be an older one: what was there is looked for where it is now (spotify/web-api issue 193).
 */
export function withMoved(
	list: readonly Entry[],
	snapshot: readonly Entry[],
	{ rangeStart, rangeLength, insertBefore }: Move,
): Entry[] {
	const moved = new Set(snapshot.slice(rangeStart, rangeStart + rangeLength));
	// The first entry from there on that stays: the range itself can't be what it goes before.
	const present = new Set(list);
	const anchor = snapshot
		.slice(insertBefore)
		.find((entry) => !moved.has(entry) && present.has(entry));
	const rest = list.filter((entry) => !moved.has(entry));
	const at = anchor === undefined ? rest.length : rest.indexOf(anchor);
	return withInserted(
		rest,
		list.filter((entry) => moved.has(entry)),
		at,
	);
}
