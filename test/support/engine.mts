import 'reflect-metadata';
import { WorkflowExecute } from 'n8n-core';
import {
	Workflow,
	type IConnection,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { SpotifyAccessTokenApi } from '../../credentials/SpotifyAccessTokenApi.credentials';
import { SpotifyClientCredentialsApi } from '../../credentials/SpotifyClientCredentialsApi.credentials';
import { SpotifyUserOAuth2Api } from '../../credentials/SpotifyUserOAuth2Api.credentials';
import { Spotify } from '../../nodes/Spotify/Spotify.node';
import { SCOPES } from '../../spotify/auth/scopes';
import { MemoryCredentialsHelper } from './credentialsHelper.mts';
import { nodeOf } from './node.mts';

/** The major version of n8n whose engine runs; set by the project in jest.config.cjs. */
declare const N8N_MAJOR: number;

export interface NodeRun {
	/** The node's parameters beside the credential kind. */
	parameters: IDataObject;
	/** The json of each input item; one empty item by default. */
	inputs?: IDataObject[];
	/** What the source is pinned to, in place of `inputs`: its items as they are stored. */
	pinned?: INodeExecutionData[];
	/** What the source gave in an earlier run, before it was pinned: the node is then run alone. */
	ranBefore?: IDataObject[];
	/** An expression for a node behind, which it has for each item; also in its error output. */
	behind?: string;
	/** Settings of the node, such as `onError` and `retryOnFail`. */
	settings?: Partial<INode>;
	credentials?: MemoryCredentialsHelper;
	/** Stops the execution when it resolves. */
	stopAfter?: Promise<unknown>;
	/** Runs in place of the Spotify node. */
	nodeType?: INodeType;
	/** Breaks something of what n8n hands the node, right before it runs. */
	sabotage?: ((context: IExecuteFunctions) => void) | undefined;
}

export interface NodeResult {
	items: INodeExecutionData[];
	/** What left by the error output. */
	errorItems: INodeExecutionData[];
	error: (Error & { description?: string; context?: IDataObject; httpCode?: string }) | undefined;
	/** What the expression of the node behind comes to for each item, or what n8n says of it. */
	behind: unknown[];
	/** What n8n shows below the output. */
	hints: string[];
	/** What the node wrote into n8n's log. */
	logs: string[];
	run: IRun;
}

export const clientCredentials = (fields: IDataObject = {}): MemoryCredentialsHelper =>
	new MemoryCredentialsHelper(new SpotifyClientCredentialsApi(), {
		clientId: 'the-client-id',
		clientSecret: 'the-client-secret',
		...(fields as { accessToken?: string }),
	});

export const pastedToken = (accessToken: string): MemoryCredentialsHelper =>
	new MemoryCredentialsHelper(new SpotifyAccessTokenApi(), { accessToken });

/** As n8n reads it: with the form's hidden fields, and the tokens of an account that is connected. */
export function userOAuth2(fields: ICredentialDataDecryptedObject = {}): MemoryCredentialsHelper {
	const type = new SpotifyUserOAuth2Api();
	const hidden = type.properties.filter(
		({ type: kind, default: value }) => kind === 'hidden' && !String(value).startsWith('='),
	);
	return new MemoryCredentialsHelper(type, {
		...Object.fromEntries(hidden.map(({ name, default: value }) => [name, String(value)])),
		clientId: 'the-client-id',
		clientSecret: 'the-client-secret',
		oauthTokenData: {
			access_token: 'user-token-0',
			refresh_token: 'refresh-token-0',
			token_type: 'Bearer',
			expires_in: 3600,
			scope: Object.keys(SCOPES).join(' '),
		},
		...fields,
	});
}

/** What the node's Authentication is called for a credential. */
export const AUTHENTICATIONS: Record<string, string> = {
	spotifyAccessTokenApi: 'accessToken',
	spotifyClientCredentialsApi: 'clientCredentials',
	spotifyUserOAuth2Api: 'oAuth2',
};

const source = (inputs: IDataObject[]): INodeType =>
	({
		description: {
			displayName: 'Source',
			name: 'source',
			group: ['input'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: ['main'],
			properties: [],
		},
		execute: async () => [inputs.map((json) => ({ json }))],
	}) as unknown as INodeType;

const toBehind: IConnection[] = [{ node: 'Behind', type: 'main', index: 0 }];

/** A node that gives what its expression comes to for each item. */
const behind = (values: unknown[]): INodeType => {
	const { description } = source([]);
	const value = { displayName: 'Value', name: 'value', type: 'string', default: '' };
	return {
		description: { ...description, inputs: ['main'], properties: [value] },
		async execute(this: IExecuteFunctions) {
			for (const index of this.getInputData().keys()) {
				try {
					values.push(this.getNodeParameter('value', index));
				} catch (error) {
					values.push(String(error));
				}
			}
			return await Promise.resolve([[]]);
		},
	} as unknown as INodeType;
};

function workflowOf(
	{
		parameters,
		inputs = [{}],
		settings,
		nodeType,
		behind: value,
	}: NodeRun & { nodeType: INodeType },
	credential: string,
	values: unknown[],
): Workflow {
	const types: Record<string, INodeType> = {
		source: source(inputs),
		spotify: nodeType,
		behind: behind(values),
		// What n8n makes of the node where a language model uses it as a tool.
		spotifyTool: Object.create(nodeType, {
			description: { value: { ...nodeType.description, name: 'spotifyTool' } },
		}) as INodeType,
	};
	const nodeTypes: INodeTypes = {
		getByName: (type) => types[type] as INodeType,
		getByNameAndVersion: (type) => types[type] as INodeType,
		getKnownTypes: () => ({}),
	};
	return new Workflow({
		id: '1',
		active: false,
		nodeTypes,
		nodes: [
			nodeOf('Source', 'source'),
			nodeOf('Spotify', 'spotify', {
				credentials: { [credential]: { id: '1', name: 'test' } },
				...settings,
				parameters: {
					authentication: AUTHENTICATIONS[credential],
					...parameters,
				},
			}),
			...(value === undefined ? [] : [nodeOf('Behind', 'behind', { parameters: { value } })]),
		],
		connections: {
			Source: { main: [[{ node: 'Spotify', type: 'main', index: 0 }]] },
			...(value !== undefined && { Spotify: { main: [toBehind, toBehind] } }),
		},
		settings: { executionOrder: 'v1', timezone: 'Europe/Berlin' },
	});
}

export const additionalData = (
	credentialsHelper: MemoryCredentialsHelper,
): IWorkflowExecuteAdditionalData =>
	({
		credentialsHelper,
		executionId: '1',
		hooks: { runHook: async () => undefined, addHandler: () => undefined },
		restApiUrl: 'http://localhost/rest',
		instanceBaseUrl: 'http://localhost/',
		webhookBaseUrl: 'http://localhost/webhook',
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		variables: {},
		setExecutionStatus: () => undefined,
		logAiEvent: () => undefined,
	}) as unknown as IWorkflowExecuteAdditionalData;

/** As n8n has it, one for all runs: to make its form takes as long as most runs. */
const spotify: INodeType = new Spotify();

/** The Spotify node, which notes what it writes into n8n's log. */
const spotifyWith = (logs: string[], sabotage: NodeRun['sabotage']): INodeType => ({
	...spotify,
	async execute(this: IExecuteFunctions) {
		const none = (): void => undefined;
		const info = (line: string): void => void logs.push(line);
		const logger = { debug: none, error: none, info, warn: none };
		Object.defineProperty(this, 'logger', { value: logger, configurable: true });
		sabotage?.(this);
		return await Spotify.prototype.execute.call(this);
	},
});

interface Execution extends Promise<IRun> {
	cancel(): void;
}

/** What n8n keeps of a run of the source. */
const ranBefore = (items: IDataObject[]) => ({
	Source: [
		{
			startTime: 1,
			executionTime: 1,
			executionIndex: 0,
			source: [],
			executionStatus: 'success',
			data: { main: [items.map((json) => ({ json }))] },
		},
	],
});

/** Runs the node after a source of items, in n8n's own engine. */
export async function runSpotify(options: NodeRun): Promise<NodeResult> {
	const credentials = options.credentials ?? clientCredentials();
	const logs: string[] = [];
	const nodeType = options.nodeType ?? spotifyWith(logs, options.sabotage);
	const values: unknown[] = [];
	const workflow = workflowOf({ ...options, nodeType }, credentials.typeName, values);
	const pinData = options.pinned && { Source: options.pinned };
	const engine = new WorkflowExecute(additionalData(credentials), 'manual') as unknown as {
		run(...args: unknown[]): Execution;
		runPartialWorkflow2(...args: unknown[]): Execution;
	};
	const startNode = workflow.getNode('Source');
	const alone = { nodeName: 'Spotify', mode: 'inclusive' };
	// n8n-core 1 takes the two as arguments, 2 as an object.
	const runWhole = (): Execution =>
		N8N_MAJOR === 1
			? engine.run(workflow, startNode, undefined, pinData)
			: engine.run({ workflow, startNode, pinData });
	const execution = options.ranBefore
		? engine.runPartialWorkflow2(workflow, ranBefore(options.ranBefore), pinData, [], alone)
		: runWhole();
	void options.stopAfter?.then(() => execution.cancel());
	const run = await execution;
	const task = run.data.resultData.runData['Spotify']?.[0];
	return {
		items: task?.data?.['main']?.[0] ?? [],
		errorItems: task?.data?.['main']?.[1] ?? [],
		error: (task?.error ?? run.data.resultData.error) as NodeResult['error'],
		behind: values,
		hints: (task?.hints ?? []).map(({ message }) => message),
		logs,
		run,
	};
}

export const jsonOf = (items: INodeExecutionData[]): IDataObject[] => items.map(({ json }) => json);
