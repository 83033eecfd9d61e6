import { setTimeout as sleep } from 'node:timers/promises';

import type { N8nApi } from './n8nApi.mts';

const POLL_MS = 250;

/** More than the longest work needs; an execution that hangs must not hang what waits for it. */
const TIMEOUT_MS = 1_800_000;

/**
 * Waits until those executions of a workflow that have ended, well or not, are enough; gives their
 * ids. The list is asked, which comes without the executions' data and costs n8n next to nothing.
 * @param areEnough is asked of the ids at each look; of the latest hundred, since n8n lists no more
 */
export const waitForExecutions = async (
	api: N8nApi,
	workflowId: string,
	areEnough: (endedIds: readonly string[]) => boolean,
): Promise<readonly string[]> => {
	const deadline = Date.now() + TIMEOUT_MS;
	while (Date.now() < deadline) {
		const endedIds = (await api.listExecutions(workflowId)).map(({ id }) => id);
		if (areEnough(endedIds)) return endedIds;
		await sleep(POLL_MS);
	}
	throw new Error(`Not all executions had ended after ${TIMEOUT_MS / 1000} s.`);
};
