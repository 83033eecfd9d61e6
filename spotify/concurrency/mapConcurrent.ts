/**
 * Maps with at most `workers` at a time, and gives the results in the order of the inputs, which are
 * taken one by one as there is room for them. Takes no further input once `stop` says so; what was
 * begun is finished, and what was not has no result.
 */
export async function mapConcurrent<In, Out>(
	inputs: Iterable<In>,
	concurrency: number,
	map: (input: In) => Promise<Out>,
	isStopped: () => boolean,
): Promise<Array<Out | undefined>> {
	const results: Array<Out | undefined> = [];
	const queue = inputs[Symbol.iterator]();
	let begun = 0;
	let isEnd = false;
	const work = async (): Promise<void> => {
		while (!isEnd && !isStopped()) {
			const next = queue.next();
			if (next.done) isEnd = true;
			else {
				const index = begun;
				begun += 1;
				results[index] = await map(next.value);
			}
		}
	};
	const working: Array<Promise<void>> = [];
	while (working.length < concurrency && !isEnd && !isStopped()) working.push(work());
	await Promise.all(working);
	return results;
}
