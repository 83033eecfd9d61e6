import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import type { StoredCredential } from '../lib/n8nTypes.mts';
import { ids } from './support/ids.mts';
import { startStack, type Stack } from './support/stack.mts';
import { byId, errorOf, idItems, itemsOf, spotify } from './support/workflows.mts';

let stack: Stack;
let credential: StoredCredential;

before(async () => {
	stack = await startStack('faults');
	credential = await stack.createCredential();
});
beforeEach(async () => await stack.simulator.clear());
after(async () => await stack.stop());

test('one 503 and one reset in the middle of 1,000 items: every item comes out, in order', async () => {
	const wanted = ids(1_000);
	const match = { host: 'api.spotify.com', path: '^/v1/tracks' };
	await stack.simulator.addFault({ match, after: 400, times: 1, answer: { status: 503 } });
	await stack.simulator.addFault({ match, after: 600, times: 1, answer: 'reset' });

	const execution = await stack.run(
		...idItems(wanted),
		spotify(credential, 'track', 'get', {
			trackId: byId('={{ $json.id }}'),
			options: { batching: 'off' },
		}),
	);
	assert.equal(errorOf(execution), '');
	assert.deepEqual(
		itemsOf(execution).map(({ id }) => id),
		wanted,
	);
	assert.deepEqual(await stack.simulator.countStrikes(), [1, 1]);
});

test('a used-up quota of artist albums: an error that says until when, no more requests, and search goes on', async () => {
	await stack.simulator.setQuota({
		path: '/artists/{id}/albums',
		requests: 0,
		retryAfterSeconds: 18_000,
	});
	const albums = spotify(credential, 'artist', 'getAlbums', {
		artistId: byId('0TnOYISbd1XYRBk9myaseg'),
		returnAll: true,
	});
	const requests = async () => await stack.simulator.count('GET /v1/artists/{id}/albums');

	const first = await stack.run(albums);
	const sent = await requests();
	const second = await stack.run(albums);
	console.log(`The first run:\n${errorOf(first)}\n\nThe second run:\n${errorOf(second)}`);
	assert.deepEqual([first.status, second.status], ['error', 'error']);
	assert.match(
		errorOf(second),
		/has used today's requests for Artist: Get Albums\. It works again/,
	);
	assert.equal(sent, 1);
	assert.equal((await requests()) - sent, 0);

	const search = await stack.run(
		spotify(credential, 'search', 'search', { query: 'band', type: ['artist'] }),
	);
	assert.equal(errorOf(search), '');
	assert.ok(itemsOf(search).length > 0);
});
