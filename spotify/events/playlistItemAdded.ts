import { at, numberIn, textAt } from '../values/json';
import { playlist } from '../operations/playlist';
import { succeeded } from '../failures/outcome';
import { pageOf, type Entry } from '../paging/types';
import { digestOf, pack, unpack } from './digest';
import { planRead } from './planRead';
import {
	ENTRY_FIELDS,
	isAnonymous,
	onNewSnapshot,
	readHeld,
	type HeldItem,
} from './playlistContents';
import { withFields } from '../simplify/outputChoice';
import { tallyOf } from '../values/counts';
import { isShape, isText } from './storedShapes';
import type { SpotifyEvent, Watch } from './types';

const { getItems } = playlist.operations;

/** What is known of a playlist: its snapshot, and what it held, as packed digests. */
interface Known {
	snapshotId: string;
	held: string;
}

/**
 * Returns what stands for an addition: what, when and by whom. Not at which place, so that a
 * playlist that is put in another order has nothing new; who adds the same once more adds it at
 * another time, or it is there twice.
 */
const digest = ({ addedAt, addedBy }: HeldItem, uri: string | null): string =>
	digestOf([uri ?? '', addedAt, addedBy].join(' '));

/** Of a place that is null as a whole. */
const NULL_DIGEST = digestOf(['', '', ''].join(' '));

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

/**
 * Makes an event for each place of a playlist that was not there before. What Spotify does not show
 * is nothing new, nor is it when it comes back.
 */
export function addedItems(
	playlistId: string,
	held: readonly HeldItem[],
	known: string,
): SpotifyEvent[] {
	const before = tallyOf(unpack(known));
	return held
		.filter((one) => !before.take(digest(one, one.uri)))
		.filter((one) => one.uri !== null)
		.filter((one) => !before.take(digest(one, null)) && !before.take(NULL_DIGEST))
		.map(({ entry, addedAt }) => toEvent(playlistId, entry, addedAt));
}

/**
 * Packs what to remember of a playlist's contents. What is missing while places are null as a whole
 * may be one of these: it stays known, and stands for one of them, so that it is no addition when
 * it comes back. What is truly removed and added again has another time.
 */
export function packHeld(held: readonly HeldItem[], known = ''): string {
	const named = held.filter((one) => !isAnonymous(one)).map((one) => digest(one, one.uri));
	const nulls = held.length - named.length;
	if (nulls === 0) return pack(named);
	const now = tallyOf(named);
	const missing = unpack(known).filter((one) => one !== NULL_DIGEST && !now.take(one));
	const unknown = Math.max(0, nulls - missing.length);
	return pack([
		...named,
		...missing.slice(0, held.length),
		...Array.from({ length: unknown }, () => NULL_DIGEST),
	]);
}

/** Watches what playlists hold: one small request for each that is as it was. */
export const playlistItemAdded: Watch<Known> = {
	isState: isShape({ snapshotId: isText, held: isText }),
	begin: onNewSnapshot<Known>(
		({ snapshotId }) => snapshotId,
		async (playlistId, snapshotId, known, tools) => {
			const held = await readHeld(playlistId, tools, tools.output);
			if (!held.ok) return held;
			const events = known ? addedItems(playlistId, held.value, known.held) : [];
			const next: Known = { snapshotId, held: packHeld(held.value, known?.held) };
			return succeeded({ events, next });
		},
	),
	/** Finds the last place of the playlist, where new items mostly are. */
	async latest(playlistId, tools) {
		const output = withFields(tools.output, ENTRY_FIELDS);
		const plan = planRead(getItems, { ...tools.values, playlistId }, output);
		if (!plan.ok) return plan;
		const { request } = plan.value;
		const first = await tools.send(pageOf(request, 1, 0));
		if (!first.ok) return first;
		const total = numberIn(at(first.value, 'total')) ?? 1;
		const position = Math.max(0, Math.floor(total) - 1);
		const last = position > 0 ? await tools.send(pageOf(request, 1, position)) : first;
		if (!last.ok) return last;
		const value = at(last.value, 'items.0');
		if (value === undefined) return succeeded([]);
		return succeeded([toEvent(playlistId, { value, position }, textAt(value, 'added_at') ?? '')]);
	},
};
