import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { readExample } from '../lib/examples.mts';
import type { StoredCredential } from '../lib/n8nTypes.mts';
import { seedExample } from '../lib/seed.mts';
import { isAddable, playlistsIn, triggerOf } from './support/examples.mts';
import { startStack, type Stack } from './support/stack.mts';
import { errorOf } from './support/workflows.mts';

const USER = 'nora.lindqvist';

/** A ready workflow that keeps something, and how to tell that it has. */
interface Ready {
	/** What happened at Spotify before; one entry in the middle of a source is gone in any case. */
	readonly arrange?: () => Promise<void>;
	/** What it is to have made of it, told from the sources alone. */
	readonly check: () => Promise<void>;
}

let stack: Stack;
let account: StoredCredential;
let projectId: string;

const liked = async (): Promise<readonly string[]> =>
	(await stack.simulator.library({ userId: USER })).track ?? [];

const contents = async (id: string): Promise<ReadonlyArray<string | null>> =>
	await stack.simulator.playlistContents({ id });

/** What the one playlist holds that is called so. */
const heldBy = async (name: string): Promise<ReadonlyArray<string | null>> => {
	const called = (await stack.simulator.playlists({ userId: USER })).filter(
		(playlist) => playlist.name === name,
	);
	assert.equal(called.length, 1, `${called.length} playlists called ${name}`);
	return await contents(called[0]?.id ?? '');
};

/** All that a workflow can have changed at Spotify. */
const everything = async () => ({
	library: await stack.simulator.library({ userId: USER }),
	playlists: await Promise.all(
		(await stack.simulator.playlists({ userId: USER })).map(
			async ({ id, name }) => [name, await contents(id)] as const,
		),
	),
});

const middleOf = <T,>(list: readonly T[]): T | undefined => list[Math.floor(list.length / 2)];

/** The one entry that is gone, wherever Spotify would show it. */
let gone: string | undefined;
const takeAway = async (uri: string | null | undefined): Promise<void> => {
	assert.ok(typeof uri === 'string' && uri.startsWith('spotify:'));
	gone = uri;
	await stack.simulator.setUnavailable({ uris: [uri], lookup: 'found' });
};

const READY: Readonly<Record<string, Ready>> = {
	'liked-songs-mirror': {
		check: async () => assert.deepEqual(await heldBy('My Liked Songs'), await liked()),
	},
	'newest-liked-songs': {
		arrange: async () => await takeAway((await liked())[25]),
		check: async () => assert.deepEqual(await heldBy('Downloads'), (await liked()).slice(0, 50)),
	},
	'merge-playlists': {
		arrange: async () => {
			const [, second = ''] = playlistsIn(readExample('merge-playlists'), 'Their songs');
			await takeAway(middleOf((await contents(second)).filter(isAddable)));
		},
		check: async () => {
			const sources = playlistsIn(readExample('merge-playlists'), 'Their songs');
			const all = (await Promise.all(sources.map(contents))).flat().filter(isAddable);
			assert.deepEqual(
				await heldBy('All in One'),
				[...new Set(all)].filter((uri) => uri !== gone),
			);
		},
	},
	'smart-playlist': {
		check: async () => {
			const held = await heldBy('Today for Me');
			assert.equal(held.length, 50);
			const sources = await liked();
			assert.deepEqual(
				held.filter((uri) => uri === null || !sources.includes(uri)),
				[],
			);
		},
	},
};

/** One of each, early in a run: a refused request, a connection that ends, a pause of a second. */
const disturb = async (): Promise<void> => {
	const match = { host: 'api.spotify.com' };
	await stack.simulator.addFault({ match, times: 1, answer: { status: 503 } });
	await stack.simulator.addFault({ match, after: 1, times: 1, answer: 'reset' });
	await stack.simulator.addFault({
		match,
		after: 1,
		times: 1,
		answer: { status: 429, headers: { 'retry-after': '1' } },
	});
};

const changes = async (): Promise<number> =>
	(await stack.simulator.log()).filter(
		({ host, method }) => host === 'api.spotify.com' && method !== 'GET',
	).length;

const run = async (workflowId: string, trigger: string): Promise<void> =>
	assert.equal(errorOf(await stack.api.run(workflowId, trigger)), '');

before(async () => {
	stack = await startStack('ready');
	projectId = await stack.api.personalProjectId();
});
beforeEach(async () => {
	await stack.simulator.reset();
	await stack.simulator.setKind({ kind: 'developmentNew' });
	account = await stack.createUserCredential();
	gone = undefined;
});
after(async () => await stack.stop());

describe('a 503, a reset, a 429 and an entry that is gone; then again, and nothing changes', () => {
	for (const [name, { arrange, check }] of Object.entries(READY))
		test(name, async () => {
			await (arrange ?? (async () => await takeAway(middleOf(await liked()))))();
			const example = readExample(name);
			const { workflowId } = await seedExample(stack.api, example, [account], projectId);
			await disturb();
			await run(workflowId, triggerOf(example));
			assert.deepEqual(await stack.simulator.countStrikes(), [1, 1, 1]);
			await check();

			const before = await everything();
			await stack.simulator.clear();
			await run(workflowId, triggerOf(example));
			assert.equal(await changes(), 0);
			assert.deepEqual(await everything(), before);
			console.log(`${name}: ${await stack.simulator.countAll()} requests, nothing new`);
		});
});
