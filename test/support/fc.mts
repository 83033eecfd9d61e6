import fc from 'fast-check';

/** How many times the runs of a day: `RUNS_TIMES=20 npx jest <file>`, and more of all in `.ci/nightly`. */
const TIMES = Number(process.env.RUNS_TIMES ?? 1);

/** Says how often a property is tried, by how often it is by day. */
export const runs = (byDay: number): number => Math.ceil(byDay * TIMES);

// Of a property that says nothing itself.
fc.configureGlobal({ numRuns: runs(30) });

export { fc };
