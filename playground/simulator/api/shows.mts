import { episodeObject, showEpisodes, showObject, simplifiedShow } from '../catalogue/show.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';
import { several } from './unknownIds.mts';

const findEpisode = ({ places }: World, id: string) =>
	episodeObject(places, places.placeOf('episode', id));

export const getShow = ({ places }: World, { id, query }: Call) =>
	showObject(places, places.placeOf('show', id), query.market);

export const getShows = (world: World, call: Call) => ({
	// Without their episodes.
	shows: several(world, call, (id) =>
		simplifiedShow(world.places, world.places.placeOf('show', id)),
	),
});

export const getShowEpisodes = ({ places }: World, call: Call) =>
	showEpisodes(places, places.placeOf('show', call.id), pageRequest(call));

export const getEpisode = (world: World, { id }: Call) => findEpisode(world, id);

export const getEpisodes = (world: World, call: Call) => ({
	episodes: several(world, call, (id) => findEpisode(world, id)),
});
