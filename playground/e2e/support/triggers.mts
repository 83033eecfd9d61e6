import { setTimeout as sleep } from 'node:timers/promises';

import type { N8nApi } from '../../lib/n8nApi.mts';
import type { Execution, StoredCredential, Workflow } from '../../lib/n8nTypes.mts';
import type { SimulatorControl } from '../../lib/simulatorControl.mts';
import { authenticationFor, errorOf, itemsOf, step, using, type Parameters } from './workflows.mts';

/** A Spotify Trigger of a workflow, under a name of its own. */
export interface Trigger {
	readonly name: string;
	readonly event: string;
	readonly parameters: Parameters;
}

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

/** A workflow of nothing but triggers. */
const triggerWorkflow = (
	credential: StoredCredential,
	triggers: readonly Trigger[],
	everySeconds: number,
	settings: Parameters,
): Workflow => ({
	// n8n takes names of up to 128 characters.
	name: triggers
		.map(({ name }) => name)
		.join()
		.slice(0, 128),
	nodes: triggers.map(({ name, event, parameters }, index) =>
		step(
			name,
			'n8n-nodes-spotify-web-api.spotifyTrigger',
			1,
			{
				pollTimes: pollTimes(everySeconds),
				authentication: authenticationFor(credential),
				event,
				...parameters,
			},
			using(credential),
		)(index),
	),
	connections: {},
	settings: { executionOrder: 'v1', ...settings },
});

/** A workflow that was activated, and the executions that its triggers have started. */
export class ActiveWorkflow {
	readonly id: string;
	private readonly api: N8nApi;
	private readonly known = new Map<string, Execution>();

	private constructor(api: N8nApi, id: string) {
		this.api = api;
		this.id = id;
	}

	static async activate(
		api: N8nApi,
		credential: StoredCredential,
		triggers: readonly Trigger[],
		everySeconds: number,
		settings: Parameters = {},
	): Promise<ActiveWorkflow> {
		const stored = await api.createWorkflow(
			triggerWorkflow(credential, triggers, everySeconds, settings),
		);
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

	/** What one of the triggers has handed out, in the order in which it came. */
	async emitted(name: string): Promise<ReadonlyArray<Readonly<Record<string, unknown>>>> {
		return (await this.executions()).flatMap((execution) => itemsOf(execution, name));
	}

	/** What n8n lists as failed executions, in the words that a user reads. */
	async failures(): Promise<readonly string[]> {
		return (await this.executions()).filter(({ status }) => status === 'error').map(errorOf);
	}

	async deactivate(): Promise<void> {
		await this.api.deactivate(this.id);
	}
}

/** n8n stores what a poll has found within a moment of its last request. */
const QUIET_MS = 2_000;

/** Waits until nobody asks the simulator for anything: no poll is under way, however busy the machine. */
const untilQuiet = async (simulator: SimulatorControl): Promise<void> => {
	for (let before = -1; ;) {
		const count = await simulator.countAll();
		if (count === before) return;
		before = count;
		await sleep(QUIET_MS);
	}
};

/** Waits for so many more polls of each trigger, and then until it is between two. */
export const pollsLater = async (
	simulator: SimulatorControl,
	count: number,
	everySeconds: number,
): Promise<void> => {
	const everyMs = everySeconds * 1000;
	const passedMs = Date.now() % everyMs;
	await sleep(count * everyMs + ((0.4 * everyMs - passedMs + everyMs) % everyMs));
	await untilQuiet(simulator);
};

/** Repeats a check until it passes; its last word is the error. */
export const eventually = async (
	check: () => Promise<void>,
	// On a busy machine n8n is minutes late.
	timeoutMs = 300_000,
): Promise<void> => {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		try {
			await check();
			return;
		} catch (error) {
			if (Date.now() > deadline) throw error;
		}
		await sleep(500);
	}
};
