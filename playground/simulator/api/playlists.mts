import {
	defaultPlaylistItems,
	type PlaylistAt,
	playlistItems,
	playlistObject,
} from '../catalogue/playlist.mts';
import type { Reader } from '../catalogue/playlistEntry.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';
import { selectFields } from './selectFields.mts';

export const getPlaylist = (world: World, call: Call) =>
	selectFields(
		call.query.fields,
		playlistObject(world.places, playlistAt(world, call), readerOf(call), pageRequest(call).query),
	);

export const getPlaylistItems = (world: World, call: Call) =>
	selectFields(
		call.query.fields,
		playlistItems(world.places, playlistAt(world, call), pageRequest(call), readerOf(call)),
	);

const playlistAt = ({ playlistSizes }: World, { id }: Call): PlaylistAt => ({
	id,
	items: playlistSizes.get(id) ?? defaultPlaylistItems(id),
});

const readerOf = ({ query }: Call): Reader => ({
	market: query.market,
	knowsEpisodes: query.additional_types?.split(',').includes('episode') ?? false,
});
