import { albumObject, albumTracks } from '../catalogue/album.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';
import { several } from './unknownIds.mts';
import type { Answers } from './answer.mts';

const findAlbum = ({ places }: World, id: string, { query }: Call) =>
	albumObject(places, places.placeOf('album', id), query.market);

const getAlbum = (world: World, call: Call) => findAlbum(world, call.id, call);

const getAlbums = (world: World, call: Call) => ({
	albums: several(world, call, (id) => findAlbum(world, id, call)),
});

const getAlbumTracks = ({ places }: World, call: Call) =>
	albumTracks(places, places.placeOf('album', call.id), pageRequest(call), call.query.market);

export const albumAnswers: Answers = {
	'GET /albums/{id}': getAlbum,
	'GET /albums': getAlbums,
	'GET /albums/{id}/tracks': getAlbumTracks,
};
