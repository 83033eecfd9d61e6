import { setTimeout as sleep } from 'node:timers/promises';

import { errorOf, itemsOf } from '../e2e/support/workflows.mts';
import type { N8nApi } from '../lib/n8nApi.mts';
import type { Execution } from '../lib/n8nTypes.mts';
import { SOURCE_NODES } from './steps.mts';
import type { Json } from './types.mts';

/** More than the longest row needs; an execution that hangs must not hang the benchmark. */
const TIMEOUT_MS = 1_800_000;

/** The list is asked, not the execution: that would come with its data, and cost n8n memory. */
const POLL_MS = 250;

interface ListedExecution {
	readonly id: string;
	readonly status: string;
}

const isRunning = ({ status }: ListedExecution): boolean =>
	['new', 'running', 'waiting', 'unknown'].includes(status);

/** Waits until all of these executions of a workflow have ended, and costs n8n next to nothing. */
export const waitForEnd = async (
	api: N8nApi,
	workflowId: string,
	executionIds: readonly string[],
): Promise<void> => {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const deadline = Date.now() + TIMEOUT_MS;
	while (Date.now() < deadline) {
		const { results } = await api.call<{ results: readonly ListedExecution[] }>(
			'GET',
			`/executions?limit=100&filter=${filter}`,
		);
		const ended = new Set(results.filter((one) => !isRunning(one)).map(({ id }) => id));
		if (executionIds.every((id) => ended.has(id))) return;
		await sleep(POLL_MS);
	}
	throw new Error(`The workflow was not finished after ${TIMEOUT_MS / 1000} s.`);
};

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
