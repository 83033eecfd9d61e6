import { idOf } from './spotifyObjects.mts';

/** So many tracks, each in a request of its own. */
export const singleTracks = (count: number) => ({
	parameters: {
		resource: 'track',
		operation: 'get',
		trackId: '={{ $json.id }}',
		options: { batching: 'off' },
	},
	inputs: Array.from({ length: count }, (_, n) => ({ id: idOf(n) })),
});
