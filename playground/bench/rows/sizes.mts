import { ids } from '../../e2e/support/ids.mts';

/** How many there are at a scale, of what there are `full` at the whole size. */
export const scaled = (full: number, scale: number, least = 1): number =>
	Math.max(least, Math.round(full * scale));

/** As many of an endpoint's largest batches, or pages, as it takes. */
export const batchesOf = (items: number, most = 50): number => Math.ceil(items / most);

/** So few that only the code is loaded. */
const WARM_UP = 3;

/** The ids for a run. */
export const idsFor = (wanted: readonly string[], warmUp: boolean): readonly string[] =>
	warmUp ? ids(WARM_UP) : wanted;

export const count = (value: number): string => value.toLocaleString('en');

/** How many requests our node has on their way by default, and so what others are given. */
export const CONCURRENCY = 8;
