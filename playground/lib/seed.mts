import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { makesTables } from './chosenN8n.mts';
import type { N8nApi } from './n8nApi.mts';
import type { Login, StoredCredential, Workflow, WorkflowNode } from './n8nTypes.mts';
import {
	columnsFor,
	readWorkflow,
	tableNameIn,
	withCredential,
	withDataTable,
} from './readyWorkflow.mts';
import type { UserTokens } from './simulatorControl.mts';

export interface SpotifyClient {
	readonly clientId: string;
	readonly clientSecret: string;
}

/** For a playground that only this machine can reach: printed, so no secret. */
export const demoLogin: Login = { email: 'demo@example.com', password: 'Playground1' };

export const credentialType = 'spotifyClientCredentialsApi';
export const userCredentialType = 'spotifyUserOAuth2Api';
const credentialName = 'Spotify Client Credentials account';

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

/** Has every workflow use one credential in place of another. */
const replaceCredential = async (
	api: N8nApi,
	old: StoredCredential,
	{ id, name, type }: StoredCredential,
): Promise<void> => {
	const uses = ({ credentials }: WorkflowNode) => credentials?.[type]?.id === old.id;
	for (const { id: workflowId } of await api.listWorkflows()) {
		const workflow = await api.readWorkflow(workflowId);
		if (!workflow.nodes.some(uses)) continue;
		const nodes = workflow.nodes.map((node) =>
			uses(node) ? { ...node, credentials: { ...node.credentials, [type]: { id, name } } } : node,
		);
		const updated = await api.updateWorkflow(workflowId, { ...workflow, nodes });
		if (workflow.active) await api.activate(updated);
	}
};

/**
 * A user's credential; where it is there, another one in its place: a new simulator knows no old
 * token, and n8n keeps the tokens of a credential whatever else of it is changed.
 */
export const seedUserCredential = async (
	api: N8nApi,
	name: string,
	data: Readonly<Record<string, unknown>>,
): Promise<StoredCredential> => {
	const existing = (await api.listCredentials()).find(
		(known) => known.name === name && known.type === userCredentialType,
	);
	const credential = await api.createCredential(name, userCredentialType, data);
	if (existing !== undefined) {
		await replaceCredential(api, existing, credential);
		await api.deleteCredential(existing);
	}
	return credential;
};

/** An example in n8n. */
interface SeededExample {
	readonly workflowId: string;
	/** Of its Data Table, where it has one. */
	readonly tableName?: string;
}

/** Makes an example's Data Table, where n8n cannot do that itself. */
export const withTableByHand = async (
	api: N8nApi,
	example: Workflow,
	projectId: string,
): Promise<Workflow> => {
	const name = tableNameIn(example);
	if (name === undefined || makesTables) return example;
	const table =
		(await api.findDataTable(projectId, name)) ??
		(await api.createDataTable(projectId, name, columnsFor(example)));
	return withDataTable(example, table);
};

/**
 * Puts a ready workflow into n8n. What is there (by its name) stays as it is, with whatever the user
 * changed in it.
 */
export const seedExample = async (
	api: N8nApi,
	example: Workflow,
	credentials: readonly StoredCredential[],
	projectId: string,
): Promise<SeededExample> => {
	const tableName = tableNameIn(example);
	const withAccounts = credentials.reduce(withCredential, example);
	const workflow =
		(await api.listWorkflows()).find(({ name }) => name === example.name) ??
		(await api.createWorkflow(await withTableByHand(api, withAccounts, projectId)));
	return { workflowId: workflow.id, ...(tableName !== undefined && { tableName }) };
};

export interface Seeded {
	readonly credential: StoredCredential;
	readonly workflowId: string;
	readonly tableName: string;
	readonly projectId: string;
}

/** Puts the login, the credential, and a ready workflow into n8n. */
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
	const { workflowId, tableName = '' } = await seedExample(api, example, [credential], projectId);
	return { credential, workflowId, tableName, projectId };
};
