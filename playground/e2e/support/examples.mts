import type { Workflow } from '../../lib/n8nTypes.mts';

type Json = Readonly<Record<string, unknown>>;

const BUTTON = { type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };

/**
 * The example with what nodes of it are to give in place of what they would: one that starts it
 * becomes a button.
 */
export const withGiven = (
	example: Workflow,
	given: Readonly<Record<string, readonly Json[]>>,
): Workflow => ({
	...example,
	nodes: example.nodes.map((node) => {
		if (given[node.name] === undefined || !node.type.endsWith('Trigger')) return node;
		const { id, name, position } = node;
		return { id, name, position, ...BUTTON };
	}),
	pinData: Object.fromEntries(
		Object.entries(given).map(([name, items]) => [name, items.map((json) => ({ json }))]),
	),
});

/** The node that starts an example: its schedule, or else the button. */
export const triggerOf = ({ nodes }: Workflow): string =>
	(
		nodes.find(({ type }) => type.endsWith('scheduleTrigger')) ??
		nodes.find(({ type }) => type.endsWith('manualTrigger'))
	)?.name ?? '';

/** The example with other parameters in one node. */
export const withParameters = (example: Workflow, name: string, parameters: Json): Workflow => ({
	...example,
	nodes: example.nodes.map((node) =>
		node.name === name ? { ...node, parameters: { ...node.parameters, ...parameters } } : node,
	),
});

export const parametersOf = ({ nodes }: Workflow, name: string): Json =>
	nodes.find((node) => node.name === name)?.parameters ?? {};

const idOfLink = (link: string): string => link.split('/').at(-1) ?? '';

/** The ID of the playlist whose link a node of an example has. */
export const playlistIn = (example: Workflow, name: string): string =>
	idOfLink((parametersOf(example, name).playlistId as { value: string }).value);

/** The IDs of the playlists that a node of an example lists, a link a line. */
export const listedIn = (example: Workflow, name: string): readonly string[] => {
	const { assignments } = parametersOf(example, name).assignments as {
		assignments: ReadonlyArray<{ value: string }>;
	};
	return assignments.map(({ value }) => idOfLink(value));
};

/** What the playlist is called that a node of an example gets or creates. */
export const nameIn = (example: Workflow, name: string): string =>
	String(parametersOf(example, name).name);

/** Whether an app may add an entry of a playlist to another one. */
export const isAddable = (uri: string | null): uri is string =>
	uri !== null && !uri.startsWith('spotify:local:');
