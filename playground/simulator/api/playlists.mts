import { playlistItems, playlistObject, simplifiedPlaylist } from '../catalogue/playlist.mts';
import type { Reader } from '../catalogue/playlistEntry.mts';
import { imagesOf, playlistSource } from '../playlists/playlistSource.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';
import { isWorkedOn } from './playlistAccess.mts';
import type { Answers } from './answer.mts';
import { limit } from './parameters.mts';

const getPlaylist = (world: World, call: Call) =>
	playlistObject(playlistSource(world, call.id), readerOf(world, call), pageRequest(call).query);

const getPlaylistItems = (world: World, call: Call) =>
	playlistItems(playlistSource(world, call.id), pageRequest(call), readerOf(world, call));

const getPlaylistImages = (world: World, { id }: Call) => imagesOf(world, id);

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

export const playlistAnswers: Answers = {
	'GET /playlists/{playlist_id}': getPlaylist,
	'GET /playlists/{playlist_id}/images': getPlaylistImages,
	'GET /playlists/{playlist_id}/items': {
		answer: getPlaylistItems,
		ownersOnlySince: '2026-02',
		// A hundred, too, by a probe of October 2026, though the document says fifty.
		parameters: { limit: limit(50, 20, 100) },
	},
	'GET /playlists/{playlist_id}/tracks': getPlaylistItems,
};
