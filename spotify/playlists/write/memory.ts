import type { Clock } from '../../concurrency/clock';
import { createBoundedMap } from '../../values/boundedMap';
import { applyStep } from '../plan/applyStep';
import { isNull, type ItemUri, type KnownItem, type Step } from '../types';
import { mergeKnown, mayBeSame } from './state';

/** How old the contents may be that Spotify gives; 0.6 s were measured (news-bulletin-playlist 168). */
export const MAX_READ_AGE_MS = 2_000;

/** For so long Spotify may carry out what it gave no answer to, as after a 504. */
export const MAX_LATE_MS = 8_000;

/** For so long it may give a snapshot from before a write; 30 to 40 s were measured there too. */
const MAX_SNAPSHOT_LAG_MS = 90_000;

/** Beyond these, what is oldest is forgotten, but for playlists that may not show a change yet. */
const MANY_PLAYLISTS = 1_000;
const MANY_UNSEEN = 1_000;
const MANY_SNAPSHOTS = 50;

type Places = readonly KnownItem[] | undefined;

/** A change of this process's own. */
interface Change {
	/** What the playlist held before it; undefined where that is not known. */
	before: Places;
	/** Undefined where it is not known what it did. */
	step: Step | undefined;
	/** The latest moment at which it was carried out. */
	byMs: number;
}

interface Remembered {
	/** Those that a read may not show yet, the oldest first. */
	changes: Change[];
	/** What the playlist holds after them. */
	held: Places;
	changedAtMs: number;
	/** The snapshot that the last change left; undefined where it gave none. */
	snapshotId: string | undefined;
	/** Those from before it. */
	olderSnapshots: Set<string>;
	/** What was put in and has not been seen there yet, and how often it was put in. */
	unseen: Map<string, number>;
	/** How many nulls there were before that; undefined where nobody has looked. */
	nullsBefore: number | undefined;
}

/** A write that is done. */
export interface Done {
	step: Step;
	before: Places;
	after: Places;
	/** Before and after it. */
	snapshots: readonly [string | undefined, string | undefined];
}

/** What items are known to be there although a read gives null for them. */
export interface KnownHidden {
	/** How often each. */
	uris: ReadonlyMap<string, number>;
	/** How many of the nulls they are, all in all. */
	most: number;
}

/**
 * What this process has just done to playlists, since for a while Spotify's answers do not show it.
 * Another process knows nothing of it.
 */
export interface PlaylistMemory {
	wrote(id: string, done: Done): void;
	/** Notes a change that nobody knows more of. */
	changed(id: string): void;
	/** Notes a write that may be carried out yet, or not at all. */
	lost(id: string): void;
	/** From when on nothing lost can be carried out any more. */
	settledAtMs(id: string): number;
	/** From when on a read shows everything. */
	freshAtMs(id: string): number;
	/**
	 * What a playlist holds now, by what a read gave that was begun at a moment; undefined where it
	 * can be told only later, since somebody else has changed it too.
	 */
	now(id: string, seen: readonly KnownItem[], readAtMs: number): readonly KnownItem[] | undefined;
	/** Notes all that a read gave. */
	saw(id: string, held: readonly ItemUri[]): void;
	hidden(id: string, held: readonly ItemUri[]): KnownHidden;
	/** Notes items that are there and not shown. */
	hides(id: string, uris: readonly string[]): void;
	/** Notes that so many nulls are gone that were there before. */
	oldNullsGone(id: string, count: number): void;
	/** The present snapshot, by the one that was read, and whether it is sure to be the present one. */
	snapshot(id: string, given: string): { snapshotId: string; isCertain: boolean };
}

