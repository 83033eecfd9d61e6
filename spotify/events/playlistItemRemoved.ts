import { linkKind } from '../ids/parseId';
import { succeeded } from '../failures/outcome';
import { isLocal } from '../values/localFile';
import { heldItems, onNewSnapshot, readHeld, WHICH, type HeldItem } from './playlistContents';
import { playlistItemAdded } from './playlistItemAdded';
import { packLines, unpackLines, type PlaylistLine, type PackedLines } from './playlistLines';
import { tallyOf } from '../values/counts';
import { isListOf, isShape, isText } from './storedShapes';
import type { SpotifyEvent, Watch } from './types';

/**
 * What is known of a playlist: its snapshot, and a line for each place. What is removed can only be
 * told from what was kept of it.
 */
interface Known extends PackedLines {
	snapshotId: string;
}

const toLine = ({ uri, addedAt, addedBy }: HeldItem): PlaylistLine => ({
	uri: uri ?? '',
	addedAt,
	addedBy,
});

/** Stands for a line among others. */
const textOf = ({ uri, addedAt, addedBy }: PlaylistLine): string =>
	[uri, addedAt, addedBy].join(' ');

/** Makes an event of an entry as the playlist had it, as far as it was kept. */
const toEvent = (
	playlistId: string,
	{ uri, addedAt, addedBy }: PlaylistLine,
	position: number,
	nowMs: number,
): SpotifyEvent => ({
	value: {
		added_at: addedAt === '' ? null : addedAt,
		added_by: addedBy === '' ? null : { id: addedBy },
		item: { uri, id: idIn(uri), type: linkKind(uri) ?? 'track' },
	},
	output: 'playlistItem',
	position,
	at: '',
	also: { playlistId, detectedAt: new Date(nowMs).toISOString() },
});

/** Returns the ID in a URI; null for a file of the user's own, which has none. */
const idIn = (uri: string): string | null =>
	isLocal(uri) ? null : (uri.split(':').at(-1) ?? null);

/** Of a place that is null as a whole. */
const ANONYMOUS = textOf({ uri: '', addedAt: '', addedBy: '' });

/** Lists the places that have come to be null, by what is left to tell of each. */
function newlyNull(
	now: readonly PlaylistLine[],
	known: readonly PlaylistLine[],
): Map<string, number[]> {
	const wasThere = tallyOf(known.map(textOf));
	const found = new Map<string, number[]>();
	for (const [index, line] of now.entries()) {
		const text = textOf(line);
		if (wasThere.take(text) || line.uri !== '') continue;
		const places = found.get(text) ?? [];
		places.push(index);
		found.set(text, places);
	}
	return found;
}

/**
 * Tells what a playlist held and holds no longer, and what to remember from now on. What Spotify no
 * longer has, or does not show for now, is still in the playlist, without its URI: it is no
 * removal, and its line is kept, as it may come back.
 */
export function removedItems(
	playlistId: string,
	now: readonly PlaylistLine[],
	known: readonly PlaylistLine[],
	nowMs: number,
): { events: SpotifyEvent[]; lines: PlaylistLine[] } {
	const isStillThere = tallyOf(now.map(textOf));
	const left = known.flatMap((line, position) =>
		isStillThere.take(textOf(line)) ? [] : [{ line, position }],
	);
	const gone = newlyNull(now, known);
	const lines = [...now];
	const takePlace = (line: PlaylistLine, text: string): boolean => {
		const index = gone.get(text)?.shift();
		if (index !== undefined) lines[index] = line;
		return index !== undefined;
	};
	const unplaced = left.filter(({ line }) => !takePlace(line, textOf({ ...line, uri: '' })));
	const events = unplaced
		.filter(({ line }) => line.uri !== '' && !takePlace(line, ANONYMOUS))
		.map(({ line, position }) => toEvent(playlistId, line, position, nowMs));
	return { events, lines };
}

/** Watches what playlists hold no longer: one small request for each that is as it was. */
export const playlistItemRemoved: Watch<Known> = {
	isState: isShape({ snapshotId: isText, users: isListOf(isText), lines: isText }),
	begin: onNewSnapshot<Known>(
		({ snapshotId }) => snapshotId,
		async (playlistId, snapshotId, known, tools) => {
			const held = await readHeld(playlistId, tools, WHICH);
			if (!held.ok) return held;
			const nowMs = tools.clock.nowMs();
			const before = known ? unpackLines(known) : [];
			const seen = removedItems(playlistId, held.value.map(toLine), before, nowMs);
			const next: Known = { snapshotId, ...packLines(seen.lines) };
			return succeeded({ events: seen.events, next });
		},
	),
	/** Takes the last item of the playlist, as if it had just been removed. */
	async latest(playlistId, tools) {
		const last = await playlistItemAdded.latest(playlistId, { ...tools, output: WHICH });
		if (!last.ok) return last;
		return succeeded(
			last.value.map(({ value, position = 0 }) => {
				const line = toLine(heldItems({ value, position }));
				return toEvent(playlistId, line, position, tools.clock.nowMs());
			}),
		);
	},
};
