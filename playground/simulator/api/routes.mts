import type { World } from '../world.mts';
import { getAlbum, getAlbumTracks } from './albums.mts';
import { getArtist, getArtistAlbums } from './artists.mts';
import type { Call } from './call.mts';
import {
	additionalTypes,
	fields,
	includeExternal,
	includeGroups,
	limit,
	market,
	offset,
	type Parameter,
	searchText,
	searchType,
} from './parameters.mts';
import { getPlaylist, getPlaylistItems } from './playlists.mts';
import { refuseFarPage, search } from './search.mts';
import { getTrack } from './tracks.mts';

/** One operation of the API. */
export interface Route {
	method: string;
	/** As Spotify writes it, without `/v1`; the part in braces is `Call.id`. */
	path: string;
	parameters: readonly Parameter[];
	/** What is wrong with the parameters together. */
	refuse?(call: Call): string | undefined;
	/** The body of a 200 for an id that exists. */
	answer(world: World, call: Call): unknown;
}

/** Every operation that the simulator knows. */
export const routes: readonly Route[] = [
	{ method: 'GET', path: '/albums/{id}', parameters: [market], answer: getAlbum },
	{
		method: 'GET',
		path: '/albums/{id}/tracks',
		parameters: [market, limit(50, 20), offset()],
		answer: getAlbumTracks,
	},
	{ method: 'GET', path: '/artists/{id}', parameters: [], answer: getArtist },
	{
		method: 'GET',
		path: '/artists/{id}/albums',
		parameters: [includeGroups, market, limit(10, 5), offset()],
		answer: getArtistAlbums,
	},
	{
		method: 'GET',
		path: '/playlists/{playlist_id}',
		parameters: [market, fields, additionalTypes],
		answer: getPlaylist,
	},
	{
		method: 'GET',
		path: '/playlists/{playlist_id}/items',
		parameters: [market, fields, limit(50, 20), offset(), additionalTypes],
		answer: getPlaylistItems,
	},
	{
		method: 'GET',
		path: '/search',
		parameters: [searchText, searchType, market, limit(10, 5), offset(1000), includeExternal],
		refuse: refuseFarPage,
		answer: search,
	},
	{ method: 'GET', path: '/tracks/{id}', parameters: [market], answer: getTrack },
];
