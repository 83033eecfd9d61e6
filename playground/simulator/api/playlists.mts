import {
	defaultPlaylistItems,
	type PlaylistAt,
	playlistImages,
	playlistItems,
	playlistObject,
	simplifiedPlaylist,
} from '../catalogue/playlist.mts';
import type { Reader } from '../catalogue/playlistEntry.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';

export const getPlaylist = (world: World, call: Call) =>
	playlistObject(world.places, playlistAt(world, call.id), readerOf(call), pageRequest(call).query);

export const getPlaylistItems = (world: World, call: Call) =>
	playlistItems(world.places, playlistAt(world, call.id), pageRequest(call), readerOf(call));

export const getPlaylistImages = (_world: World, { id }: Call) => playlistImages(id);

/** A playlist as the lists of this call's app have it. */
export const listedPlaylist = (world: World, { app }: Call, id: string) =>
	simplifiedPlaylist(world.places, playlistAt(world, id), app.contentNames);

const playlistAt = ({ playlistSizes }: World, id: string): PlaylistAt => ({
	id,
	items: playlistSizes.get(id) ?? defaultPlaylistItems(id),
});

const readerOf = ({ query, app }: Call): Reader => ({
	names: app.contentNames,
	// Since then for owners and collaborators only; every token is an app's so far, and no app is one.
	seesContents: !app.removals.has('2026-02'),
	market: query.market,
	knowsEpisodes: query.additional_types?.split(',').includes('episode') ?? false,
});
