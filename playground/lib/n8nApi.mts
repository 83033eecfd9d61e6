import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { parse as parseFlatted } from 'flatted';

import type {
	DataTableColumn,
	DataTableRow,
	Execution,
	Login,
	Stored,
	StoredCredential,
	StoredWorkflow,
	Workflow,
} from './n8nTypes.mts';

/** An n8n whose nodes are busy with ten thousand items answers late, on a slow machine by minutes. */
const REQUEST_TIMEOUT_MS = 300_000;

/**
 * What n8n says where its check of what was typed took 250 ms on the wall (safe-regex.ts), which a
 * busy machine is enough for: no node has run then, and the next try passes.
 */
const CHECK_TIMED_OUT = 'Regular expression execution timed out';

const CHECK_TRIES = 3;

/**
 * What n8n answers to everything, before it does anything, while its database has not answered its
 * last ping in time (abstract-server.ts): on a machine that is busy for a moment.
 */
const NOT_READY = 'Database is not ready!';

const NOT_READY_MS = 60_000;

const FINISHED = new Set(['success', 'error', 'crashed', 'canceled']);

type Json = Readonly<Record<string, unknown>>;

/** What n8n keeps of the run of a node that put out this one item. */
const triggerData = (json: Json) => ({
	startTime: Date.now(),
	executionTime: 0,
	executionIndex: 0,
	executionStatus: 'success',
	source: [null],
	data: { main: [[{ json }]] },
});

class N8nApiError extends Error {
	override name = 'N8nApiError';

	readonly status: number;

	constructor(request: string, status: number, body: string) {
		super(`n8n answered ${status} to ${request}: ${body.slice(0, 500)}`);
		this.status = status;
	}
}

const isUnchecked = ({ resultData: { error, runData } }: Execution): boolean =>
	error?.message === CHECK_TIMED_OUT && Object.keys(runData).length === 0;

/** n8n's own REST interface, as its editor uses it: one instance is one logged-in browser. */
export class N8nApi {
	/** n8n ties the login cookie to the browser that asked for it. */
	private readonly browserId = randomUUID();

	private cookie = '';

	private readonly url: string;

	constructor(url: string) {
		this.url = url;
	}

	/** Makes the first user of a fresh n8n, or logs in where that is done already. */
	async logIn({ email, password }: Login): Promise<void> {
		try {
			await this.call('POST', '/login', { emailOrLdapLoginId: email, email, password });
		} catch (error) {
			// Only its editor is told whether there is a user yet, which it need not have.
			if (!(error instanceof N8nApiError) || error.status !== 401) throw error;
			const name = { firstName: 'Play', lastName: 'Ground' };
			await this.call('POST', '/owner/setup', { email, password, ...name });
		}
	}

	async listCredentials(): Promise<readonly StoredCredential[]> {
		return await this.call('GET', '/credentials');
	}

	async createCredential(
		name: string,
		type: string,
		data: Readonly<Record<string, unknown>>,
	): Promise<StoredCredential> {
		return await this.call('POST', '/credentials', { name, type, data });
	}

	async updateCredential(
		{ id, name, type }: StoredCredential,
		data: Readonly<Record<string, unknown>>,
	): Promise<void> {
		await this.call('PATCH', `/credentials/${id}`, { name, type, data });
	}

	async deleteCredential({ id }: Stored): Promise<void> {
		await this.call('DELETE', `/credentials/${id}`);
	}

	async listWorkflows(): Promise<readonly Stored[]> {
		return await this.call('GET', '/workflows');
	}

	async createWorkflow(workflow: Workflow): Promise<StoredWorkflow> {
		// 1.x insists on `active`; 2.x ignores it.
		return await this.call('POST', '/workflows', { settings: {}, ...workflow, active: false });
	}

	async readWorkflow(id: string): Promise<StoredWorkflow & Workflow> {
		return await this.call('GET', `/workflows/${id}`);
	}

	/** Saves it; what n8n 2 has published stays as it was until it is activated again. */
	async updateWorkflow(id: string, { nodes, connections }: Workflow): Promise<StoredWorkflow> {
		return await this.call('PATCH', `/workflows/${id}?forceSave=true`, { nodes, connections });
	}

	/** n8n 2 publishes a version; n8n 1 has only a switch. */
	async activate({ id, versionId }: StoredWorkflow): Promise<void> {
		try {
			await this.call('POST', `/workflows/${id}/activate`, { versionId });
		} catch (error) {
			if (!(error instanceof N8nApiError) || error.status !== 404) throw error;
			await this.call('PATCH', `/workflows/${id}`, { active: true, versionId });
		}
	}

	/** 1.x has only a switch for that, too. */
	async deactivate(workflowId: string): Promise<void> {
		try {
			await this.call('POST', `/workflows/${workflowId}/deactivate`, {});
		} catch (error) {
			if (!(error instanceof N8nApiError) || error.status !== 404) throw error;
			await this.call('PATCH', `/workflows/${workflowId}`, { active: false });
		}
	}

