import { textAt } from '../values/json';
import { plainMoment } from '../values/moments';
import { PLAYLIST_ITEMS_PAGES } from '../operations/pages';
import { playlist } from '../operations/playlist';
import { succeeded, type Outcome } from '../failures/outcome';
import { pageReader, totalOf, wholePage, type Page } from '../paging/pageReader';
import { namesNext, pageSizesOf, type Entry } from '../paging/types';
import { listedSnapshots, ownSnapshot } from '../playlists/snapshots';
import { MAX_READ_AGE_MS } from '../playlists/memory/changes';
import { readUntilStill, type Part } from '../playlists/write/readUntilStill';
import { waitUntil } from '../concurrency/waitUntil';
import { withFields, type OutputChoice, type SelectedFields } from '../simplify/outputChoice';
import { restlessList } from './newestFirst';
import { planRead } from './planRead';
import type { PollStep, Watch, WatchTools } from './types';

const { getItems } = playlist.operations;

/** One place of a playlist. */
export interface HeldItem {
	/** Null for what Spotify no longer has, or does not show for now. */
	uri: string | null;
	/** When and by whom it was put there, as far as Spotify knows. */
	addedAt: string;
	addedBy: string;
	entry: Entry;
}

/**
 * Reads one place of a playlist. What Spotify does not say is an empty text, or null for the URI.
 */
export function heldItems(entry: Entry): HeldItem {
	const { value } = entry;
	// `item` since 2026, `track` before; what is gone may also have an empty URI.
	const uri = textAt(value, 'item.uri') ?? textAt(value, 'track.uri') ?? '';
	return {
		uri: uri === '' ? null : uri,
		addedAt: plainMoment(textAt(value, 'added_at') ?? ''),
		addedBy: textAt(value, 'added_by.id') ?? '',
		entry,
	};
}

/** Tells whether a place is null as a whole: nothing tells it from another one of these. */
export const isAnonymous = ({
	uri,
	addedAt,
	addedBy,
}: Pick<HeldItem, 'uri' | 'addedAt' | 'addedBy'>): boolean =>
	uri === null && addedAt === '' && addedBy === '';

/** Tells whether two texts are one, as far as Spotify says both. */
const isSameText = (a: string | null, b: string | null): boolean => !a || !b || a === b;

/**
 * Tells whether two readings may be of one place: what is null in one of them may be anything in
 * the other. Who has added something is not said any more once the account is gone.
 */
const isSamePlace = (a: HeldItem, b: HeldItem): boolean =>
	isSameText(a.addedAt, b.addedAt) && isSameText(a.uri, b.uri);

/** The fields that an entry is told from others by, whatever is handed out. */
export const ENTRY_FIELDS = ['addedAt', 'addedBy'];

/** Only what tells which item it is: all that a reading needs of which nothing is handed out. */
export const WHICH: SelectedFields = { fields: ['uri'] };

/**
 * Reads everything that a playlist holds, with one request for each page. The page that names no
 * next one is the last, since the total may be wrong. A list that says another total at each
 * request is read twice.
 */
export async function readHeld(
	playlistId: string,
	tools: WatchTools,
	output: OutputChoice,
): Promise<Outcome<HeldItem[]>> {
	const { values, send, maxConcurrency } = tools;
	const plan = planRead(getItems, { ...values, playlistId }, withFields(output, ENTRY_FIELDS));
	if (!plan.ok) return plan;
	const { request } = plan.value;
	const readPage = pageReader(send, request, PLAYLIST_ITEMS_PAGES);
	const { max } = pageSizesOf(PLAYLIST_ITEMS_PAGES);
	let size = max;
	const partOf = ({ entries, page }: Page): Part<HeldItem> => ({
		total: totalOf(page) ?? 0,
		held: entries.map(heldItems),
		goesOn: namesNext(page),
	});
	const all = await readUntilStill<HeldItem, Part<HeldItem>>(tools, {
		async readStart() {
			const start = await readPage(0, max);
			if (!start.ok) return start;
			size = Math.min(max, start.value.size);
			return succeeded(partOf(start.value));
		},
		async readRange(from, to) {
			const range = await wholePage(readPage)(from, to - from);
			return range.ok ? succeeded(partOf(range.value)) : range;
		},
		// As much as Spotify gives at once: within a range nothing tells what moves.
		get max() {
			return size;
		},
		workers: maxConcurrency,
		isSame: isSamePlace,
		restless: () => restlessList(request),
	});
	return all.ok ? succeeded([...all.value.held]) : all;
}

/**
 * Asks for the snapshots of playlists, and looks closer at those that have another one than before.
 * That something has changed is told by what a playlist holds, never by its snapshot: Spotify shows
 * the old one for up to a minute after a change, sometimes a third one before the new one, and of
 * some playlists another at each request (spotify/web-api 858). What is remembered is a snapshot
 * that was shown before the playlist was read, so that a later change always shows another.
 * @param snapshotIn what a `previous` says of the snapshot
 */
export const onNewSnapshot =
	<State>(
		snapshotIn: (previous: State) => string,
		lookCloser: (
			id: string,
			snapshotId: string,
			previous: State | undefined,
			tools: WatchTools,
		) => ReturnType<PollStep<State>>,
	): Watch<State>['begin'] =>
	async (ids, tools) => {
		const listed = await listedSnapshots(new Set(ids), tools);
		const listedAtMs = tools.clock.monotonicMs();
		return async (id, previous) => {
			const known = listed.get(id);
			const snapshot = known === undefined ? await ownSnapshot(id, tools) : succeeded(known);
			if (!snapshot.ok) return snapshot;
			const seenAtMs = known === undefined ? tools.clock.monotonicMs() : listedAtMs;
			const isAsBefore = previous !== undefined && snapshotIn(previous) === snapshot.value;
			if (snapshot.value !== '' && isAsBefore) return succeeded({ events: [], next: previous });
			// A new snapshot comes long after the change as a rule, but need not: what is read from then on
			// is not older.
			await waitUntil(tools, seenAtMs + MAX_READ_AGE_MS);
			return await lookCloser(id, snapshot.value, previous, tools);
		};
	};
