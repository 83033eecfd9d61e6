import { randomUUID } from 'node:crypto';

import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { shownFor } from './shownFor.mts';
import { sampleValue } from './sampleValue.mts';

const START = 'Start';
const NODES_IN_A_ROW = 10;

/** By the node's Authentication: the credential that then is asked for. */
const CREDENTIALS = {
	clientCredentials: 'spotifyClientCredentialsApi',
	accessToken: 'spotifyAccessTokenApi',
	oAuth2: 'spotifyUserOAuth2Api',
} as const;

const choicesOf = (property: INodeProperties | undefined) =>
	(property?.options ?? []) as INodePropertyOptions[];

const authenticationFor = (shown: readonly INodeProperties[], turn: number) => {
	if (shown.some(({ name }) => name === 'userNotice')) return 'oAuth2';
	return turn % 5 === 0 ? 'accessToken' : 'clientCredentials';
};

interface NamedOperation {
	readonly resource: string;
	readonly operation: string;
	readonly name: string;
}

const nodeOf = (parameters: INodeParameters): INode => ({
	id: randomUUID(),
	name: 'Node',
	type: 'node',
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

/** The parameters that a node shows: with the defaults, or without, as the editor stores them. */
const shownParameters = (
	description: INodeTypeDescription,
	node: INode,
	withDefaults: boolean,
): INodeParameters =>
	NodeHelpers.getNodeParameters(
		description.properties,
		node.parameters,
		withDefaults,
		false,
		node,
		description,
	) ?? {};

/** A node with a value in each of an operation's fields, as the editor stores it. */
const filledNode = (
	description: INodeTypeDescription,
	type: string,
	{ resource, operation, name }: NamedOperation,
	turn: number,
): INode => {
	const chosen = { resource, operation };
	const shown = shownFor(description.properties, chosen);
	const authentication = authenticationFor(shown, turn);
	const values = Object.fromEntries(
		shown
			.filter((property) => property.type !== 'notice' && !(property.name in chosen))
			.map((property) => [property.name, sampleValue(property, turn)]),
	);
	const credential = CREDENTIALS[authentication];
	const node: INode = {
		...nodeOf({ ...values, ...chosen, authentication }),
		name,
		type,
		position: [(turn % NODES_IN_A_ROW) * 200, Math.floor(turn / NODES_IN_A_ROW) * 200],
		credentials: { [credential]: { id: credential, name: credential } },
	};
	return { ...node, parameters: shownParameters(description, node, false) };
};

const operationsOf = ({ properties }: INodeTypeDescription): readonly NamedOperation[] =>
	choicesOf(shownFor(properties, {}).find(({ name }) => name === 'resource')).flatMap(
		(resource) => {
			const property = shownFor(properties, { resource: String(resource.value) }).find(
				({ name }) => name === 'operation',
			);
			return choicesOf(property).map(({ value }) => ({
				resource: String(resource.value),
				operation: String(value),
				name: `${String(resource.value)}.${String(value)}`,
			}));
		},
	);

/**
 * What each operation's fields hold where nobody has changed them: a stored workflow leaves that
 * out. Fields that name something are empty then, in whatever mode they begin with.
 */
export const defaultsOf = (description: INodeTypeDescription): Record<string, INodeParameters> => {
	const named = description.properties.filter(({ type }) => type === 'resourceLocator');
	const names = new Set(named.map(({ name }) => name));
	return Object.fromEntries(
		operationsOf(description).map(({ resource, operation, name }) => {
			const shown = shownParameters(description, nodeOf({ resource, operation }), true);
			return [name, Object.fromEntries(Object.entries(shown).filter(([key]) => !names.has(key)))];
		}),
	);
};

/** A workflow that has each operation once, with a value in each of its fields, as n8n exports it. */
export const storedWorkflow = (description: INodeTypeDescription, type: string) => {
	const nodes = operationsOf(description).map((one, turn) =>
		filledNode(description, type, one, turn),
	);
	const start: INode = {
		...nodeOf({}),
		name: START,
		type: 'n8n-nodes-base.manualTrigger',
		position: [-300, 0],
	};
	return {
		name: 'Every operation',
		nodes: [start, ...nodes],
		pinData: {},
		connections: {
			[START]: { main: [nodes.map(({ name }) => ({ node: name, type: 'main', index: 0 }))] },
		},
		active: false,
		settings: { executionOrder: 'v1' },
	};
};
