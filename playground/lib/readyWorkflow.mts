import { readFileSync } from 'node:fs';

import type {
	DataTableColumn,
	Stored,
	StoredCredential,
	Workflow,
	WorkflowNode,
} from './n8nTypes.mts';

/** What a workflow from a file needs before it can run in an n8n. */

const dataTableNode = 'n8n-nodes-base.dataTable';

/** Where an output of a node leads to. */
interface Link {
	readonly node: string;
}

interface NodeLinks {
	readonly main: ReadonlyArray<readonly Link[]>;
}

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

/** The step of an example that makes its Data Table. */
const tableStepOf = ({ nodes }: Workflow): WorkflowNode | undefined =>
	nodes.find(({ type, parameters }) => type === dataTableNode && parameters.operation === 'create');

/** What the Data Table of an example is called; undefined where it has none. */
export const tableNameIn = (workflow: Workflow): string | undefined =>
	tableStepOf(workflow)?.parameters.tableName as string | undefined;

/** The columns that an example gives its Data Table. */
export const columnsFor = (workflow: Workflow): readonly DataTableColumn[] =>
	(
		tableStepOf(workflow)?.parameters.columns as
			{ readonly column: readonly DataTableColumn[] } | undefined
	)?.column ?? [];

/** The workflow with a Data Table of another name, which it makes itself. */
export const withTableCalled = (workflow: Workflow, name: string): Workflow => ({
	...workflow,
	nodes: workflow.nodes.map((node) => {
		if (node.type !== dataTableNode) return node;
		const called =
			node.parameters.operation === 'create'
				? { tableName: name }
				: { dataTableId: { __rl: true, mode: 'name', value: name } };
		return { ...node, parameters: { ...node.parameters, ...called } };
	}),
});

/** Connects what a node stood between. */
const withoutNode = (workflow: Workflow, name: string): Workflow => {
	const { [name]: gone, ...kept } = workflow.connections as Readonly<Record<string, NodeLinks>>;
	const after = gone?.main[0] ?? [];
	const bridged = (links: readonly Link[]) =>
		links.flatMap((link) => (link.node === name ? after : [link]));
	return {
		...workflow,
		nodes: workflow.nodes.filter((node) => node.name !== name),
		connections: Object.fromEntries(
			Object.entries(kept).map(([from, { main }]) => [from, { main: main.map(bridged) }]),
		),
	};
};

/**
 * The workflow with a Data Table that was made by hand: without the step that makes it, and with the
 * table chosen in the others. So the note of an example says for n8n 1.x and 2.0, which can make none.
 */
export const withDataTable = (workflow: Workflow, { id, name }: Stored): Workflow => {
	const step = tableStepOf(workflow);
	const { nodes, ...rest } = step === undefined ? workflow : withoutNode(workflow, step.name);
	const dataTableId = { __rl: true, mode: 'list', value: id, cachedResultName: name };
	return {
		...rest,
		nodes: nodes.map((node) =>
			node.type === dataTableNode
				? { ...node, parameters: { ...node.parameters, dataTableId } }
				: node,
		),
	};
};
