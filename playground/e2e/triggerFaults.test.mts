import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import {
	activate,
	activateAll,
	allCame,
	EVERY_SECONDS,
	later,
	makeHappen,
	say,
	stack,
	USER,
	watchAll,
	workflow,
} from './support/everyTrigger.mts';
import { eventually } from './support/triggers.mts';
import { byId } from './support/workflows.mts';

watchAll('triggerFaults');

test('polls that take longer than the time between two do not double anything', async () => {
	await activateAll();
	await stack.simulator.set({ latencyMs: 5000 });
	await makeHappen(() => 1);
	await sleep(1.5 * EVERY_SECONDS * 1000);
	await stack.simulator.set({ latencyMs: 0 });
	await allCame();
	await later(1);
	await allCame();
});

const atTheApi = { host: 'api.spotify.com' };

test('a 429 with Retry-After and some 503 delay what comes, and show no failure', async () => {
	await stack.simulator.addFault({
		match: atTheApi,
		times: 1,
		answer: { status: 429, headers: { 'retry-after': '8' } },
	});
	await stack.simulator.addFault({ match: atTheApi, times: 2, answer: { status: 503 } });
	await eventually(async () => assert.equal((await stack.simulator.countStrikes())[0], 1));
	const [refused] = await stack.simulator.log();
	await makeHappen(() => 1);
	await allCame();
	assert.deepEqual(await stack.simulator.countStrikes(), [1, 2]);
	const meanwhile = (await stack.simulator.log()).filter(
		// What was under way at that moment can't be called back.
		({ atMs }) => atMs > (refused?.atMs ?? 0) + 3000 && atMs < (refused?.atMs ?? 0) + 7900,
	);
	assert.deepEqual(meanwhile, []);
	assert.deepEqual(await workflow.failures(), []);
});

test('an outage is a failed execution that says so; what happened meanwhile comes after it', async () => {
	await stack.simulator.addFault({ match: atTheApi, answer: { status: 503 } });
	await makeHappen(() => 1);
	await eventually(async () => assert.notDeepEqual(await workflow.failures(), []));
	await stack.simulator.clear();
	await allCame();
	const [said = ''] = await workflow.failures();
	say(`An outage:\n${said}`);
	assert.match(said, /Spotify/);
	await workflow.deactivate();
});

test('a playlist that is deleted is a failed execution that says which one', async () => {
	const { id } = await stack.simulator.addPlaylist({ ownerId: USER, name: 'To be deleted' });
	const parameters = { playlistId: byId(id) };
	const watching = await activate([{ name: 'Trigger', event: 'playlistItemAdded', parameters }]);
	// On a busy machine n8n 2 first polls long after it says that the workflow is active, and the
	// workflow of before may still poll: one that fails at its first poll was never active.
	const polls = async () =>
		(await stack.simulator.log()).filter(({ path }) => path.startsWith(`/v1/playlists/${id}`));
	await eventually(async () => assert.notDeepEqual(await polls(), []));
	await later(0);
	await stack.simulator.deletePlaylist({ id });
	await eventually(async () => assert.notDeepEqual(await watching.failures(), []));
	const [said = ''] = await watching.failures();
	say(`A deleted playlist:\n${said}`);
	assert.match(said, new RegExp(id));
});
