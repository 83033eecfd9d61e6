import type { Dated } from './newestFirst';

/** How the entries of a list follow each other, by their dates. */
export const ORDERS = ['newestFirst', 'oldestFirst', 'none'] as const;

/** The order of a list by date. */
export type Order = (typeof ORDERS)[number];

/** Some entries that stand one behind the other, of which none is younger, or older, than the one before. */
interface SortedRun {
	falls: boolean;
	rises: boolean;
	first: string;
	last: string;
}

/** Tells whether an entry has a date: one without says nothing of the order. */
const hasDate = ({ at }: Dated): boolean => at > '1';

function runOf(entries: readonly Dated[]): SortedRun | undefined {
	const dates = entries.filter(hasDate).map(({ at }) => at);
	const [first, last] = [dates[0], dates.at(-1)];
	if (first === undefined || last === undefined) return undefined;
	const pairs = dates.slice(1).map((date, index) => [dates[index] ?? '', date] as const);
	return {
		falls: pairs.every(([before, after]) => before >= after),
		rises: pairs.every(([before, after]) => before <= after),
		first,
		last,
	};
}

/**
 * Finds the order of a list of which all entries, or both ends, are known; undefined if all have
 * one date, so that nobody can tell.
 */
export function orderOf(start: readonly Dated[], end: readonly Dated[]): Order | undefined {
	const run = runOf([...start, ...end]);
	if (!run || (run.falls && run.rises)) return undefined;
	if (run.falls) return 'newestFirst';
	return run.rises ? 'oldestFirst' : 'none';
}
