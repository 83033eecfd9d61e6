import type { Clock } from '../../concurrency/clock';
import { sumOf } from '../../values/counts';
import { createBoundedMap, forgetOldest } from '../../values/boundedMap';
import type { ItemUri, KnownItem, Step } from '../items/types';
import {
	after,
	forgetShown,
	freshAtMs,
	MAX_LATE_MS,
	presentOf,
	settledAtMs,
	type Change,
	type Changes,
	type Places,
} from './changes';
import {
	hiddenIn,
	noteHeld,
	noteHidden,
	noteShown,
	noteUnknown,
	nothingUnseen,
	noteWritten,
	shownAtMs,
	type KnownHidden,
	type Unseen,
} from './unseen';

/** For so long it may give a snapshot from before a write; 30 to 40 s were measured there too. */
const MAX_SNAPSHOT_LAG_MS = 90_000;

/** Beyond these, what is oldest is forgotten, but for playlists that may not show a change yet. */
const MAX_PLAYLISTS = 1_000;
// A long list is written by hundreds of requests while Spotify still gives the snapshot of before.
const MAX_SNAPSHOTS = 1_000;
/** Some 20 MB of items that nobody has seen yet, of all playlists together. */
const MAX_UNSEEN_OF_ALL = 100_000;

interface RememberedPlaylist extends Changes {
	changedAtMs: number;
	/** The snapshot that the last change left; undefined if it gave none. */
	snapshotId: string | undefined;
	/** Those from before it. */
	olderSnapshots: Set<string>;
	/** Those that reads have given since it. */
	givenSnapshots: Set<string>;
	unseen: Unseen;
}

/** A write that is done. */
export interface Done {
	step: Step;
	before: Places;
	after: Places;
	/** Before and after it. */
	snapshots: readonly [string | undefined, string | undefined];
}

/**
 * What this process has just done to playlists, since for a while Spotify's answers do not show it.
 * Another process knows nothing of it.
 */
export interface PlaylistMemory {
	/** Notes a write that was carried out. */
	wrote(id: string, done: Done): void;
	/** Notes a change that nobody knows more of. */
	changed(id: string): void;
	/**
	 * Notes a write whose answer was lost at a moment, now where none is given: it may come yet.
	 * @param step what it was to do, if that is known
	 */
	lost(id: string, lostAtMs?: number, step?: Step): void;
	/** Tells from when on nothing lost can be carried out any more, on the monotonic clock. */
	settledAtMs(id: string): number;
	/** Tells from when on a read shows everything, on the monotonic clock. */
	freshAtMs(id: string): number;
	/**
	 * Tells from when on what was put in is read as null only if that stays so, on the monotonic
	 * clock.
	 */
	shownAtMs(id: string): number;
	/**
	 * Returns what a playlist holds now, by what a read gave that was begun at a moment; undefined
	 * if it can be told only later, since somebody else has changed it too.
	 */
	now(id: string, seen: readonly KnownItem[], readAtMs: number): readonly KnownItem[] | undefined;
	/** Notes all that a playlist holds, by a read that was begun at a moment. */
	saw(id: string, held: readonly ItemUri[], readAtMs: number): void;
	/**
	 * Notes a read of what the playlist is to hold by what was written: what it shows is there.
	 * @param readAtMs when it was begun; without it, late enough to show all that was written
	 */
	shows(id: string, due: readonly KnownItem[], seen: readonly KnownItem[], readAtMs?: number): void;
	/** Tells which of the nulls that a read gave are items that this process has put in. */
	hidden(id: string, held: readonly ItemUri[]): KnownHidden;
	/** Notes items that are there and not shown. */
	hides(id: string, uris: readonly string[]): void;
	/**
	 * Notes a snapshot that was read. Returns the present one, and whether it is sure to be the present
	 * one; where it is not, also the one that the last write of a moment ago has left.
	 */
	snapshot(
		id: string,
		given: string,
	): { snapshotId: string; isCertain: boolean; writtenId?: string | undefined };
}

/**
 * Creates a memory of nothing, which holds what it learns for as long as Spotify's answers may be
 * old.
 */
