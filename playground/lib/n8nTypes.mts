/** What the playground and its tests know of n8n's REST interface: no more than they use. */

export interface Login {
	readonly email: string;
	readonly password: string;
}

/** A workflow as n8n exports it; what is inside a node is n8n's and the node's business. */
export interface Workflow {
	readonly name: string;
	readonly nodes: readonly WorkflowNode[];
	readonly connections: Readonly<Record<string, unknown>>;
	readonly settings?: Readonly<Record<string, unknown>>;
	/** What a node puts out without running, by its name. */
	readonly pinData?: Readonly<Record<string, ReadonlyArray<{ readonly json: unknown }>>>;
}

export interface WorkflowNode {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly typeVersion: number;
	readonly position: readonly [number, number];
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly credentials?: Readonly<Record<string, { id: string; name: string }>>;
	readonly [setting: string]: unknown;
}

export interface Stored {
	readonly id: string;
	readonly name: string;
}

export interface StoredCredential extends Stored {
	readonly type: string;
}

export interface StoredWorkflow extends Stored {
	readonly versionId: string;
	readonly active: boolean;
}

export interface DataTableColumn {
	readonly name: string;
	readonly type: 'string' | 'number' | 'boolean' | 'date';
}

export type DataTableRow = Readonly<Record<string, string | number | boolean | null>>;

export interface NodeRun {
	/** In milliseconds, as `executionTime` is. */
	readonly startTime: number;
	readonly executionTime: number;
	readonly error?: { readonly message: string; readonly description?: string | null };
	readonly data?: {
		readonly main: ReadonlyArray<ReadonlyArray<{
			readonly json: Readonly<Record<string, unknown>>;
			readonly binary?: Readonly<Record<string, { mimeType: string; fileName?: string }>>;
		}> | null>;
	};
	readonly hints?: ReadonlyArray<{ readonly message: string }>;
}

export interface Execution {
	readonly id: string;
	readonly status: string;
	readonly resultData: {
		readonly runData: Readonly<Record<string, readonly NodeRun[]>>;
		readonly error?: { readonly message: string; readonly description?: string | null };
	};
}
