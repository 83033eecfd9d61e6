import { idInPath, market, trackAndEpisode } from './fields';
import { defineResource } from './types';

export const playlist = defineResource('playlist', 'Playlist', {
	get: {
		name: 'Get',
		action: 'Get a playlist',
		description: 'Get name, owner, size and snapshot of one or more playlists',
		route: 'GET /playlists/{playlist_id}',
		fields: [idInPath('playlist', 'playlist_id'), market(), trackAndEpisode],
		output: { kind: 'playlist' },
		docs: 'get-playlist',
	},
	getCover: {
		name: 'Get Cover',
		action: "Get a playlist's cover images",
		description: 'List address and size of the cover images of one or more playlists',
		route: 'GET /playlists/{playlist_id}/images',
		fields: [idInPath('playlist', 'playlist_id')],
		paging: { kind: 'whole', itemsAt: '' },
		output: { kind: 'image', fromId: 'playlistId' },
		docs: 'get-playlist-cover',
	},
	getItems: {
		name: 'Get Items',
		action: "Get a playlist's items",
		description: 'List the tracks and episodes of one or more playlists',
		route: 'GET /playlists/{playlist_id}/items',
		fields: [idInPath('playlist', 'playlist_id'), market(), trackAndEpisode],
		paging: { kind: 'offset', itemsAt: 'items', maxLimit: 50 },
		output: { kind: 'playlistItem' },
		docs: 'get-playlists-items',
	},
});
