import { albumObject, albumTracks } from '../catalogue/album.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';

export const getAlbum = ({ places }: World, { id, query }: Call) =>
	albumObject(places, places.placeOf('album', id), query.market);

export const getAlbumTracks = ({ places }: World, call: Call) =>
	albumTracks(places, places.placeOf('album', call.id), pageRequest(call), call.query.market);
