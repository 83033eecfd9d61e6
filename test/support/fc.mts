import fc from 'fast-check';

/** How many times the runs of a day: `RUNS_TIMES=20 npx jest <file>`, and more of all in `.ci/nightly`. */
const TIMES = Number(process.env.RUNS_TIMES ?? 1);

/** Says how often a property is tried, by how often it is by day. */
export const runs = (byDay: number): number => Math.ceil(byDay * TIMES);

/**
 * Whether a case is tried by day, of a table of which each is slow: one of so many, and each at night.
 * @param nth its place in the table
 */
export const isTried = (nth: number, oneOf: number): boolean => TIMES > 1 || nth % oneOf === 0;

// Of a property that says nothing itself.
fc.configureGlobal({ numRuns: runs(30) });

export { fc };