	/**
	 * Starts a workflow at its trigger, as the editor's button does; gives the execution's id.
	 * @param message what the trigger puts out, as the editor's chat hands it over
	 */
	async start(workflowId: string, triggerName: string, message?: Json): Promise<string> {
		const workflowData = await this.readWorkflow(workflowId);
		const { executionId } = await this.call<{ executionId: string }>(
			'POST',
			`/workflows/${workflowId}/run`,
			{
				// 1.x wants the workflow itself, 2.x only the trigger.
				workflowData,
				triggerToStartFrom: {
					name: triggerName,
					...(message && { data: triggerData(message) }),
				},
			},
		);
		return executionId;
	}

	/** Runs a workflow to its end, whatever that is, but for an end before its first node. */
	async run(workflowId: string, triggerName: string, message?: Json): Promise<Execution> {
		const run = async () => await this.finished(await this.start(workflowId, triggerName, message));
		let execution = await run();
		for (let tries = 1; tries < CHECK_TRIES && isUnchecked(execution); tries++) {
			execution = await run();
		}
		return execution;
	}

	async finished(executionId: string, timeoutMs = 240_000): Promise<Execution> {
		const deadline = Date.now() + timeoutMs;
		while (Date.now() < deadline) {
			const { status, data } = await this.readExecution(executionId);
			if (FINISHED.has(status)) {
				// 1.x says that it is over a moment before it has stored what came of it.
				const stored = parseFlatted(data) as Pick<Execution, 'resultData'> | undefined;
				if (stored !== undefined) return { id: executionId, status, resultData: stored.resultData };
			}
			await sleep(200);
		}
		throw new Error(`Execution ${executionId} was not finished after ${timeoutMs / 1000} s.`);
	}

	private async readExecution(id: string): Promise<{ status: string; data: string }> {
		try {
			return await this.call('GET', `/executions/${id}`);
		} catch (error) {
			// 2.20 looks for secrets in what came of an execution that has just begun, and finds nothing to look in.
			if (error instanceof N8nApiError && error.message.includes("'resultData'")) {
				return { status: 'new', data: '' };
			}
			throw error;
		}
	}

	/** The latest hundred executions of a workflow that are over. */
	async listExecutions(
		workflowId: string,
	): Promise<ReadonlyArray<{ readonly id: string; readonly status: string }>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.call<{
			results: ReadonlyArray<{ id: string; status: string }>;
		}>('GET', `/executions?limit=100&filter=${filter}`);
		return results.filter(({ status }) => FINISHED.has(status));
	}

	async personalProjectId(): Promise<string> {
		return (await this.call<Stored>('GET', '/projects/personal')).id;
	}

	async listDataTables(projectId: string): Promise<readonly Stored[]> {
		return (
			await this.call<{ data: readonly Stored[] }>(
				'GET',
				`/projects/${projectId}/data-tables?take=100`,
			)
		).data;
	}

	/** The one that is called just so. */
	async findDataTable(projectId: string, name: string): Promise<Stored | undefined> {
		return (await this.listDataTables(projectId)).find((table) => table.name === name);
	}

	async createDataTable(
		projectId: string,
		name: string,
		columns: readonly DataTableColumn[],
	): Promise<Stored> {
		return await this.call('POST', `/projects/${projectId}/data-tables`, { name, columns });
	}

	/** Every row, in the order in which they came in. */
	async readDataTable(projectId: string, tableId: string): Promise<readonly DataTableRow[]> {
		const rows: DataTableRow[] = [];
		for (;;) {
			const page = await this.call<{ count: number; data: readonly DataTableRow[] }>(
				'GET',
				`/projects/${projectId}/data-tables/${tableId}/rows?take=250&skip=${rows.length}&sortBy=id:asc`,
			);
			rows.push(...page.data);
			if (page.data.length === 0 || rows.length >= page.count) return rows;
		}
	}

	/** Every row of the table that is called so; none where there is no such table yet. */
	async readDataTableNamed(projectId: string, name: string): Promise<readonly DataTableRow[]> {
		const table = await this.findDataTable(projectId, name);
		return table === undefined ? [] : await this.readDataTable(projectId, table.id);
	}

	/** One call of the REST interface; the answer comes unwrapped from n8n's `data`. */
	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const startedMs = Date.now();
		for (let tries = 1; ; tries++) {
			try {
				return await this.callOnce(method, path, body);
			} catch (error) {
				if (!(error instanceof N8nApiError)) throw error;
				const isNotReady = error.message.includes(NOT_READY);
				const isTimedOut = error.message.includes(CHECK_TIMED_OUT);
				const mayPass =
					(isNotReady && Date.now() - startedMs < NOT_READY_MS) ||
					(isTimedOut && tries < CHECK_TRIES);
				if (!mayPass) throw error;
				if (isNotReady) await sleep(1_000);
			}
		}
	}

	private async callOnce<T>(method: string, path: string, body: unknown): Promise<T> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: {
				'content-type': 'application/json',
				'browser-id': this.browserId,
				cookie: this.cookie,
				// n8n closes a connection that was idle for five seconds, maybe right when it is used again.
				connection: 'close',
			},
			body: body === undefined ? null : JSON.stringify(body),
			signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
		});
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
		if (cookies.length > 0) this.cookie = cookies.join('; ');
		const text = await response.text();
		if (!response.ok) throw new N8nApiError(`${method} ${path}`, response.status, text);
		return (text === '' ? undefined : (JSON.parse(text) as { data: unknown }).data) as T;
	}
}
