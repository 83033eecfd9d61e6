import { trackObject } from '../catalogue/track.mts';
import type { World } from '../world.mts';
import type { Call } from './call.mts';

export const getTrack = ({ places }: World, { id, query }: Call) =>
	trackObject(places, places.placeOf('track', id), query.market);
