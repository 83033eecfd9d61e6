import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import type { Execution, StoredCredential } from '../lib/n8nTypes.mts';
import { credentialType } from '../lib/seed.mts';
import { defaultClient } from '../simulator/accounts/clients.mts';
import { ids } from './support/ids.mts';
import { startStack, type Stack } from './support/stack.mts';
import { byId, errorOf, idItems, spotify } from './support/workflows.mts';

let stack: Stack;
let credential: StoredCredential;

before(async () => {
	stack = await startStack('sturdy');
	credential = await stack.createCredential();
});
beforeEach(async () => await stack.simulator.clear());
after(async () => await stack.stop());

const continuing = { onError: 'continueErrorOutput' };

/** What left by the success output, and what by the error output. */
const outputsOf = (execution: Execution) => {
	const [succeeded = [], failed = []] = execution.resultData.runData.Spotify?.[0]?.data?.main ?? [];
	return {
		succeeded: (succeeded ?? []).map(({ json }) => json),
		failed: (failed ?? []).map(({ json }) => json),
	};
};

const getTracks = (chosen: StoredCredential, operation = 'get') =>
	spotify(chosen, 'track', operation, { trackId: byId('={{ $json.id }}') }, continuing);

test('a credential that was deleted: every item leaves by the error output, none by the other', async () => {
	// n8n takes another credential of the same name in the place of one that is not there.
	const deleted = await stack.api.createCredential('To be deleted', credentialType, {
		...defaultClient,
	});
	await stack.api.deleteCredential(deleted);

	const outputs = outputsOf(await stack.run(...idItems(ids(3)), getTracks(deleted)));

	assert.deepEqual(outputs.succeeded, []);
	assert.equal(outputs.failed.length, 3);
	assert.ok(outputs.failed.every(({ error }) => String(error) !== ''));
});

test('an operation that this version does not have: every item leaves by the error output', async () => {
	const outputs = outputsOf(await stack.run(...idItems(ids(3)), getTracks(credential, 'hum')));

	assert.deepEqual(outputs.succeeded, []);
	assert.equal(outputs.failed.length, 3);
});

for (const items of [1, 40, 1_000]) {
	test(`the token endpoint is down: 4 token requests at the most for ${items} items, and nothing is asked of the API`, async () => {
		await stack.simulator.addFault({
			match: { host: 'accounts.spotify.com' },
			answer: { status: 503 },
		});
		// Another client each time: what is known of one in trouble would save requests here.
		const clientId = String(items).padStart(32, 'a');
		const clientSecret = 'b'.repeat(32);
		await stack.simulator.addClient({ clientId, clientSecret });
		const own = await stack.createCredential({ clientId, clientSecret });

		const execution = await stack.run(
			...idItems(ids(items)),
			spotify(own, 'track', 'get', {
				trackId: byId('={{ $json.id }}'),
				options: { batching: 'off' },
			}),
		);

		console.log(`${items} items: ${errorOf(execution)}`);
		assert.equal(execution.status, 'error');
		assert.ok((await stack.simulator.countTokenRequests()) <= 4);
		assert.equal(await stack.simulator.count('GET /v1/tracks/{id}'), 0);
	});
}

test('a wrong secret closes nothing for who has the right one', async () => {
	await stack.simulator.addFault({
		match: { host: 'accounts.spotify.com', path: '^/api/token' },
		times: 1,
		answer: { status: 429, headers: { 'retry-after': '3600' } },
	});
	const clientId = '5'.repeat(32);
	await stack.simulator.addClient({ clientId, clientSecret: 'right'.padEnd(32, 'r') });
	const wrong = await stack.createCredential({ clientId, clientSecret: 'wrong'.padEnd(32, 'w') });
	const right = await stack.createCredential({ clientId, clientSecret: 'right'.padEnd(32, 'r') });
	const one = spotify(wrong, 'track', 'get', { trackId: byId(ids(1)[0] ?? '') });
	assert.equal((await stack.run(one)).status, 'error');

	const execution = await stack.run(
		spotify(right, 'track', 'get', { trackId: byId(ids(1)[0] ?? '') }),
	);

	assert.equal(errorOf(execution), '');
});
