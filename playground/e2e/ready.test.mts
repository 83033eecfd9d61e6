import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readExample } from '../lib/examples.mts';
import { withCredential } from '../lib/readyWorkflow.mts';
import { countChanges, countRequests } from './support/disturb.mts';
import { isAddable, listedIn, triggerOf, withParameters } from './support/examples.mts';
import { holdRequests } from './support/measured.mts';
import {
	account,
	contents,
	gone,
	heldBy,
	liked,
	middleOf,
	OTHER,
	run,
	stack,
	startReady,
	takeAway,
	testReady,
	USER,
} from './support/ready.mts';
import { spotify } from './support/workflows.mts';

startReady('ready');

testReady({
	'liked-songs-mirror': {
		check: async () => assert.deepEqual(await heldBy('My Liked Songs'), await liked()),
	},
	'newest-liked-songs': {
		arrange: async () => await takeAway((await liked())[25]),
		check: async () => assert.deepEqual(await heldBy('Downloads'), (await liked()).slice(0, 50)),
	},
	'merge-playlists': {
		arrange: async () => {
			const [, second = ''] = listedIn(readExample('merge-playlists'), 'Playlists to merge');
			await takeAway(middleOf((await contents(second)).filter(isAddable)));
		},
		check: async () => {
			const sources = listedIn(readExample('merge-playlists'), 'Playlists to merge');
			const all = (await Promise.all(sources.map(contents))).flat().filter(isAddable);
			assert.deepEqual(
				await heldBy('All in One'),
				[...new Set(all)].filter((uri) => uri !== gone),
			);
		},
	},
	'household-playlist': {
		arrange: async () => {
			await takeAway((await liked())[25]);
			await stack.simulator.addUser({ userId: OTHER, empty: true });
			await stack.simulator.setLibrary({
				userId: OTHER,
				uris: [...(await liked()).slice(40, 45), 'spotify:track:0DiWol3AO6WpXZgp0goxAV'],
			});
		},
		check: async () =>
			assert.deepEqual(
				[...(await heldBy('Our Home'))].sort(),
				[...(await liked()).slice(0, 50), 'spotify:track:0DiWol3AO6WpXZgp0goxAV'].sort(),
			),
	},
});

/** Puts an example with short waits into n8n, and runs it. */
const runBriefly = async (name: string, wait: string): Promise<void> => {
	const example = withCredential(readExample(name), account);
	const { id } = await stack.api.createWorkflow(withParameters(example, wait, { amount: 0 }));
	await run(id, triggerOf(example));
};

test('alarm: plays on the device that is named, and grows louder step by step', async () => {
	await runBriefly('alarm', 'A moment');
	const { device, isPlaying, volumePercent } = await stack.simulator.player({ userId: USER });
	assert.equal(isPlaying, true);
	assert.equal(device, 'Kitchen');
	assert.equal(volumePercent, 55);
	assert.equal(await stack.simulator.count('PUT /v1/me/player/volume'), 11);
	holdRequests('alarm', { first: await countRequests(stack.simulator) });
});

test('sleep timer: what plays grows softer and stops; again, and nothing happens', async () => {
	await stack.run(spotify(account, 'player', 'play', { playWhat: 'likedSongs' }));
	await stack.simulator.clearLog();
	await runBriefly('sleep-timer', 'Wait');
	const first = await countRequests(stack.simulator);
	const { isPlaying, volumePercent } = await stack.simulator.player({ userId: USER });
	assert.equal(isPlaying, false);
	assert.ok((volumePercent ?? 100) <= 10);
	await stack.simulator.clearLog();
	await runBriefly('sleep-timer', 'Wait');
	assert.equal(await countChanges(stack.simulator), 0);
	holdRequests('sleep-timer', { first, again: await countRequests(stack.simulator) });
});
