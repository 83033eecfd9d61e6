import { apiError } from '../errors.mts';
import {
	entriesAtSnapshot,
	type Entry,
	setEntries,
	snapshotIdOf,
	withInserted,
	withMoved,
	withoutUris,
	type WrittenPlaylist,
} from '../playlists/writtenPlaylist.mts';
import { Refusal } from '../refusal.mts';
import type { World } from '../world.mts';
import { type Call, userOf } from './call.mts';
import { forbidden } from './closedRoutes.mts';
import { checkNewItems, checkOldItems } from './itemUris.mts';
import { playlistToChange } from './playlistAccess.mts';
import type { Answers } from './answer.mts';

/** spotify/web-api issue 637. */
const notYours = () => apiError(403, "You cannot add tracks to a playlist you don't own.");

/** spotipy-dev/spotipy issue 716, which has the 403 too. */
const outOfBounds = () => apiError(403, 'Index out of bounds.');

/** spotipy-dev/spotipy issue 1075. */
const noUris = () => apiError(400, 'No uris provided.');

/** jwilsson/spotify-web-api-php issue 271; the status is not in it. */
const unknownSnapshot = () => apiError(400, 'Missing or bad version tag');

// Spotify's old reference had the number and the 403, but no words.
const maximumItems = 10_000;

const full = ({ settings: { fullPlaylistStatus } }: World) =>
	fullPlaylistStatus === 500 ? apiError(500, 'Server error.') : forbidden();

/** Adds items where the call says, at the end without a word. */
function addItems(world: World, call: Call) {
	const playlist = playlistToChange(world, call, { refuse: notYours });
	const uris = urisOf(call);
	if (!uris || uris.length === 0) throw new Refusal(noUris());
	checkNewItems(world, uris);
	const { entries } = playlist;
	const position = call.numbers.position ?? call.body.whole('position') ?? entries.length;
	if (position < 0 || position > entries.length) throw new Refusal(outOfBounds());
	if (entries.length + uris.length > maximumItems) throw new Refusal(full(world));
	setEntries(
		playlist,
		withInserted(entries, newEntries(world, call, uris), position),
		world.clock.nowMs(),
	);
	return snapshot(playlist);
}

/** Replaces all items, or moves a range of them: which of the two, the parameters say. */
function changeItems(world: World, call: Call) {
	const playlist = playlistToChange(world, call);
	const uris = urisOf(call);
	const moves = ['range_start', 'insert_before', 'range_length'].some(
		(name) => call.body.whole(name) !== undefined,
	);
	if (uris && (moves || call.body.text('snapshot_id') !== undefined)) {
		throw new Refusal(apiError(400, 'Replace or reorder, not both (simulator)'));
	}
	if (uris) {
		checkNewItems(world, uris);
		setEntries(playlist, newEntries(world, call, uris), world.clock.nowMs());
	} else if (moves) reorder(playlist, call, world.clock.nowMs());
	else throw new Refusal(noUris());
	return snapshot(playlist);
}

function reorder(playlist: WrittenPlaylist, { body }: Call, nowMs: number): void {
	const base = entriesAt(playlist, body.text('snapshot_id'));
	const rangeStart = body.whole('range_start');
	const insertBefore = body.whole('insert_before');
	const rangeLength = body.whole('range_length') ?? 1;
	if (rangeStart === undefined) throw new Refusal(missing('range_start'));
	if (insertBefore === undefined) throw new Refusal(missing('insert_before'));
	const fits =
		rangeStart >= 0 &&
		rangeLength >= 1 &&
		rangeStart + rangeLength <= base.length &&
		insertBefore >= 0 &&
		insertBefore <= base.length;
	if (!fits) throw new Refusal(outOfBounds());
	const moved = withMoved(playlist.entries, base, { rangeStart, rangeLength, insertBefore });
	setEntries(playlist, moved, nowMs);
}

/** Takes out every occurrence of the URIs; one that isn't there is no mistake. */
function removeItems(world: World, call: Call) {
	const playlist = playlistToChange(world, call);
	const objects = call.body.objects('items') ?? call.body.objects('tracks') ?? [];
	const uris = objects.map(({ uri = '' }) => uri);
	checkOldItems(uris);
	entriesAt(playlist, call.body.text('snapshot_id'));
	setEntries(playlist, withoutUris(playlist.entries, new Set(uris)), world.clock.nowMs());
	return snapshot(playlist);
}

/** What the playlist held then: at any of its latest snapshots. */
function entriesAt(playlist: WrittenPlaylist, snapshotId: string | undefined): readonly Entry[] {
	if (snapshotId === undefined) return playlist.entries;
	const known = entriesAtSnapshot(playlist, snapshotId);
	if (!known) throw new Refusal(unknownSnapshot());
	return known;
}

/** Those of the query win over those of the body, by Spotify's document. */
const urisOf = ({ query, body }: Call): readonly string[] | undefined =>
	query.uris === undefined
		? body.texts('uris')
		: query.uris
				.split(',')
				.map((uri) => uri.trim())
				.filter((uri) => uri !== '');

function newEntries({ clock }: World, call: Call, uris: readonly string[]): Entry[] {
	const added = { addedAtMs: clock.nowMs(), addedBy: userOf(call).id };
	return uris.map((uri) => ({ uri, ...added }));
}

const snapshot = (playlist: WrittenPlaylist) => ({ snapshot_id: snapshotIdOf(playlist) });

const missing = (name: string) => apiError(400, `Missing required field: ${name}`);

export const playlistItemAnswers: Answers = {
	'POST /playlists/{playlist_id}/items': addItems,
	'PUT /playlists/{playlist_id}/items': changeItems,
	'DELETE /playlists/{playlist_id}/items': removeItems,
	'POST /playlists/{playlist_id}/tracks': addItems,
	'PUT /playlists/{playlist_id}/tracks': changeItems,
	'DELETE /playlists/{playlist_id}/tracks': removeItems,
};
