import { identity } from '../catalogue/objects.mts';
import {
	cataloguePlaylist,
	defaultPlaylistItems,
	playlistImages,
	type PlaylistSource,
} from '../catalogue/playlist.mts';
import { contentOf, entryObject } from '../catalogue/playlistEntry.mts';
import { playlistOwner, userIdentity } from '../catalogue/user.mts';
import { timeText } from '../users/uris.mts';
import type { World } from '../world.mts';
import { snapshotIdAt, type WrittenPlaylist } from './writtenPlaylist.mts';

/** Any playlist by its id. */
export function playlistSource(world: World, id: string): PlaylistSource {
	const written = world.users.playlist(id);
	if (written) return writtenSource(world, written);
	const items = world.playlistSizes.get(id) ?? defaultPlaylistItems(id);
	return cataloguePlaylist(world.places, { id, items });
}

const writtenSource = (world: World, playlist: WrittenPlaylist): PlaylistSource => ({
	id: playlist.id,
	total: playlist.entries.length,
	fields: {
		...identity('playlist', playlist.id),
		collaborative: playlist.collaborative,
		description: playlist.description,
		images: imagesOf(world, playlist.id),
		name: playlist.name,
		owner: ownerObject(world, playlist.ownerId),
		public: playlist.isPublic,
		snapshot_id: snapshotIdAt(playlist, world.clock.nowMs() - world.settings.snapshotDelayMs),
	},
	entryMaker: (reader) => (index) => {
		const entry = playlist.entries[index];
		return (
			entry &&
			entryObject(
				{
					added_at: timeText(entry.addedAtMs),
					added_by: userIdentity(world.places, world.places.placeOf('user', entry.addedBy)),
				},
				contentOf(world.places, entry.uri, reader),
				reader,
			)
		);
	},
});

function ownerObject({ places, users }: World, id: string) {
	const owner = playlistOwner(places, places.placeOf('user', id));
	return { ...owner, display_name: users.find(id)?.displayName ?? owner.display_name };
}

/** The pictures that a playlist is shown with; Spotify doesn't measure those that were uploaded. */
export function imagesOf({ users }: World, id: string) {
	const written = users.playlist(id);
	if (!written) return playlistImages(id);
	const { pictureId, entries } = written;
	if (pictureId !== undefined) {
		return [{ url: `https://i.scdn.co/image/${pictureId}`, height: null, width: null }];
	}
	// Without anything in it, a playlist has no covers to make a picture of.
	return entries.length === 0 ? [] : playlistImages(id);
}