/** A memory of nothing, which holds what it learns for as long as Spotify's answers may be old. */
export function createPlaylistMemory(clock: Pick<Clock, 'monotonicMs'>): PlaylistMemory {
	const playlists = createBoundedMap<Remembered>(
		MANY_PLAYLISTS,
		({ changes }) => shownAtMs(changes) > clock.monotonicMs(),
	);

	function entryOf(id: string): Remembered {
		const known = playlists.get(id) ?? {
			changes: [],
			held: undefined,
			changedAtMs: -Infinity,
			snapshotId: undefined,
			olderSnapshots: new Set(),
			unseen: new Map(),
			nullsBefore: undefined,
		};
		playlists.set(id, known);
		return known;
	}

	function note(id: string, change: Change, after: Places): Remembered {
		const entry = entryOf(id);
		const nowMs = clock.monotonicMs();
		for (const one of playlists.values()) forgetShown(one, nowMs);
		entry.changes.push(change);
		entry.held = after;
		entry.changedAtMs = nowMs;
		return entry;
	}

	const unknownChange = (id: string, byMs: number): void => {
		const before = playlists.get(id)?.held;
		const entry = note(id, { before, step: undefined, byMs }, undefined);
		noteSnapshots(entry, [entry.snapshotId, undefined]);
	};

	return {
		wrote(id, { step, before, after: afterDone, snapshots }) {
			// Who removes has not read it; who wrote before may have.
			const known = before ?? playlists.get(id)?.held;
			const change = { before: known, step, byMs: clock.monotonicMs() };
			const entry = note(id, change, afterDone ?? after(step, known));
			noteSnapshots(entry, snapshots);
			noteUnseen(entry, step);
		},
		changed: (id) => unknownChange(id, clock.monotonicMs()),
		lost: (id) => unknownChange(id, clock.monotonicMs() + MAX_LATE_MS),
		settledAtMs: (id) => settledAtMs(playlists.get(id)?.changes ?? []),
		freshAtMs: (id) => shownAtMs(playlists.get(id)?.changes ?? []),
		now: (id, seen, readAtMs) => {
			const entry = playlists.get(id);
			return entry ? presentOf(entry, seen, readAtMs) : seen;
		},
		saw(id, held) {
			const entry = entryOf(id);
			// What was put in may be hidden while another one like it is shown.
			const isAsLong = entry.held?.length === held.length;
			const hidden = isAsLong ? hiddenAt(entry.held ?? [], held) : [];
			const stillHidden = new Set(hidden);
			for (const one of held) if (one !== null && !stillHidden.has(one)) entry.unseen.delete(one);
			const nulls = held.filter(isNull).length;
			if (entry.unseen.size === 0) entry.nullsBefore = nulls;
			// It was read in part before: what was put in tells which of the nulls are new.
			if (isAsLong) entry.nullsBefore ??= nulls - hidden.length;
		},
		hides(id, uris) {
			const entry = entryOf(id);
			addTo(entry.unseen, uris);
			if (entry.nullsBefore !== undefined) entry.nullsBefore -= uris.length;
		},
		oldNullsGone(id, count) {
			const entry = entryOf(id);
			// Where nothing is waited for, the last look has counted anew.
			if (entry.nullsBefore !== undefined && entry.unseen.size > 0) entry.nullsBefore -= count;
		},
		hidden(id, held) {
			const { unseen: uris = new Map<string, number>(), nullsBefore = Infinity } =
				playlists.get(id) ?? {};
			const unseen = [...uris.values()].reduce((sum, count) => sum + count, 0);
			const newNulls = held.filter(isNull).length - nullsBefore;
			return { uris, most: Math.max(0, Math.min(unseen, newNulls)) };
		},
		snapshot(id, given) {
			const entry = playlists.get(id);
			if (!entry || clock.monotonicMs() - entry.changedAtMs > MAX_SNAPSHOT_LAG_MS) {
				return { snapshotId: given, isCertain: true };
			}
			const { snapshotId, olderSnapshots } = entry;
			const isOurs = given === snapshotId || olderSnapshots.has(given);
			return snapshotId !== undefined && isOurs
				? { snapshotId, isCertain: true }
				: { snapshotId: given, isCertain: false };
		},
	};
}

/** From when on none of some changes can be carried out any more, and from when on reads show all. */
const settledAtMs = (changes: readonly Change[]): number =>
	changes.reduce((latest, { byMs }) => Math.max(latest, byMs), -Infinity);
const shownAtMs = (changes: readonly Change[]): number => settledAtMs(changes) + MAX_READ_AGE_MS;

function forgetOldest(all: Map<string, unknown> | Set<string>, most: number): void {
	for (const key of all.keys()) {
		if (all.size <= most) return;
		all.delete(key);
	}
}

/** Forgets what every read shows by now; whole lists are kept no longer than that. */
function forgetShown(entry: Remembered, nowMs: number): void {
	entry.changes = entry.changes.filter(({ byMs }) => byMs + MAX_READ_AGE_MS > nowMs);
	if (entry.changes.length === 0) entry.held = undefined;
}

function noteSnapshots(entry: Remembered, [before, after]: Done['snapshots']): void {
	for (const one of [before, entry.snapshotId]) {
		if (one !== undefined) entry.olderSnapshots.add(one);
	}
	if (after !== undefined) entry.olderSnapshots.delete(after);
	forgetOldest(entry.olderSnapshots, MANY_SNAPSHOTS);
	entry.snapshotId = after;
}

function noteUnseen(entry: Remembered, step: Step): void {
	const { unseen } = entry;
	if (step.kind === 'replace') {
		unseen.clear();
		entry.nullsBefore = 0;
	}
	if (step.kind === 'remove') for (const uri of step.uris) unseen.delete(uri);
	if (step.kind === 'add' || step.kind === 'replace') addTo(unseen, step.uris);
}

function addTo(unseen: Map<string, number>, uris: readonly string[]): void {
	for (const uri of uris) unseen.set(uri, (unseen.get(uri) ?? 0) + 1);
	forgetOldest(unseen, MANY_UNSEEN);
}

/** What is known to be at the places where a read gave null. */
const hiddenAt = (known: readonly KnownItem[], held: readonly ItemUri[]): KnownItem[] =>
	known.filter((one, at) => typeof one === 'string' && held[at] === null);

/** What a write leaves; with what it takes out, some of what is hidden may go. */
const after = (step: Step, held: Places): Places =>
	step.kind === 'remove' && held?.some(isNull) ? undefined : applyStep(step, held);

/**
 * What a read shows is what the playlist held before one of the changes, or after the last: it is
 * found which, and the changes since are made to it. Where several fit, they have to agree.
 */
function presentOf(
	{ changes, held }: Remembered,
	seen: readonly KnownItem[],
	readAtMs: number,
): readonly KnownItem[] | undefined {
	const recent = changes.filter(({ byMs }) => byMs > readAtMs - MAX_READ_AGE_MS);
	if (recent.length === 0) return seen;
	const since = (index: number, from: readonly KnownItem[]): Places =>
		recent
			.slice(index)
			.reduce<Places>((now, { step }) => (step ? after(step, now) : undefined), from);

	const versions = [...recent.map(({ before }) => before), held];
	// What is removed twice is removed: where nothing else was done, it does not matter what is seen.
	if (versions.every((one) => one === undefined) && recent.every(isRemoval)) return since(0, seen);
	const fitting = versions.flatMap((version, index) =>
		version && mayBeSame(version, seen) ? [since(index, mergeKnown(seen, version))] : [],
	);
	const last = fitting.at(-1);
	return fitting.every((one) => one && last && mayBeSame(one, last)) ? last : undefined;
}

const isRemoval = ({ step }: Change): boolean => step?.kind === 'remove';
