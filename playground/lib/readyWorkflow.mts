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
export const tableNameIn = (workflow: Workflow): string | undefined => {
	const table = dataTableIn(workflow)?.parameters.dataTableId as
		{ readonly cachedResultName: string } | undefined;
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
