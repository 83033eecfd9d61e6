import { succeeded, type Outcome } from '../failures/outcome';
import { bothOf, contentOf, isOther, type Content } from './contentDigest';
import { onNewSnapshot, readHeld, WHICH } from './playlistContents';
import { digestOfDetails, readDetails } from './playlistDetails';
import { isEither, isNumber, isShape, isText } from './storedShapes';
import type { SpotifyEvent, Watch, WatchTools } from './types';

/** What is known of a playlist. */
interface KnownPlaylist {
	snapshotId: string;
	details: string;
	/** Undefined if the app may not read what it holds. */
	content?: Content | undefined;
	/** Of such a playlist, another snapshot that it has, and when that was first seen. */
	candidate?: { snapshotId: string; sinceMs: number } | undefined;
}

/** Older versions of this package knew the snapshot alone. */
type Previous = KnownPlaylist | string;

const isPrevious = isEither(
	isText,
	isShape(
		{ snapshotId: isText, details: isText },
		{
			content: isShape({ places: isText, times: isText }),
			candidate: isShape({ snapshotId: isText, sinceMs: isNumber }),
		},
	),
);

const snapshotIn = (previous: Previous): string =>
	typeof previous === 'object' ? previous.snapshotId : previous;

/**
 * Reads what a playlist holds; undefined if the app may not read it, as newer apps may not read
 * others' playlists.
 */
async function readContent(
	playlistId: string,
	tools: WatchTools,
): Promise<Outcome<Content | undefined>> {
	const held = await readHeld(playlistId, tools, WHICH);
	if (held.ok) return succeeded(contentOf(held.value));
	const isHidden = ['forbidden', 'notFound'].includes(held.failure.kind);
	return isHidden ? succeeded(undefined) : held;
}

/**
 * Of a playlist that cannot be read only a snapshot tells that it has changed. It counts once it is
 * shown for longer than the one in between, which comes before it within a minute of the change.
 */
const SETTLED_MS = 60_000;

/** Tells whether a playlist has changed, and what to know of it. */
function compare(
	now: KnownPlaylist,
	known: KnownPlaylist,
	nowMs: number,
): { isChanged: boolean; next: KnownPlaylist } {
	if (now.content && known.content) {
		const isChanged = now.details !== known.details || isOther(now.content, known.content);
		const content = isChanged ? now.content : bothOf(now.content, known.content);
		return { isChanged, next: { ...now, content } };
	}
	const { snapshotId } = now;
	const { candidate } = known;
	if (candidate?.snapshotId !== snapshotId)
		return { isChanged: false, next: { ...known, candidate: { snapshotId, sinceMs: nowMs } } };
	// A clock that was set back makes it no longer.
	const isSettled = Math.abs(nowMs - candidate.sinceMs) >= SETTLED_MS;
	return { isChanged: isSettled, next: isSettled ? now : known };
}

const changedEvent = (
	value: unknown,
	nowMs: number,
	previousSnapshotId?: string,
): SpotifyEvent => ({
	value,
	output: 'playlist',
	at: '',
	extraFields: {
		previousSnapshotId: previousSnapshotId ?? null,
		detectedAt: new Date(nowMs).toISOString(),
	},
});

/** Watches playlists for another name, cover, order or content, which all give another snapshot. */
export const playlistChanged: Watch<Previous> = {
	isState: isPrevious,
	begin: onNewSnapshot<Previous>(snapshotIn, async (playlistId, snapshotId, previous, tools) => {
		const details = await readDetails(playlistId, tools);
		if (!details.ok) return details;
		const content = await readContent(playlistId, tools);
		if (!content.ok) return content;
		const now: KnownPlaylist = {
			snapshotId,
			details: digestOfDetails(details.value),
			content: content.value,
		};
		const nowMs = tools.clock.nowMs();
		if (previous === undefined) return succeeded({ events: [], next: now });
		const event = changedEvent(details.value, nowMs, snapshotIn(previous));
		if (typeof previous === 'string') return succeeded({ events: [event], next: now });
		const { isChanged, next } = compare(now, previous, nowMs);
		return succeeded({ events: isChanged ? [event] : [], next });
	}),
	async latest(playlistId, tools) {
		const details = await readDetails(playlistId, tools);
		return details.ok ? succeeded([changedEvent(details.value, tools.clock.nowMs())]) : details;
	},
};
