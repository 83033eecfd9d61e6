import { artistAlbums, artistTopTracks } from '../catalogue/album.mts';
import { artistObject, relatedArtists } from '../catalogue/artist.mts';
import { type AlbumGroup, albumGroups } from '../catalogue/simplifiedAlbum.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';
import { several } from './unknownIds.mts';
import type { Answers } from './answer.mts';
import { shrunkLimit } from './parameters.mts';

const findArtist = ({ places }: World, id: string) =>
	artistObject(places, places.placeOf('artist', id));

const getArtist = (world: World, { id }: Call) => findArtist(world, id);

const getArtists = (world: World, call: Call) => ({
	artists: several(world, call, (id) => findArtist(world, id)),
});

function getArtistAlbums({ places }: World, call: Call) {
	const asked = call.query.include_groups?.split(',');
	const groups = albumGroups.filter((group: AlbumGroup) => !asked || asked.includes(group));
	return artistAlbums(places, places.placeOf('artist', call.id), groups, pageRequest(call));
}

const getTopTracks = ({ places }: World, { id, query }: Call) => ({
	tracks: artistTopTracks(places, places.placeOf('artist', id), query.market),
});

const getRelatedArtists = ({ places }: World, { id }: Call) => ({
	artists: relatedArtists(places, places.placeOf('artist', id)),
});

export const artistAnswers: Answers = {
	'GET /artists/{id}': getArtist,
	'GET /artists': getArtists,
	'GET /artists/{id}/albums': { answer: getArtistAlbums, parameters: { limit: shrunkLimit } },
	'GET /artists/{id}/related-artists': getRelatedArtists,
	'GET /artists/{id}/top-tracks': getTopTracks,
};
