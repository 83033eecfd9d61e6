import 'reflect-metadata';
import { PollContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeTypes,
	type IPollFunctions,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { SpotifyTrigger } from '../../nodes/Spotify/SpotifyTrigger.node';
import type { MemoryCredentialsHelper } from './credentialsHelper.mts';
import { AUTHENTICATIONS, additionalData, userOAuth2 } from './engine.mts';
import { nodeOf } from './node.mts';

/** What n8n's database holds of a workflow, and what came of its polls. */
export interface Instance {
	/** The workflow's static data, as JSON. */
	staticData: string;
	/** The json of the items of each execution that a poll started. */
	executions: IDataObject[][];
	/** Errors of executions that failed in the trigger. */
	errors: Array<Error & { description?: string | null }>;
	/** What the node wrote into n8n's log, with its level. */
	logs: string[];
	/** Told when static data is stored. */
	onStore(): void;
}

export const newInstance = (): Instance => ({
	staticData: '{}',
	executions: [],
	errors: [],
	logs: [],
	onStore: () => undefined,
});

export interface TriggerOptions {
	parameters: IDataObject;
	credentials?: MemoryCredentialsHelper;
	/** The node's name; its ID is that of the others. */
	name?: string;
	/** Milliseconds; not said where absent, as n8n 1.x does not. */
	budgetMs?: number;
}

const TRIGGER_NAME = 'Spotify Trigger';

const trigger = new SpotifyTrigger();

const nodeTypes: INodeTypes = {
	getByName: () => trigger,
	getByNameAndVersion: () => trigger,
	getKnownTypes: () => ({}),
};

const triggerOf = ({ parameters, name }: TriggerOptions, credential: string): INode =>
	nodeOf(name ?? TRIGGER_NAME, 'trigger', {
		id: 'trigger-id',
		parameters: {
			authentication: AUTHENTICATIONS[credential],
			...parameters,
		},
		credentials: { [credential]: { id: '1', name: 'test' } },
	});

/** A poll of n8n's, which the node sees as n8n makes it: with its context, in either line. */
function contextOf(
	workflow: Workflow,
	options: TriggerOptions,
	credentials: MemoryCredentialsHelper,
	instance: Instance,
	[mode, activation]: [WorkflowExecuteMode, WorkflowActivateMode],
): IPollFunctions {
	const node = workflow.getNode(options.name ?? TRIGGER_NAME) as INode;
	const emit = () => undefined;
	const emitError = (error: Error) => void instance.errors.push(error);
	const context = new PollContext(
		workflow,
		node,
		additionalData(credentials),
		mode,
		activation,
		emit,
		emitError,
	);
	const log = (level: string) => (line: string) => void instance.logs.push(`${level}: ${line}`);
	const logger = { debug: log('debug'), error: log('error'), info: log('info'), warn: log('warn') };
	Object.defineProperty(context, 'logger', { value: logger });
	const { budgetMs } = options;
	if (budgetMs !== undefined) {
		Object.defineProperty(context, 'getPollBudgetMs', { value: () => budgetMs });
	}
	return context as unknown as IPollFunctions;
}

/**
 * An active workflow in the memory of n8n, which does with the trigger what n8n does
 * (n8n-core's ActiveWorkflows in 1.x, ActiveWorkflowTriggers and PollTriggerExecutor in 2.x):
 * - it polls once when it is activated, where an error ends the activation, and stores the static
 *   data after that;
 * - it stores the static data when a poll hands out items, and never else;
 * - it does not wait for a poll before it begins the next one.
 */
export class ActiveWorkflow {
	private readonly workflow: Workflow;

	private readonly credentials: MemoryCredentialsHelper;

	constructor(
		private readonly instance: Instance,
		private readonly options: TriggerOptions,
	) {
		this.credentials = options.credentials ?? userOAuth2();
		this.workflow = new Workflow({
			id: 'workflow-id',
			active: true,
			nodeTypes,
			nodes: [triggerOf(options, this.credentials.typeName)],
			connections: {},
			staticData: JSON.parse(instance.staticData) as IDataObject,
			settings: { timezone: 'Europe/Berlin' },
		});
	}

	/** The first poll; rejects where the activation fails. */
	async activate(mode: WorkflowActivateMode = 'activate'): Promise<this> {
		this.mode = mode;
		this.emit(await this.poll());
		this.store();
		return this;
	}

	/**
	 * What cron starts.
	 * @param killed n8n is killed when the poll has looked, or when its execution exists and its static
	 * data is not stored: n8n does not wait for the one before it does the other
	 */
	async tick(killed?: 'beforeEmit' | 'beforeStore'): Promise<void> {
		try {
			const found = await this.poll();
			if (killed !== 'beforeEmit') this.emit(found, killed === undefined);
		} catch (error) {
			this.instance.errors.push(error as Error);
		}
	}

	/** What 'Fetch Test Event' shows. */
	async test(): Promise<IDataObject[]> {
		const context = this.contextFor(['manual', 'manual']);
		const found = await trigger.poll.call(context);
		return jsonIn(found);
	}

	private mode: WorkflowActivateMode = 'activate';

	private contextFor(modes: [WorkflowExecuteMode, WorkflowActivateMode]) {
		return contextOf(this.workflow, this.options, this.credentials, this.instance, modes);
	}

	private async poll(): Promise<INodeExecutionData[][] | null> {
		return await trigger.poll.call(this.contextFor(['trigger', this.mode]));
	}

	private emit(found: INodeExecutionData[][] | null, stores = true): void {
		if (found === null) return;
		if (stores) this.store();
		this.instance.executions.push(jsonIn(found));
	}

	private store(): void {
		this.instance.onStore();
		this.instance.staticData = JSON.stringify(this.workflow.staticData);
	}
}

const jsonIn = (found: INodeExecutionData[][] | null): IDataObject[] =>
	(found?.[0] ?? []).map(({ json }) => json);