export function createPlaylistMemory(clock: Pick<Clock, 'monotonicMs'>): PlaylistMemory {
	const playlists = createBoundedMap<RememberedPlaylist>(
		MAX_PLAYLISTS,
		(one) => Math.max(freshAtMs(one), shownAtMs(one.unseen)) > clock.monotonicMs(),
	);

	function entryOf(id: string): RememberedPlaylist {
		const known = playlists.get(id) ?? {
			changes: [],
			held: undefined,
			changedAtMs: -Infinity,
			snapshotId: undefined,
			olderSnapshots: new Set(),
			givenSnapshots: new Set(),
			unseen: nothingUnseen(),
		};
		playlists.set(id, known);
		return known;
	}

	function note(id: string, change: Change, after: Places): RememberedPlaylist {
		const entry = entryOf(id);
		const nowMs = clock.monotonicMs();
		for (const one of playlists.values()) forgetShown(one, nowMs);
		entry.changes.push(change);
		entry.held = after;
		entry.changedAtMs = nowMs;
		return entry;
	}

	function unknownChange(id: string, byMs: number, step?: Step): void {
		const before = playlists.get(id)?.held;
		const entry = note(id, { before, step: undefined, byMs }, undefined);
		noteGivenSnapshots(entry, [entry.snapshotId, undefined]);
		noteUnknown(entry.unseen, byMs, step);
	}

	/** Forgets what nobody has seen of the playlists that were used longest ago, where it is too much. */
	function forgetUnseen(): void {
		const all = [...playlists.values()];
		let count = sumOf(all.map(({ unseen }) => unseen.uris.size));
		for (const one of all) {
			if (count <= MAX_UNSEEN_OF_ALL) return;
			count -= one.unseen.uris.size;
			one.unseen = { ...nothingUnseen(), putInAtMs: one.unseen.putInAtMs };
		}
	}

	function timeOf(id: string, time: (entry: RememberedPlaylist) => number): number {
		const entry = playlists.get(id);
		return entry ? time(entry) : -Infinity;
	}

	return {
		wrote(id, { step, before, after: afterDone, snapshots }) {
			// Who removes has not read it; who wrote before may have.
			const known = before ?? playlists.get(id)?.held;
			const change = { before: known, step, byMs: clock.monotonicMs() };
			const entry = note(id, change, afterDone ?? after(step, known));
			noteGivenSnapshots(entry, snapshots);
			noteWritten(entry.unseen, step, known, change.byMs);
			forgetUnseen();
		},
		changed: (id) => unknownChange(id, clock.monotonicMs()),
		lost: (id, lostAtMs = clock.monotonicMs(), step) =>
			unknownChange(id, lostAtMs + MAX_LATE_MS, step),
		settledAtMs: (id) => timeOf(id, settledAtMs),
		freshAtMs: (id) => timeOf(id, freshAtMs),
		shownAtMs: (id) => timeOf(id, ({ unseen }) => shownAtMs(unseen)),
		now: (id, seen, readAtMs) => {
			const entry = playlists.get(id);
			return entry ? presentOf(entry, seen, readAtMs) : seen;
		},
		saw: (id, held, readAtMs) => noteHeld(entryOf(id).unseen, held, readAtMs),
		shows: (id, due, seen, readAtMs = Infinity) =>
			noteShown(entryOf(id).unseen, due, seen, readAtMs),
		hides: (id, uris) => noteHidden(entryOf(id).unseen, uris),
		hidden: (id, held) => hiddenIn(playlists.get(id)?.unseen ?? nothingUnseen(), held),
		snapshot(id, given) {
			const entry = entryOf(id);
			entry.givenSnapshots.add(given);
			forgetOldest(entry.givenSnapshots, MAX_SNAPSHOTS);
			if (clock.monotonicMs() - entry.changedAtMs > MAX_SNAPSHOT_LAG_MS) {
				return { snapshotId: given, isCertain: true };
			}
			const { snapshotId, olderSnapshots } = entry;
			const isOurs = given === snapshotId || olderSnapshots.has(given);
			return snapshotId !== undefined && isOurs
				? { snapshotId, isCertain: true }
				: { snapshotId: given, isCertain: false, writtenId: snapshotId };
		},
	};
}

function noteGivenSnapshots(entry: RememberedPlaylist, [before, after]: Done['snapshots']): void {
	for (const one of [...entry.givenSnapshots, before, entry.snapshotId]) {
		if (one !== undefined) entry.olderSnapshots.add(one);
	}
	entry.givenSnapshots.clear();
	if (after !== undefined) entry.olderSnapshots.delete(after);
	forgetOldest(entry.olderSnapshots, MAX_SNAPSHOTS);
	entry.snapshotId = after;
}
