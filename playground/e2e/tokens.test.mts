import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Stored, StoredCredential } from '../lib/n8nTypes.mts';
import { ids } from './support/ids.mts';
import { startStack, type Stack } from './support/stack.mts';
import { byId, idItems, itemsOf, spotify, START, workflow } from './support/workflows.mts';

let stack: Stack;
let credential: StoredCredential;
let getArtist: Stored;

before(async () => {
	stack = await startStack('tokens');
	credential = await stack.createCredential();
	getArtist = await stack.api.createWorkflow(
		workflow(
			'Get an artist',
			spotify(credential, 'artist', 'get', { artistId: byId('0TnOYISbd1XYRBk9myaseg') }),
		),
	);
});
after(async () => await stack.stop());

test('twenty executions started together on a cold process cost one token request', async () => {
	const executions = await Promise.all(
		Array.from({ length: 20 }, async () => await stack.api.run(getArtist.id, START)),
	);
	assert.deepEqual(
		executions.map(({ status }) => status),
		Array(20).fill('success'),
	);
	assert.equal(await stack.simulator.countTokenRequests(), 1);
});

test('n8n restarted within the life of the token costs none', async () => {
	await stack.restartN8n();
	const execution = await stack.api.run(getArtist.id, START);
	assert.equal(execution.status, 'success');
	assert.equal(await stack.simulator.countTokenRequests(), 1);
});

test('a token revoked in mid-run costs one, and every item comes out', async () => {
	const wanted = ids(300);
	const { id } = await stack.api.createWorkflow(
		workflow(
			'Get tracks',
			...idItems(wanted),
			spotify(credential, 'track', 'get', {
				trackId: byId('={{ $json.id }}'),
				options: { batching: 'off' },
			}),
		),
	);
	await stack.simulator.set({ latencyMs: 50 });
	const executionId = await stack.api.start(id, START);
	while ((await stack.simulator.count('GET /v1/tracks/{id}')) < 100) await sleep(20);
	await stack.simulator.revokeTokens();

	const execution = await stack.api.finished(executionId);
	assert.deepEqual(
		itemsOf(execution).map((item) => item.id),
		wanted,
	);
	assert.equal(await stack.simulator.countTokenRequests(), 2);
});
