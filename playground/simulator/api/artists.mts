import { artistAlbums } from '../catalogue/album.mts';
import { artistObject } from '../catalogue/artist.mts';
import { type AlbumGroup, albumGroups } from '../catalogue/simplifiedAlbum.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';

export const getArtist = ({ places }: World, { id }: Call) =>
	artistObject(places, places.placeOf('artist', id));

export function getArtistAlbums({ places }: World, call: Call) {
	const asked = call.query.include_groups?.split(',');
	const groups = albumGroups.filter((group: AlbumGroup) => !asked || asked.includes(group));
	return artistAlbums(places, places.placeOf('artist', call.id), groups, pageRequest(call));
}
