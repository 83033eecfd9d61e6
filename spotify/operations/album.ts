import { idInPath, market } from './fields';
import { coverFields } from './settings/cover';
import { PAGES } from './pages';
import { defineResource } from './types';

export const album = defineResource('album', 'Album', {
	downloadCover: {
		name: 'Download Cover',
		action: 'Download album cover',
		description: 'Get the cover picture of one or more albums as a file',
		route: 'GET /albums/{id}',
		fields: [idInPath('album'), ...coverFields],
		job: 'downloadCover',
		output: { kind: 'cover' },
		docs: 'get-an-album',
	},
	get: {
		name: 'Get',
		action: 'Get album',
		description: 'Get one or more albums by ID, URI or link',
		route: 'GET /albums/{id}',
		fields: [idInPath('album'), market()],
		batchGet: { route: 'GET /albums', limit: 20, listAt: 'albums', availability: 'olderApps' },
		output: { kind: 'album' },
		docs: 'get-an-album',
	},
	getTracks: {
		name: 'Get Tracks',
		action: 'Get album tracks',
		description: 'List the tracks of one or more albums',
		route: 'GET /albums/{id}/tracks',
		fields: [idInPath('album'), market()],
		paging: PAGES,
		output: { kind: 'track', fromId: 'albumId' },
		docs: 'get-an-albums-tracks',
	},
});
