import { idInPath, includeGroups, market } from './fields';
import { defineResource } from './types';

export const artist = defineResource('artist', 'Artist', {
	get: {
		name: 'Get',
		action: 'Get an artist',
		description: 'Get one or more artists by ID, URI or link',
		route: 'GET /artists/{id}',
		fields: [idInPath('artist')],
		output: { kind: 'artist' },
		docs: 'get-an-artist',
	},
	getAlbums: {
		name: 'Get Albums',
		action: "Get an artist's albums",
		description: 'List the albums, singles and other releases of one or more artists',
		route: 'GET /artists/{id}/albums',
		fields: [idInPath('artist'), includeGroups(), market()],
		paging: { kind: 'offset', itemsAt: 'items', maxLimit: 10 },
		output: { kind: 'album' },
		docs: 'get-an-artists-albums',
	},
});
