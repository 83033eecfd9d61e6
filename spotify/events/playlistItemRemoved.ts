import { linkKind } from '../ids/parseId';
import { succeeded } from '../outcome';
import { isLocal } from '../playlists/types';
import { heldIn, onNewSnapshot, readPlaylist, type Held } from './playlistContents';
import { playlistItemAdded } from './playlistItemAdded';
import { packLines, unpackLines, type Line, type PackedLines } from './playlistLines';
import { tallyOf } from './tally';
import type { SpotifyEvent, Watch } from './types';

/**
 * What is known of a playlist: its snapshot, and a line for each place. What is removed can only be
 * told from what was kept of it.
 */
interface Known extends PackedLines {
	snapshotId: string;
}

const toLine = ({ uri, addedAt, addedBy }: Held): Line => ({ uri: uri ?? '', addedAt, addedBy });

/** Stands for a line among others. */
const textOf = ({ uri, addedAt, addedBy }: Line): string => [uri, addedAt, addedBy].join(' ');

/** An entry as the playlist had it, as far as it was kept. */
const toEvent = (
	playlistId: string,
	{ uri, addedAt, addedBy }: Line,
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

/** A file of the user's own has no ID. */
const idIn = (uri: string): string | null =>
	isLocal(uri) ? null : (uri.split(':').at(-1) ?? null);

/** What a playlist held and holds no longer, and what to know of it from now on. */
export function removedItems(
	playlistId: string,
	now: readonly Line[],
	known: readonly Line[],
	nowMs: number,
): { events: SpotifyEvent[]; lines: Line[] } {
	const isStillThere = tallyOf(now.map(textOf));
	const left = known.flatMap((line, position) =>
		isStillThere.take(textOf(line)) ? [] : [{ line, position }],
	);
	const wasThere = tallyOf(known.map(textOf));
	const lines = [...now];
	// What Spotify no longer has is still in the playlist, without its URI; and it may come back.
	const gone = new Map<string, number[]>();
	now.forEach((line, index) => {
		const isNew = !wasThere.take(textOf(line));
		if (isNew && line.uri === '') {
			gone.set(textOf(line), [...(gone.get(textOf(line)) ?? []), index]);
		}
	});
	const events: SpotifyEvent[] = [];
	for (const { line, position } of left) {
		const index = gone.get(textOf({ ...line, uri: '' }))?.pop();
		if (index !== undefined) lines[index] = line;
		else if (line.uri !== '') events.push(toEvent(playlistId, line, position, nowMs));
	}
	return { events, lines };
}

/** Watches what playlists hold no longer: one small request for each that is as it was. */
export const playlistItemRemoved: Watch = {
	begin: onNewSnapshot(
		(previous) => (previous as Known | undefined)?.snapshotId,
		async (playlistId, snapshotId, previous, tools) => {
			const known = previous as Known | undefined;
			const now = await readPlaylist(playlistId, snapshotId, tools, true);
			if (!now.ok) return now;
			const nowMs = tools.clock.nowMs();
			const before = known ? unpackLines(known) : [];
			const seen = removedItems(playlistId, now.value.held.map(toLine), before, nowMs);
			const next: Known = { snapshotId: now.value.snapshotId, ...packLines(seen.lines) };
			return succeeded({ events: seen.events, next });
		},
	),
	/** The last item of the playlist, as if it had just been removed. */
	async latest(playlistId, tools) {
		const last = await playlistItemAdded.latest(playlistId, { ...tools, simplify: true });
		if (!last.ok) return last;
		return succeeded(
			last.value.map(({ value, position = 0 }) => {
				const line = toLine(heldIn({ value, position }));
				return toEvent(playlistId, line, position, tools.clock.nowMs());
			}),
		);
	},
};
