import type { Workflow } from '../../lib/n8nTypes.mts';

type Json = Readonly<Record<string, unknown>>;

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

/** The IDs of the playlists whose links a node of an example has. */
export const playlistsIn = (example: Workflow, name: string): readonly string[] => {
	const { value } = parametersOf(example, name).playlistId as { value: string };
	return value.split(',').map((link) => link.split('/').at(-1) ?? '');
};

/** Whether an app may add an entry of a playlist to another one. */
export const isAddable = (uri: string | null): uri is string =>
	uri !== null && !uri.startsWith('spotify:local:');
