import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, test } from 'node:test';

import { otherLine } from '../lib/chosenN8n.mts';
import { waitForExecutions } from '../lib/waitForExecutions.mts';
import { ids } from './support/ids.mts';
import { startStack, type Stack } from './support/stack.mts';
import { byId, errorOf, idItems, inARow, itemsOf, spotify, step } from './support/workflows.mts';

/** The settings of an n8n that change how a node is run: expressions, files, how many runs at once. */

const USER = 'elias';
const ALBUM = '4aawyAB9vmqN3uQ7FjRGTy';

let stack: Stack;

afterEach(async () => await stack.stop());

// The n8n of before 2.x knows one engine for expressions, and no setting for it.
for (const engine of otherLine === '' ? ['legacy', 'vm', 'quickjs'] : []) {
	test(`expressions of each item are read with the ${engine} engine`, async () => {
		stack = await startStack(`modes-${engine}`, { N8N_EXPRESSION_ENGINE: engine });
		const app = await stack.createCredential();
		const wanted = ids(200);
		const execution = await stack.run(
			...idItems(wanted),
			spotify(app, 'track', 'get', {
				trackId: byId("={{ ['spotify', 'track', $json.id].join(':') }}"),
				options: {},
			}),
		);
		assert.equal(errorOf(execution), '');
		assert.deepEqual(
			itemsOf(execution).map(({ id }) => id),
			wanted,
		);
	});
}

// n8n keeps files in its database from 2.0 on.
for (const mode of otherLine === '1.123' ? ['filesystem'] : ['database', 'filesystem']) {
	test(`a cover is a file, and can be sent, where n8n keeps files in: ${mode}`, async () => {
		stack = await startStack(`modes-${mode}`, {
			N8N_DEFAULT_BINARY_DATA_MODE: mode,
			N8N_AVAILABLE_BINARY_DATA_MODES: mode,
		});
		const app = await stack.createCredential();
		await stack.simulator.addUser({ userId: USER, empty: true });
		const user = await stack.createUserCredential(undefined, { userId: USER });
		const { id: playlistId } = await stack.simulator.addPlaylist({ ownerId: USER });
		const cover = spotify(app, 'album', 'downloadCover', { albumId: byId(ALBUM) });
		const upload = spotify(user, 'playlist', 'uploadCover', { playlistId: byId(playlistId) });
		const execution = await stack.run(cover, (index) => ({ ...upload(index), name: 'Upload' }));
		assert.equal(errorOf(execution), '');
		const [item] = execution.resultData.runData.Spotify?.[0]?.data?.main[0] ?? [];
		const [file] = Object.values(
			(item as unknown as { binary: Readonly<Record<string, unknown>> }).binary,
		);
		assert.match(JSON.stringify(file), new RegExp(`"id":"${mode}`));
		assert.equal(itemsOf(execution, 'Upload')[0]?.success, true);
	});
}

test('with a limit of one run at a time, a run that waits holds its place, and loses nothing', async () => {
	stack = await startStack('modes-concurrency', { N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' });
	const app = await stack.createCredential();
	const path = randomUUID();
	const stored = await stack.api.createWorkflow(
		inARow('Limited', [
			step(
				'Webhook',
				'n8n-nodes-base.webhook',
				2,
				{ path, httpMethod: 'POST', responseMode: 'onReceived', options: {} },
				{ webhookId: path },
			),
			spotify(app, 'track', 'get', { trackId: byId(ids(1)[0] ?? ''), options: {} }),
		]),
	);
	await stack.api.activate(stored);
	await stack.simulator.setRateLimit({ requests: 1, windowSeconds: 4, retryAfterSeconds: 4 });
	const started = Date.now();
	for (let called = 0; called < 3;) {
		const { ok } = await fetch(`${stack.url}/webhook/${path}`, { method: 'POST' });
		if (ok) called += 1;
		else await sleep(200);
	}
	const ended = await waitForExecutions(stack.api, stored.id, ({ length }) => length === 3);
	const seconds = (Date.now() - started) / 1000;
	console.log(`three runs, one at a time, in ${seconds.toFixed(1)} s`);
	for (const id of ended) {
		const execution = await stack.api.finished(id);
		assert.equal(errorOf(execution), '');
		assert.equal(itemsOf(execution).length, 1);
	}
	// The second and the third had a cooldown each to wait for, one after the other.
	assert.ok(seconds >= 4);
});
