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
	/** The latest changes of whatever kind, the oldest first; never empty. */
	revisions: readonly Revision[];
	/** What it held at each of the latest snapshots that only one request was shown, by their ids. */
	passing: Map<string, readonly Entry[]>;
}

/** What a change made of a playlist. */
interface Revision {
	/** Counts from 1. */
	number: number;
	atMs: number;
	entries: readonly Entry[];
	/** Reads show it at once, as if it had been made long ago. */
	settled: boolean;
}

/** How far reads are behind. */
export interface ReadLag {
	/** Of contents. */
	readAgeMs: number;
	/** Of snapshots. */
	snapshotDelayMs: number;
	/** Whether a third snapshot is shown between the old and the new one. */
	thirdSnapshot: boolean;
}

export type NewPlaylist = Pick<
	WrittenPlaylist,
	'id' | 'ownerId' | 'name' | 'description' | 'isPublic' | 'collaborative' | 'entries'
>;

export function createPlaylist(playlist: NewPlaylist): WrittenPlaylist {
	const { entries } = playlist;
	return {
		...playlist,
		pictureId: undefined,
		revisions: [{ number: 1, atMs: 0, entries, settled: true }],
		passing: new Map(),
	};
}

/** Looks like Spotify's: the number of the change and a hash. */
const snapshotId = (id: string, { number }: Revision, variant = ''): string =>
	Buffer.from(`${number},${hashOf(`${id} ${number}${variant}`)}`).toString('base64');

const latest = ({ revisions }: WrittenPlaylist): Revision => {
	const last = revisions.at(-1);
	if (!last) throw new Error('A playlist has a revision from the start');
	return last;
};

/** The snapshot that the answer to a change has. */
export const snapshotIdOf = (playlist: WrittenPlaylist): string =>
	snapshotId(playlist.id, latest(playlist));

/** The last revision that was made by then; the oldest that is known if none was. */
const revisionAt = ({ revisions }: WrittenPlaylist, ms: number): Revision | undefined =>
	revisions.findLast(({ settled, atMs }) => settled || atMs <= ms) ?? revisions[0];

/** What a read shows at that time: for a while, what was there before. */
export const entriesShown = (
	playlist: WrittenPlaylist,
	nowMs: number,
	{ readAgeMs }: ReadLag,
): readonly Entry[] => (revisionAt(playlist, nowMs - readAgeMs) ?? latest(playlist)).entries;

/**
 * The snapshot that a read shows at that time: the old one for 30 to 40 seconds, when the contents
 * are new already, and sometimes a third one in between (eXPerience83/news-bulletin-playlist issues
 * 101 and 168).
 */
export function snapshotShown(playlist: WrittenPlaylist, nowMs: number, lag: ReadLag): string {
	const { snapshotDelayMs, thirdSnapshot } = lag;
	const shown = revisionAt(playlist, nowMs - snapshotDelayMs) ?? latest(playlist);
	const next = revisionAt(playlist, nowMs - snapshotDelayMs / 2) ?? latest(playlist);
	return thirdSnapshot && next.number > shown.number
		? snapshotId(playlist.id, next, thirdVariant)
		: snapshotId(playlist.id, shown);
}

const thirdVariant = ' in between';

/** One more snapshot of the same contents, as some playlists have at each request. */
export function passingSnapshot(playlist: WrittenPlaylist, variant: string): string {
	const revision = latest(playlist);
	const id = snapshotId(playlist.id, revision, variant);
	playlist.passing.set(id, revision.entries);
	const [oldest] = playlist.passing.keys();
	if (playlist.passing.size > maximumSnapshots && oldest !== undefined) {
		playlist.passing.delete(oldest);
	}
	return id;
}

/** What a playlist held at a snapshot of its latest ones; nothing for any other. */
export const entriesAtSnapshot = (
	{ id, revisions, passing }: WrittenPlaylist,
	snapshot: string,
): readonly Entry[] | undefined =>
	passing.get(snapshot) ??
	revisions.findLast((revision) =>
		['', thirdVariant].some((variant) => snapshotId(id, revision, variant) === snapshot),
	)?.entries;

const hashOf = (text: string) =>
	[1, 2, 3, 4, 5].map((salt) => hashText(text, salt).toString(16).padStart(8, '0')).join('');

// A change after so many others finds its snapshot gone; each is a list as long as the playlist.
const maximumSnapshots = 200;

/**
 * Makes a new snapshot. Changes of the name, the cover or the privacy make one too, not only those
 * of the contents (eXPerience83/news-bulletin-playlist issue 134, tried in September 2026).
 */
export function touch(playlist: WrittenPlaylist, nowMs: number, { settled = false } = {}): void {
	const { entries } = playlist;
	const number = latest(playlist).number + 1;
	const revision = { number, atMs: nowMs, entries, settled };
	playlist.revisions = [...playlist.revisions, revision].slice(-maximumSnapshots);
}

/** Replaces what a playlist holds; nothing happens if that is the same. */
export function setEntries(
	playlist: WrittenPlaylist,
	entries: readonly Entry[],
	nowMs: number,
	options: { settled?: boolean } = {},
): void {
	const { entries: before } = playlist;
	if (entries.length === before.length && entries.every((entry, at) => entry === before[at])) {
		return;
	}
	playlist.entries = entries;
	touch(playlist, nowMs, options);
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
