import { inBatches, verified } from '../batches/inBatches';
import type { Job } from '../jobs/types';
import type { SaveSettings } from '../operations/settings/save';
import type { Batch } from '../operations/types';
import type { SpotifyRequest } from '../request/types';
import { saveInOrder } from './saveInOrder';

/** Saves items together, or in their order if the inputs ask for that. */
export const saveItems = (route: SpotifyRequest, batch: Batch): Job<SaveSettings> => {
	const allAtOnce = inBatches(route, batch);
	const inOrder = verified<SaveSettings>(
		batch,
		async (inputs, tools) => await saveInOrder(route, batch, inputs, tools),
	);
	return async (inputs, tools) =>
		inputs[0]?.settings.keepOrder === true
			? await inOrder(inputs, tools)
			: await allAtOnce(inputs, tools);
};
