import { episodeObject, showEpisodes, showObject, simplifiedShow } from '../catalogue/show.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';
import { lookUp } from './lookUp.mts';
import { several } from './unknownIds.mts';
import type { Answers } from './answer.mts';

const findEpisode = (world: World, id: string) =>
	lookUp(world, 'episode', id, episodeObject(world.places, world.places.placeOf('episode', id)));

const getShow = ({ places, oldestFirst }: World, { id, query }: Call) =>
	showObject(places, places.placeOf('show', id), query.market, oldestFirst.get(id));

const getShows = (world: World, call: Call) => ({
	// Without their episodes.
	shows: several(world, call, (id) =>
		simplifiedShow(world.places, world.places.placeOf('show', id)),
	),
});

const getShowEpisodes = ({ places, oldestFirst }: World, call: Call) =>
	showEpisodes(
		places,
		places.placeOf('show', call.id),
		pageRequest(call),
		oldestFirst.get(call.id),
	);

const getEpisode = (world: World, { id }: Call) => findEpisode(world, id);

const getEpisodes = (world: World, call: Call) => ({
	episodes: several(world, call, (id) => findEpisode(world, id)),
});

const needsCountry = true;

export const showAnswers: Answers = {
	'GET /shows/{id}': { answer: getShow, needsCountry },
	'GET /shows': { answer: getShows, needsCountry },
	'GET /shows/{id}/episodes': { answer: getShowEpisodes, needsCountry },
	'GET /episodes/{id}': { answer: getEpisode, needsCountry },
	'GET /episodes': { answer: getEpisodes, needsCountry },
};
