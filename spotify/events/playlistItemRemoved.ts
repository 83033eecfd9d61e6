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
interface KnownLines extends PackedLines {
	snapshotId: string;
}

const toLine = ({ uri, addedAt, addedBy }: HeldItem): PlaylistLine => ({
	uri: uri ?? '',
	addedAt,
	addedBy,
});

/** Stands for a line among others; who has added it Spotify no longer says once the account is gone. */
const packedLine = ({ uri, addedAt }: Omit<PlaylistLine, 'addedBy'>): string =>
	[uri, addedAt].join(' ');

/** Makes an event of an entry as the playlist had it, as far as it was kept. */
const removedEvent = (
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
	extraFields: { playlistId, detectedAt: new Date(nowMs).toISOString() },
});

/** Returns the ID in a URI; null for a file of the user's own, which has none. */
const idIn = (uri: string): string | null =>
	isLocal(uri) ? null : (uri.split(':').at(-1) ?? null);

/** Of a place that is null as a whole. */
const ANONYMOUS = packedLine({ uri: '', addedAt: '' });

interface PlacedLine {
	line: PlaylistLine;
	position: number;
}

/** Returns the places of a playlist of which another reading has none alike. */
function withoutAlike(
	lines: readonly PlaylistLine[],
	others: readonly PlaylistLine[],
): PlacedLine[] {
	const isThere = tallyOf(others.map(packedLine));
	return lines.flatMap((line, position) =>
		isThere.take(packedLine(line)) ? [] : [{ line, position }],
	);
}

/** Lists the places that show no URI or no time, by what they show. */
function vagueOf(places: readonly PlacedLine[]): Map<string, number[]> {
	const found = new Map<string, number[]>();
	for (const { line, position } of places) {
		if (line.uri !== '' && line.addedAt !== '') continue;
		const text = packedLine(line);
		const positions = found.get(text) ?? [];
		positions.push(position);
		found.set(text, positions);
	}
	return found;
}

/**
 * Tells what a playlist held and holds no longer, and what to remember from now on. What Spotify no
 * longer has, or does not show for now, is still in the playlist, without its URI or its time: it is
 * no removal, and its line is kept, as it may come back.
 */
export function removedItems(
	playlistId: string,
	now: readonly PlaylistLine[],
	known: readonly PlaylistLine[],
	nowMs: number,
): { events: SpotifyEvent[]; lines: PlaylistLine[] } {
	const come = withoutAlike(now, known);
	const vague = vagueOf(come);
	const lines = [...now];
	const takePlace = (line: PlaylistLine, text: string): boolean => {
		const position = vague.get(text)?.shift();
		if (position !== undefined) lines[position] = line;
		return position !== undefined;
	};
	const uris = tallyOf(come.map(({ line }) => line.uri));
	const events = withoutAlike(known, now)
		.filter(({ line }) => line.addedAt !== '' || line.uri === '' || !uris.take(line.uri))
		.filter(({ line }) => !takePlace(line, packedLine({ ...line, uri: '' })))
		.filter(({ line }) => !takePlace(line, packedLine({ ...line, addedAt: '' })))
		.filter(({ line }) => line.uri !== '' && !takePlace(line, ANONYMOUS))
		.map(({ line, position }) => removedEvent(playlistId, line, position, nowMs));
	return { events, lines };
}

/** Watches what playlists hold no longer: one small request for each that is as it was. */
export const playlistItemRemoved: Watch<KnownLines> = {
	isState: isShape({ snapshotId: isText, users: isListOf(isText), lines: isText }),
	begin: onNewSnapshot<KnownLines>(
		({ snapshotId }) => snapshotId,
		async (playlistId, snapshotId, known, tools) => {
			const held = await readHeld(playlistId, tools, WHICH);
			if (!held.ok) return held;
			const nowMs = tools.clock.nowMs();
			const before = known ? unpackLines(known) : [];
			const seen = removedItems(playlistId, held.value.map(toLine), before, nowMs);
			const next: KnownLines = { snapshotId, ...packLines(seen.lines) };
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
				return removedEvent(playlistId, line, position, tools.clock.nowMs());
			}),
		);
	},
};
