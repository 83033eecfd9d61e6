import { linkKind } from '../ids/parseId';
import { succeeded } from '../outcome';
import { isLocal } from '../playlists/types';
import { heldIn, onNewSnapshot, readPlaylist, type Held } from './playlistContents';
import { playlistItemAdded } from './playlistItemAdded';
import { tallyOf } from './tally';
import type { SpotifyEvent, Watch } from './types';

/**
 * What is known of a playlist: its snapshot, and a line for each place. What is removed can only be
 * told from what was kept of it.
 */
interface Known {
	snapshotId: string;
	lines: string;
}

/** What a line tells: no field of it has a space. */
interface Line {
	uri: string;
	addedAt: string;
	addedBy: string;
}

const toText = ({ uri, addedAt, addedBy }: Line): string => [uri, addedAt, addedBy].join(' ');

const toLine = (text: string): Line => {
	const [uri = '', addedAt = '', addedBy = ''] = text.split(' ');
	return { uri, addedAt, addedBy };
};

const linesIn = (lines: string): string[] => (lines === '' ? [] : lines.split('\n'));

const textOf = ({ uri, addedAt, addedBy }: Held): string =>
	toText({ uri: uri ?? '', addedAt, addedBy });

/** The line without what was added. */
const withoutUri = (text: string): string => toText({ ...toLine(text), uri: '' });

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
	held: readonly Held[],
	known: string,
	nowMs: number,
): { events: SpotifyEvent[]; lines: string } {
	const now = tallyOf(held.map(textOf));
	const left = linesIn(known).flatMap((text, position) =>
		now.take(text) ? [] : [{ text, position, ...toLine(text) }],
	);
	const before = tallyOf(linesIn(known));
	const lines = held.map(textOf).map((text) => ({ text, isNew: !before.take(text) }));
	// What Spotify no longer has is still in the playlist, without its URI; and it may come back.
	const gone = new Map<string, number[]>();
	lines.forEach(({ text, isNew }, index) => {
		if (isNew && toLine(text).uri === '') gone.set(text, [...(gone.get(text) ?? []), index]);
	});
	const events: SpotifyEvent[] = [];
	for (const { text, position, ...line } of left) {
		const index = gone.get(withoutUri(text))?.pop();
		if (index !== undefined) lines[index] = { text, isNew: false };
		else if (line.uri !== '') events.push(toEvent(playlistId, line, position, nowMs));
	}
	return { events, lines: lines.map(({ text }) => text).join('\n') };
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
			const seen = removedItems(playlistId, now.value.held, known?.lines ?? '', nowMs);
			const next: Known = { snapshotId: now.value.snapshotId, lines: seen.lines };
			return succeeded({ events: seen.events, next });
		},
	),
	/** The last item of the playlist, as if it had just been removed. */
	async latest(playlistId, tools) {
		const last = await playlistItemAdded.latest(playlistId, { ...tools, simplify: true });
		if (!last.ok) return last;
		return succeeded(
			last.value.map(({ value, position = 0 }) => {
				const line = toLine(textOf(heldIn({ value, position })));
				return toEvent(playlistId, line, position, tools.clock.nowMs());
			}),
		);
	},
};
