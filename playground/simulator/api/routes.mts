import type { World } from '../world.mts';
import { getAlbum, getAlbumTracks } from './albums.mts';
import { getArtist, getArtistAlbums } from './artists.mts';
import type { Call } from './call.mts';
import { includeGroups, limit, market, offset, type Parameter } from './parameters.mts';
import { getTrack } from './tracks.mts';

/** One operation of the API. */
export interface Route {
	method: string;
	/** As Spotify writes it, without `/v1`; the part in braces is `Call.id`. */
	path: string;
	parameters: readonly Parameter[];
	/** The body of a 200; nothing where the object doesn't exist. */
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
	{ method: 'GET', path: '/tracks/{id}', parameters: [market], answer: getTrack },
];
