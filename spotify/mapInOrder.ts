/**
 * Maps with at most `workers` at a time, and gives the results in the order of the inputs. Takes no
 * further input once `stop` says so; what was begun is finished, what was not is `undefined`.
 */
export async function mapInOrder<In, Out>(
	inputs: readonly In[],
	workers: number,
	map: (input: In) => Promise<Out>,
	stop: () => boolean,
): Promise<Array<Out | undefined>> {
	const results = new Array<Out | undefined>(inputs.length).fill(undefined);
	const queue = inputs.entries();
	const work = async (): Promise<void> => {
		for (const [index, input] of queue) {
			if (stop()) return;
			results[index] = await map(input);
		}
	};
	await Promise.all(Array.from({ length: Math.min(workers, inputs.length) }, work));
	return results;
}
