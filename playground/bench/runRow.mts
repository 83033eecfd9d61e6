import { loadavg } from 'node:os';

import type { Lab } from './lab.mts';
import type { BenchOptions } from './options.mts';
import type { ContestRow, Contested, RowResult } from './types.mts';

const messageOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);

/** Runs the contestants of a row one after another; what goes wrong with one leaves the others alone. */
export const runRow = async (
	{ name, title, plan }: ContestRow,
	lab: Lab,
	options: BenchOptions,
): Promise<RowResult> => {
	const { size, contests, targets } = plan(options);
	const started = { startedAt: new Date().toISOString(), load: loadavg() };
	const results: Record<string, Contested> = {};
	const failures: string[] = [];
	for (const [contestant, contest] of Object.entries(contests)) {
		if (options.only.length > 0 && !options.only.includes(contestant)) continue;
		try {
			results[contestant] = await lab.measure(contest);
		} catch (error) {
			failures.push(`${contest.label}: ${messageOf(error)}`);
		}
	}
	return { name, title, size, results, targets: targets(results), failures, ...started };
};
