import { audiobookChapters, audiobookObject, chapterObject } from '../catalogue/audiobook.mts';
import type { World } from '../world.mts';
import { type Call, pageRequest } from './call.mts';
import { several } from './unknownIds.mts';
import type { Answers } from './answer.mts';

const findAudiobook = ({ places }: World, id: string, { query }: Call) =>
	audiobookObject(places, places.placeOf('audiobook', id), query.market);

const findChapter = ({ places }: World, id: string) =>
	chapterObject(places, places.placeOf('chapter', id));

const getAudiobook = (world: World, call: Call) => findAudiobook(world, call.id, call);

const getAudiobooks = (world: World, call: Call) => ({
	audiobooks: several(world, call, (id) => findAudiobook(world, id, call)),
});

const getAudiobookChapters = ({ places }: World, call: Call) =>
	audiobookChapters(places, places.placeOf('audiobook', call.id), pageRequest(call));

const getChapter = (world: World, { id }: Call) => findChapter(world, id);

const getChapters = (world: World, call: Call) => ({
	chapters: several(world, call, (id) => findChapter(world, id)),
});

export const audiobookAnswers: Answers = {
	'GET /audiobooks/{id}': getAudiobook,
	'GET /audiobooks': getAudiobooks,
	'GET /audiobooks/{id}/chapters': getAudiobookChapters,
	'GET /chapters/{id}': getChapter,
	'GET /chapters': getChapters,
};
