import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { readExample } from '../../lib/examples.mts';
import type { Execution, StoredCredential, Workflow, WorkflowNode } from '../../lib/n8nTypes.mts';
import { withCredential } from '../../lib/readyWorkflow.mts';
import { seedExample } from '../../lib/seed.mts';
import { countChanges, countRequests, disturb, DISTURBED } from './disturb.mts';
import { triggerOf, withGiven } from './examples.mts';
import { holdRequests } from './measured.mts';
import { startStack, type Stack } from './stack.mts';
import { errorOf, itemsOf } from './workflows.mts';

/*
 * The ready workflows that keep something, run in n8n. They wait for most of their time, as Spotify
 * has them wait: their test files run beside each other, each with an n8n and a simulator of its own.
 */

export const USER = 'nora.lindqvist';
/** Whose account the second credential of an example is of. */
export const OTHER = 'ben.okafor';

export type Json = Readonly<Record<string, unknown>>;

/** A ready workflow that keeps something, and how to tell that it has. */
export interface Ready {
	/** What happened at Spotify before; one entry in the middle of a source is gone in any case. */
	readonly arrange?: () => Promise<void>;
	/** What a node that waits for somebody, or for something to happen, gives in place of that. */
	readonly given?: () => Promise<Readonly<Record<string, readonly Json[]>>>;
	/** Another start of it, which comes first and once. */
	readonly opening?: string;
	/** Whether it sends so few requests that they have to fail one after another. */
	readonly isShort?: boolean;
	/** What it is to have made of it, told from the sources alone. */
	readonly check: () => Promise<void>;
}

export let stack: Stack;
export let account: StoredCredential;
let projectId: string;
/** Whose account it works with. */
export let userId: string;

export const liked = async (): Promise<readonly string[]> =>
	(await stack.simulator.library({ userId: USER })).track ?? [];

export const contents = async (id: string): Promise<ReadonlyArray<string | null>> =>
	await stack.simulator.playlistContents({ id });

/** What the one playlist holds that is called so. */
export const heldBy = async (name: string): Promise<ReadonlyArray<string | null>> => {
	const called = (await stack.simulator.playlists({ userId })).filter(
		(playlist) => playlist.name === name,
	);
	assert.equal(called.length, 1, `${called.length} playlists called ${name}`);
	return await contents(called[0]?.id ?? '');
};

/** What is in the workflow's Data Table, but for n8n's own note of the last change. */
let table: string | undefined;
export const rows = async () =>
	table === undefined
		? []
		: (await stack.api.readDataTableNamed(projectId, table)).map(({ updatedAt: _, ...row }) => row);

/** What the last run came to, and the rows of the file that it made. */
export let last: Execution | undefined;
export const fileRows = () => (last === undefined ? [] : itemsOf(last, 'The columns'));

/** Has it work with the account of somebody else, which is empty. */
export const workAs = async (other: string): Promise<void> => {
	await stack.simulator.addUser({ userId: other, empty: true });
	userId = other;
	account = await stack.createUserCredential(undefined, { userId });
};

/** All that a workflow can have changed or made. */
const everything = async () => ({
	rows: await rows(),
	file: fileRows(),
	library: await stack.simulator.library({ userId }),
	playlists: await Promise.all(
		(await stack.simulator.playlists({ userId })).map(
			async ({ id, name }) => [name, await contents(id)] as const,
		),
	),
});

export const middleOf = <T,>(list: readonly T[]): T | undefined =>
	list[Math.floor(list.length / 2)];

/** The one entry that is gone, wherever Spotify would show it. */
export let gone: string | undefined;
export const takeAway = async (uri: string | null | undefined): Promise<void> => {
	assert.ok(typeof uri === 'string' && uri.startsWith('spotify:'));
	gone = uri;
	await stack.simulator.setUnavailable({ uris: [uri], lookup: 'found' });
};

/** The example with an account for each of its credentials. */
const ofBoth = async (example: Workflow): Promise<Workflow> => {
	const { nodes } = withCredential(example, account);
	const isOfOther = ({ credentials = {} }: WorkflowNode): boolean =>
		Object.values(credentials).some(({ name }) => name.endsWith(' 2'));
	if (!example.nodes.some(isOfOther)) return { ...example, nodes };
	const other = await stack.createUserCredential(undefined, { userId: OTHER });
	const second = withCredential(example, other);
	return {
		...example,
		nodes: nodes.map((node, index) =>
			example.nodes.some(({ name, ...one }) => name === node.name && isOfOther({ name, ...one }))
				? (second.nodes[index] ?? node)
				: node,
		),
	};
};

export const run = async (workflowId: string, trigger: string): Promise<void> => {
	last = await stack.api.run(workflowId, trigger);
	assert.equal(errorOf(last), '');
};

/**
 * Starts an n8n for the tests of a file, which have a fresh simulator each.
 * @param folder the folder of artifacts: that of the test file
 */
export const startReady = (folder: string): void => {
	before(async () => {
		stack = await startStack(folder);
		projectId = await stack.api.personalProjectId();
	});
	beforeEach(async () => {
		await stack.simulator.reset();
		await stack.simulator.setKind({ kind: 'developmentNew' });
		account = await stack.createUserCredential();
		gone = undefined;
		last = undefined;
		table = undefined;
		userId = USER;
	});
	after(async () => await stack.stop());
};

/** Declares a test for each of these workflows, by the name of its example. */
export const testReady = (workflows: Readonly<Record<string, Ready>>): void => {
	describe('a 503, a reset, a 429 and an entry that is gone; then again, and nothing changes', () => {
		for (const [name, { arrange, given, opening, check, isShort }] of Object.entries(workflows))
			test(name, async () => {
				await (arrange ?? (async () => await takeAway(middleOf(await liked()))))();
				const example = withGiven(readExample(name), (await given?.()) ?? {});
				const { workflowId, tableName } = await seedExample(
					stack.api,
					await ofBoth(example),
					[],
					projectId,
				);
				table = tableName;
				let first = 0;
				for (const trigger of [...(opening === undefined ? [] : [opening]), triggerOf(example)]) {
					await stack.simulator.clear();
					await disturb(stack.simulator, isShort || trigger === opening ? 0 : 1);
					await run(workflowId, trigger);
					assert.deepEqual(await stack.simulator.countStrikes(), [1, 1, 1]);
					first += (await countRequests(stack.simulator)) - DISTURBED;
				}
				await check();

				const before = await everything();
				await stack.simulator.clear();
				await run(workflowId, triggerOf(example));
				assert.equal(await countChanges(stack.simulator), 0);
				assert.deepEqual(await everything(), before);
				holdRequests(name, { first, again: await countRequests(stack.simulator) });
			});
	});
};
