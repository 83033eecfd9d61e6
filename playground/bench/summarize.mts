import type { Contested, Observed } from './types.mts';

/** The middle one; of an even number, the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
};

/** What the runs of one contestant come to. */
export const summarize = (
	label: string,
	observed: readonly Observed[],
	allFresh: boolean,
): Contested => {
	const [first, ...others] = observed;
	if (first === undefined) throw new Error(`${label} was not run.`);
	const fresh = allFresh ? observed : [first];
	const growths = fresh
		.map(({ run }) => run.usage?.growthMiB)
		.filter((growth) => growth !== undefined);
	return {
		label,
		observed: [first, ...others],
		seconds: median(observed.map(({ run }) => run.seconds)),
		memoryGrowthMiB: growths.length === 0 ? undefined : median(growths),
	};
};
