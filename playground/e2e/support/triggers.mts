import { setTimeout as sleep } from 'node:timers/promises';

import type { N8nApi } from '../../lib/n8nApi.mts';
import type { Execution, StoredCredential, Workflow } from '../../lib/n8nTypes.mts';
import { authenticationFor, errorOf, itemsOf, step, using, type Parameters } from './workflows.mts';

export const TRIGGER = 'Spotify Trigger';

/**
 * Poll times so many seconds apart. n8n refuses one cron expression that is due more than once a
 * minute (`isSubMinuteCron` in n8n-workflow 2.41), but not several that are due once each.
 */
const pollTimes = (everySeconds: number) => ({
	item: Array.from({ length: Math.floor(60 / everySeconds) }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${index * everySeconds} * * * * *`,
	})),
});

/** A workflow of nothing but a Spotify Trigger. */
export const triggerWorkflow = (
	credential: StoredCredential,
	event: string,
	parameters: Parameters,
	everySeconds: number,
): Workflow => ({
	name: `${event} ${JSON.stringify(parameters)}`.slice(0, 60),
	nodes: [
		step(
			TRIGGER,
			'n8n-nodes-spotify-web-api.spotifyTrigger',
			1,
			{
				pollTimes: pollTimes(everySeconds),
				authentication: authenticationFor(credential),
				event,
				...parameters,
			},
			using(credential),
		)(0),
	],
	connections: {},
	settings: { executionOrder: 'v1' },
});

/** A workflow that was activated, and the executions that its trigger has started. */
export class ActiveWorkflow {
	readonly id: string;
	private readonly api: N8nApi;
	private readonly known = new Map<string, Execution>();

	private constructor(api: N8nApi, id: string) {
		this.api = api;
		this.id = id;
	}

	static async activate(api: N8nApi, workflow: Workflow): Promise<ActiveWorkflow> {
		const stored = await api.createWorkflow(workflow);
		await api.activate(stored);
		return new ActiveWorkflow(api, stored.id);
	}

	/** Those that are over, the oldest first. */
	async executions(): Promise<readonly Execution[]> {
		for (const { id } of await this.api.listExecutions(this.id)) {
			if (!this.known.has(id)) this.known.set(id, await this.api.finished(id));
		}
		return [...this.known.values()].sort((one, other) => Number(one.id) - Number(other.id));
	}

	/** What the workflow was started with, in the order in which it came. */
	async emitted(): Promise<ReadonlyArray<Readonly<Record<string, unknown>>>> {
		return (await this.executions()).flatMap((execution) => itemsOf(execution, TRIGGER));
	}

	/** What n8n lists as failed executions, in the words that a user reads. */
	async failures(): Promise<readonly string[]> {
		return (await this.executions()).filter(({ status }) => status === 'error').map(errorOf);
	}
}

/** Repeats a check until it passes; its last word is the error. */
export const eventually = async (check: () => Promise<void>, timeoutMs = 30_000): Promise<void> => {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		try {
			await check();
			return;
		} catch (error) {
			if (Date.now() > deadline) throw error;
		}
		await sleep(300);
	}
};
