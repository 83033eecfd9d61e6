import { playlistItems, playlistObject, simplifiedPlaylist } from '../catalogue/playlist.mts';
import type { Reader } from '../catalogue/playlistEntry.mts';
import { imagesOf, playlistSource } from '../playlists/playlistSource.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';
import { isWorkedOn } from './playlistAccess.mts';

export const getPlaylist = (world: World, call: Call) =>
	playlistObject(playlistSource(world, call.id), readerOf(world, call), pageRequest(call).query);

export const getPlaylistItems = (world: World, call: Call) =>
	playlistItems(playlistSource(world, call.id), pageRequest(call), readerOf(world, call));

export const getPlaylistImages = (world: World, { id }: Call) => imagesOf(world, id);

/** A playlist as the lists of this call's app have it. */
export const listedPlaylist = (world: World, { app }: Call, id: string) =>
	simplifiedPlaylist(playlistSource(world, id), app.contentNames);

const readerOf = (world: World, call: Call): Reader => ({
	names: call.app.contentNames,
	// Since then for owners and collaborators only.
	seesContents: !call.app.removals.has('2026-02') || isWorkedOn(world, call, call.id),
	market: call.query.market,
	knowsEpisodes: call.query.additional_types?.split(',').includes('episode') ?? false,
});
