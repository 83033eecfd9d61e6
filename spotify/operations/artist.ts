import { idInPath, includeGroups, market } from './fields';
import { coverFields } from './settings/cover';
import { ARTIST_ALBUMS_PAGES } from './pages';
import { defineResource } from './types';

export const artist = defineResource('artist', 'Artist', {
	downloadCover: {
		name: 'Download Cover',
		action: 'Download artist picture',
		description: 'Get the picture of one or more artists as a file',
		route: 'GET /artists/{id}',
		fields: [idInPath('artist'), ...coverFields],
		job: 'downloadCover',
		output: { kind: 'cover' },
		docs: 'get-an-artist',
	},
	get: {
		name: 'Get',
		action: 'Get artist',
		description: 'Get one or more artists by ID, URI or link',
		route: 'GET /artists/{id}',
		fields: [idInPath('artist')],
		batchGet: { route: 'GET /artists', limit: 50, listAt: 'artists', availability: 'olderApps' },
		output: { kind: 'artist' },
		docs: 'get-an-artist',
	},
	getAlbums: {
		name: 'Get Albums',
		action: 'Get artist albums',
		description: 'List the albums, singles and other releases of one or more artists',
		route: 'GET /artists/{id}/albums',
		fields: [idInPath('artist'), includeGroups(), market()],
		paging: ARTIST_ALBUMS_PAGES,
		output: { kind: 'album' },
		docs: 'get-an-artists-albums',
	},
	getRelatedArtists: {
		name: 'Get Related Artists',
		action: 'Get related artists',
		description: 'List artists similar to one or more artists',
		route: 'GET /artists/{id}/related-artists',
		fields: [idInPath('artist')],
		paging: { kind: 'whole', itemsAt: 'artists' },
		output: { kind: 'artist' },
		availability: 'extendedQuota',
		docs: 'get-an-artists-related-artists',
	},
	getTopTracks: {
		name: 'Get Top Tracks',
		action: 'Get artist top tracks',
		description: 'List the ten most popular tracks of one or more artists in a country',
		route: 'GET /artists/{id}/top-tracks',
		fields: [idInPath('artist'), market()],
		paging: { kind: 'whole', itemsAt: 'tracks' },
		output: { kind: 'track' },
		availability: 'olderApps',
		replacement: "Search for tracks with the field filter 'Artist'",
		docs: 'get-an-artists-top-tracks',
	},
});
