import { audioAnalysis } from '../catalogue/audioAnalysis.mts';
import { audioFeatures } from '../catalogue/audioFeatures.mts';
import { trackObject } from '../catalogue/track.mts';
import type { World } from '../world.mts';
import type { Call } from './call.mts';
import { lookUp } from './lookUp.mts';
import { several } from './unknownIds.mts';
import type { Answers } from './answer.mts';

const findTrack = (world: World, id: string, { query }: Call) =>
	lookUp(
		world,
		'track',
		id,
		trackObject(world.places, world.places.placeOf('track', id), query.market),
	);

const findFeatures = ({ places }: World, id: string) =>
	audioFeatures(places, places.placeOf('track', id));

const getTrack = (world: World, call: Call) => findTrack(world, call.id, call);

const getTracks = (world: World, call: Call) => ({
	tracks: several(world, call, (id) => findTrack(world, id, call)),
});

const getAudioFeatures = (world: World, { id }: Call) => findFeatures(world, id);

const getSeveralAudioFeatures = (world: World, call: Call) => ({
	audio_features: several(world, call, (id) => findFeatures(world, id)),
});

const getAudioAnalysis = ({ places }: World, { id }: Call) =>
	audioAnalysis(places, places.placeOf('track', id));

export const trackAnswers: Answers = {
	'GET /tracks/{id}': getTrack,
	'GET /tracks': getTracks,
	'GET /audio-features/{id}': getAudioFeatures,
	'GET /audio-features': getSeveralAudioFeatures,
	'GET /audio-analysis/{id}': getAudioAnalysis,
};
