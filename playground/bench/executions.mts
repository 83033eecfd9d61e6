import { errorOf, itemsOf } from '../e2e/support/workflows.mts';
import type { Execution } from '../lib/n8nTypes.mts';
import { SOURCE_NODES } from './steps.mts';
import type { Json } from './types.mts';

/** The runs of the nodes that do the work. */
const workOf = ({ resultData }: Execution) =>
	Object.entries(resultData.runData)
		.filter(([node]) => !SOURCE_NODES.includes(node))
		.flatMap(([, runs]) => runs);

/** From the start of the first node that does the work to the end of the last, over all executions. */
export const workSeconds = (executions: readonly Execution[]): number => {
	const runs = executions.flatMap(workOf);
	if (runs.length === 0) return 0;
	const start = Math.min(...runs.map(({ startTime }) => startTime));
	const end = Math.max(...runs.map((run) => run.startTime + run.executionTime));
	return (end - start) / 1000;
};

/** What the last node put out. */
export const outputOf = (execution: Execution, lastNode: string): readonly Json[] =>
	execution.status === 'success' ? itemsOf(execution, lastNode) : [];

/** What a user reads of a failed run, its first line. */
export const firstLineOfError = (execution: Execution): string =>
	errorOf(execution).split('\n', 1)[0] ?? '';
