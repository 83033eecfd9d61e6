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
interface KnownAdditions {
	snapshotId: string;
	held: string;
}

/**
 * Returns what stands for an addition: what and when. Not at which place, so that a playlist that is
 * put in another order has nothing new, nor by whom, which Spotify no longer says once the account
 * is gone; who adds the same once more adds it at another time, or it is there twice.
 */
const digest = (uri: string | null, addedAt: string): string =>
	digestOf([uri ?? '', addedAt].join(' '));

/** Returns the same as before, and as older versions have stored it: with who has added it. */
const digests = ({ addedAt, addedBy }: HeldItem, uri: string | null): string[] => [
	digest(uri, addedAt),
	digestOf([uri ?? '', addedAt, addedBy].join(' ')),
];

/** Of a place that is null as a whole. */
const NULL_DIGEST = digestOf(['', '', ''].join(' '));

const addedEvent = (
	playlistId: string,
	{ value, position }: Entry,
	addedAt: string,
): SpotifyEvent => ({
	value,
	output: 'playlistItem',
	position,
	at: addedAt,
	extraFields: { playlistId },
});

/**
 * Makes an event for each place of a playlist that was not there before. What Spotify does not show
 * is nothing new, nor is it when it comes back. What has no time was there already: it dates whatever
 * is added.
 */
export function addedItems(
	playlistId: string,
	held: readonly HeldItem[],
	known: string,
): SpotifyEvent[] {
	const before = tallyOf(unpack(known));
	const isKnown = (one: HeldItem, uri: string | null): boolean =>
		digests(one, uri).some((stored) => before.take(stored));
	return (
		held
			.filter((one) => !isKnown(one, one.uri))
			.filter(({ uri, addedAt }) => uri !== null && addedAt !== '')
			// It had no time before.
			.filter(({ uri }) => !before.take(digest(uri, '')))
			.filter((one) => !isKnown(one, null) && !before.take(NULL_DIGEST))
			.map(({ entry, addedAt }) => addedEvent(playlistId, entry, addedAt))
	);
}

/**
 * Packs what to remember of a playlist's contents. What is missing while places are null as a whole
 * may be one of these: it stays known, and stands for one of them, so that it is no addition when
 * it comes back. What is truly removed and added again has another time.
 */
export function packHeld(held: readonly HeldItem[], known = ''): string {
	const named = held.filter((one) => !isAnonymous(one));
	const now = named.map(({ uri, addedAt }) => digest(uri, addedAt));
	const nulls = held.length - named.length;
	if (nulls === 0) return pack(now);
	const isThere = tallyOf(named.flatMap((one) => digests(one, one.uri)));
	const missing = unpack(known).filter((one) => one !== NULL_DIGEST && !isThere.take(one));
	const unknown = Math.max(0, nulls - missing.length);
	return pack([
		...now,
		...missing.slice(0, held.length),
		...Array.from({ length: unknown }, () => NULL_DIGEST),
	]);
}

/** Watches what playlists hold: one small request for each that is as it was. */
export const playlistItemAdded: Watch<KnownAdditions> = {
	isState: isShape({ snapshotId: isText, held: isText }),
	begin: onNewSnapshot<KnownAdditions>(
		({ snapshotId }) => snapshotId,
		async (playlistId, snapshotId, known, tools) => {
			const held = await readHeld(playlistId, tools, tools.output);
			if (!held.ok) return held;
			const events = known ? addedItems(playlistId, held.value, known.held) : [];
			const next: KnownAdditions = { snapshotId, held: packHeld(held.value, known?.held) };
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
		return succeeded([
			addedEvent(playlistId, { value, position }, textAt(value, 'added_at') ?? ''),
		]);
	},
};
