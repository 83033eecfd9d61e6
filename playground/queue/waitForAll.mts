import { setTimeout as sleep } from 'node:timers/promises';

import type { N8nApi } from '../lib/n8nApi.mts';

const POLL_MS = 1_000;
const PROGRESS_EVERY_MS = 20_000;

/** An execution that hangs must not hang the proof. */
const TIMEOUT_MS = 900_000;

/** The most that n8n lists at once. */
const MOST = 100;

interface ListedExecution {
	readonly id: string;
	readonly status: string;
}

const hasEnded = ({ status }: ListedExecution): boolean =>
	!['new', 'running', 'waiting', 'unknown'].includes(status);

/**
 * Waits until so many executions of a workflow have ended, well or not; gives their ids. The list
 * is asked, which comes without the executions' data and costs n8n little.
 */
export const waitForAll = async (
	api: N8nApi,
	workflowId: string,
	count: number,
	onProgress: (ended: number) => void,
): Promise<readonly string[]> => {
	if (count > MOST) throw new Error(`n8n lists ${MOST} executions at once, not ${count}.`);
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const started = Date.now();
	let nextProgress = started + PROGRESS_EVERY_MS;
	while (Date.now() < started + TIMEOUT_MS) {
		const { results } = await api.call<{ results: readonly ListedExecution[] }>(
			'GET',
			`/executions?limit=${MOST}&filter=${filter}`,
		);
		const ended = results.filter(hasEnded);
		if (ended.length >= count) return ended.map(({ id }) => id);
		if (Date.now() >= nextProgress) {
			onProgress(ended.length);
			nextProgress += PROGRESS_EVERY_MS;
		}
		await sleep(POLL_MS);
	}
	throw new Error(`Not all executions had ended after ${TIMEOUT_MS / 1000} s.`);
};
