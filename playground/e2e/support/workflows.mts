import { randomUUID } from 'node:crypto';

import type { Execution, StoredCredential, Workflow, WorkflowNode } from '../../lib/n8nTypes.mts';

export type Parameters = Readonly<Record<string, unknown>>;
export type Step = (index: number) => WorkflowNode;

/** A node of any type. */
export const step =
	(
		name: string,
		type: string,
		typeVersion: number,
		parameters: Parameters,
		settings: Parameters = {},
	): Step =>
	(index) => ({
		id: randomUUID(),
		name,
		type,
		typeVersion,
		position: [index * 220, 300],
		parameters,
		...settings,
	});

/** The setting of a node that chooses a credential. */
export const using = ({ id, name, type }: StoredCredential) => ({
	credentials: { [type]: { id, name } },
});

export const START = 'Start';

/** What the node's Authentication is called for a credential. */
const authentications: Readonly<Record<string, string>> = {
	spotifyAccessTokenApi: 'accessToken',
	spotifyClientCredentialsApi: 'clientCredentials',
	spotifyUserOAuth2Api: 'oAuth2',
};

export const authenticationFor = ({ type }: StoredCredential): string | undefined =>
	authentications[type];

/** The Spotify node, called "Spotify". */
export const spotify = (
	credential: StoredCredential,
	resource: string,
	operation: string,
	parameters: Parameters = {},
	settings: Parameters = {},
): Step =>
	step(
		'Spotify',
		'n8n-nodes-spotify-web-api.spotify',
		1,
		{ authentication: authenticationFor(credential), resource, operation, ...parameters },
		{ ...using(credential), ...settings },
	);

/** An id field, filled in as the editor does it. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** n8n's own HTTP Request node with the credential as a predefined credential type. */
export const httpRequest = (credential: StoredCredential, url: string): Step =>
	step(
		'HTTP Request',
		'n8n-nodes-base.httpRequest',
		4.2,
		{
			url,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: credential.type,
			options: {},
		},
		using(credential),
	);

/** One item for each of these, as `{ id }`. */
export const idItems = (ids: readonly string[]): readonly Step[] => [
	step('Ids', 'n8n-nodes-base.set', 3.4, {
		mode: 'raw',
		jsonOutput: JSON.stringify({ id: ids }),
		options: {},
	}),
	step('One item per id', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'id', options: {} }),
];

/** A workflow of these steps, the first of which starts it. */
export const inARow = (name: string, steps: readonly Step[]): Workflow => {
	const nodes = steps.map((build, index) => build(index));
	const links = nodes
		.slice(1)
		.map((node, index) => [
			nodes[index]?.name,
			{ main: [[{ node: node.name, type: 'main', index: 0 }]] },
		]);
	return {
		name,
		nodes,
		connections: Object.fromEntries(links) as Workflow['connections'],
		settings: { executionOrder: 'v1' },
	};
};

/** A workflow that somebody starts by hand. */
export const workflow = (name: string, ...steps: readonly Step[]): Workflow =>
	inARow(name, [step(START, 'n8n-nodes-base.manualTrigger', 1, {}), ...steps]);

/** What a node put out, item by item. */
export const itemsOf = (
	execution: Execution,
	node = 'Spotify',
): ReadonlyArray<Readonly<Record<string, unknown>>> =>
	(execution.resultData.runData[node]?.[0]?.data?.main[0] ?? []).map(({ json }) => json);

/** What a user reads when a run has failed. */
export const errorOf = (execution: Execution): string => {
	const { error } = execution.resultData;
	return error === undefined ? '' : [error.message, error.description].filter(Boolean).join('\n');
};
