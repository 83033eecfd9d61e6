import type { StoredWatch, Watch } from './types';

/** Makes a watch one that reads its state from what was stored. */
export const storedWatch = <State>({ isState, begin, latest }: Watch<State>): StoredWatch => ({
	async begin(ids, tools) {
		const look = await begin(ids, tools);
		return async (id, stored) => await look(id, isState(stored) ? stored : undefined);
	},
	latest,
});
