import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { N8nApi } from './n8nApi.mts';
import type {
	DataTableColumn,
	Login,
	Stored,
	StoredCredential,
	Workflow,
	WorkflowNode,
} from './n8nTypes.mts';
import type { UserTokens } from './simulatorControl.mts';

export interface SpotifyClient {
	readonly clientId: string;
	readonly clientSecret: string;
}

/** For a playground that only this machine can reach: printed, so no secret. */
export const demoLogin: Login = { email: 'demo@example.com', password: 'Playground1' };

export const credentialType = 'spotifyClientCredentialsApi';
const userCredentialType = 'spotifyUserOAuth2Api';
const credentialName = 'Spotify Client Credentials account';
const dataTableNode = 'n8n-nodes-base.dataTable';

export const readWorkflow = (file: string): Workflow =>
	JSON.parse(readFileSync(file, 'utf8')) as Workflow;

/** The workflow with this credential in every node that asks for one of its type. */
export const withCredential = (
	workflow: Workflow,
	{ id, name, type }: StoredCredential,
): Workflow => ({
	...workflow,
	nodes: workflow.nodes.map((node) =>
		node.credentials?.[type] === undefined
			? node
			: { ...node, credentials: { ...node.credentials, [type]: { id, name } } },
	),
});

/** The workflow with this Data Table chosen in every Data Table node. */
export const withDataTable = (workflow: Workflow, { id, name }: Stored): Workflow => ({
	...workflow,
	nodes: workflow.nodes.map((node) =>
		node.type !== dataTableNode
			? node
			: {
					...node,
					parameters: {
						...node.parameters,
						dataTableId: { __rl: true, mode: 'list', value: id, cachedResultName: name },
					},
				},
	),
});

const dataTableIn = ({ nodes }: Workflow): WorkflowNode | undefined =>
	nodes.find(({ type }) => type === dataTableNode);

/** What the Data Table of an example is called; undefined where it has none. */
const tableNameIn = (workflow: Workflow): string | undefined => {
	const table = dataTableIn(workflow)?.parameters.dataTableId as
		| { readonly cachedResultName: string }
		| undefined;
	return table?.cachedResultName;
};

/** A table can only be made beforehand; which columns it needs, the node's own mapping says. */
export const columnsFor = (workflow: Workflow): readonly DataTableColumn[] => {
	const mapping = dataTableIn(workflow)?.parameters.columns as
		| {
				readonly schema: ReadonlyArray<{
					readonly id: string;
					readonly type: DataTableColumn['type'];
				}>;
		  }
		| undefined;
	return (mapping?.schema ?? []).map(({ id, type }) => ({ name: id, type }));
};

/** Fills the credential in, and again when the client is another one than last time. */
const seedCredential = async (
	api: N8nApi,
	client: SpotifyClient,
	stateFile: string,
): Promise<StoredCredential> => {
	const digest = createHash('sha256')
		.update(`${client.clientId}:${client.clientSecret}`)
		.digest('hex');
	const existing = (await api.listCredentials()).find(
		({ name, type }) => name === credentialName && type === credentialType,
	);
	const known = existsSync(stateFile) && readFileSync(stateFile, 'utf8') === digest;
	if (existing !== undefined && known) return existing;

	if (existing !== undefined) await api.updateCredential(existing, { ...client });
	const credential =
		existing ?? (await api.createCredential(credentialName, credentialType, { ...client }));
	writeFileSync(stateFile, digest, { mode: 0o600 });
	return credential;
};

/** The data of a user's credential that is connected already. */
export const connectedAs = (
	client: SpotifyClient,
	{ accessToken, refreshToken, scopes }: UserTokens,
): Readonly<Record<string, unknown>> => ({
	...client,
	oauthTokenData: {
		access_token: accessToken,
		refresh_token: refreshToken,
		token_type: 'Bearer',
		scope: scopes.join(' '),
	},
});

/** A user's credential; connected anew where it is there, since a new simulator knows no old token. */
export const seedUserCredential = async (
	api: N8nApi,
	name: string,
	data: Readonly<Record<string, unknown>>,
): Promise<StoredCredential> => {
	const existing = (await api.listCredentials()).find(
		(known) => known.name === name && known.type === userCredentialType,
	);
	if (existing === undefined) return await api.createCredential(name, userCredentialType, data);
	await api.updateCredential(existing, data);
	return existing;
};

/** What an example needs in n8n, and the example itself. */
interface SeededExample {
	readonly workflowId: string;
	/** Of its Data Table, where it has one. */
	readonly tableId?: string;
}

/**
 * Puts a ready workflow into n8n, with its Data Table where it has one. What is there (by its name)
 * stays as it is, with whatever the user changed in it.
 */
export const seedExample = async (
	api: N8nApi,
	example: Workflow,
	credentials: readonly StoredCredential[],
	projectId: string,
): Promise<SeededExample> => {
	const withAccounts = credentials.reduce(withCredential, example);
	const tableName = tableNameIn(example);
	const table =
		tableName === undefined
			? undefined
			: ((await api.listDataTables(projectId)).find(({ name }) => name === tableName) ??
				(await api.createDataTable(projectId, tableName, columnsFor(example))));
	const workflow =
		(await api.listWorkflows()).find(({ name }) => name === example.name) ??
		(await api.createWorkflow(
			table === undefined ? withAccounts : withDataTable(withAccounts, table),
		));
	return { workflowId: workflow.id, ...(table !== undefined && { tableId: table.id }) };
};

export interface Seeded {
	readonly credential: StoredCredential;
	readonly workflowId: string;
	readonly tableId: string;
	readonly projectId: string;
}

/** Puts the login, the credential, and a ready workflow with its Data Table into n8n. */
export const seed = async (
	api: N8nApi,
	{
		client,
		workflowFile,
		userFolder,
	}: { client: SpotifyClient; workflowFile: string; userFolder: string },
): Promise<Seeded> => {
	await api.logIn(demoLogin);
	const credential = await seedCredential(api, client, join(userFolder, 'seeded-client.sha256'));
	const projectId = await api.personalProjectId();
	const example = readWorkflow(workflowFile);
	const { workflowId, tableId = '' } = await seedExample(api, example, [credential], projectId);
	return { credential, workflowId, tableId, projectId };
};
