import { identity } from '../catalogue/objects.mts';
import {
	cataloguePlaylist,
	defaultPlaylistItems,
	picturesSaid,
	playlistImages,
	primaryColor,
	type PlaylistSource,
} from '../catalogue/playlist.mts';
import { contentOf, entryObject } from '../catalogue/playlistEntry.mts';
import { playlistOwner, userIdentity } from '../catalogue/user.mts';
import { escapeText } from '../escapeHtml.mts';
import { timeText } from '../users/uris.mts';
import type { World } from '../world.mts';
import {
	entriesShown,
	passingSnapshot,
	snapshotShown,
	type WrittenPlaylist,
} from './writtenPlaylist.mts';

/** Any playlist by its id. */
export function playlistSource(world: World, id: string): PlaylistSource {
	const source = plainSource(world, id);
	return { ...source, fields: withEntities(world, source.fields) };
}

/** Names and descriptions as Spotify gives them out: as parts of a page. */
function withEntities<Fields extends PlaylistSource['fields']>(
	{ settings: { entities } }: World,
	fields: Fields,
): Fields {
	const escaped = entities === 'nothing' ? [] : ['description'];
	if (entities === 'names and descriptions') escaped.push('name');
	const texts: Record<string, string> = Object.fromEntries(
		Object.entries(fields).flatMap(([name, text]: [string, unknown]) =>
			escaped.includes(name) && typeof text === 'string' ? [[name, escapeText(text)]] : [],
		),
	);
	return { ...fields, ...texts };
}

function plainSource(world: World, id: string): PlaylistSource {
	const written = world.users.playlist(id);
	if (written) return writtenSource(world, written);
	const items = world.playlistSizes.get(id) ?? defaultPlaylistItems(id);
	const source = cataloguePlaylist(world.places, { id, items });
	const snapshot_id = restlessSnapshot(world, id);
	return snapshot_id === undefined
		? source
		: { ...source, fields: { ...source.fields, snapshot_id } };
}

/**
 * Some playlists have another snapshot at each request, though nothing changes (spotify/web-api
 * issue 858); nothing for the others.
 */
function restlessSnapshot({ restless, users }: World, id: string): string | undefined {
	const shown = restless.get(id);
	if (shown === undefined) return undefined;
	restless.set(id, shown + 1);
	const variant = ` restless ${shown}`;
	const written = users.playlist(id);
	return written
		? passingSnapshot(written, variant)
		: Buffer.from(`0,${id}${variant}`).toString('base64');
}

function writtenSource(world: World, playlist: WrittenPlaylist): PlaylistSource {
	const nowMs = world.clock.nowMs();
	const entries = entriesShown(playlist, nowMs, world.settings);
	const snapshot_id =
		restlessSnapshot(world, playlist.id) ?? snapshotShown(playlist, nowMs, world.settings);
	return {
		id: playlist.id,
		total: entries.length,
		fields: {
			...identity('playlist', playlist.id),
			collaborative: playlist.collaborative,
			description: playlist.description,
			images: picturesSaid(playlist.id, imagesOf(world, playlist.id)),
			name: playlist.name,
			owner: ownerObject(world, playlist.ownerId),
			primary_color: primaryColor(playlist.id),
			public: playlist.isPublic,
			snapshot_id,
		},
		entryMaker: (reader) => (index) => {
			const entry = entries[index];
			return (
				entry &&
				entryObject(
					{
						added_at: timeText(entry.addedAtMs),
						added_by: userIdentity(world.places, world.places.placeOf('user', entry.addedBy)),
					},
					contentOf(world.places, shownUri(world, entry.uri), reader),
					reader,
				)
			);
		},
	};
}

/**
 * What was written can be read back as `null`, though nobody took it out
 * (eXPerience83/news-bulletin-playlist issue 79, home-assistant/core issue 181111).
 */
const shownUri = ({ unavailable }: World, uri: string | null): string | null =>
	uri !== null && unavailable.has(uri) ? null : uri;

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
