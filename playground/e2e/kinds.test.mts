import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { StoredCredential } from '../lib/n8nTypes.mts';
import { startStack, type Stack } from './support/stack.mts';
import { byId, errorOf, itemsOf, spotify } from './support/workflows.mts';

let stack: Stack;
let credential: StoredCredential;

before(async () => {
	stack = await startStack('kinds');
	credential = await stack.createCredential();
	const { clientId } = stack.client;
	await stack.simulator.setKind({ clientId, kind: 'developmentNew' });
});
after(async () => await stack.stop());

const ID = '0TnOYISbd1XYRBk9myaseg';

test('an operation that newer apps do not have: an error that says so and names what does the same', async () => {
	const execution = await stack.run(
		spotify(credential, 'artist', 'getTopTracks', { artistId: byId(ID) }),
	);
	assert.match(
		errorOf(execution),
		/does not offer GET \/artists\/\{id\}\/top-tracks to this kind of app/,
	);
	assert.match(errorOf(execution), /Instead: Search for tracks/);
});

test('the items of a playlist, under an app alone: an error that says whose it must be', async () => {
	const execution = await stack.run(
		spotify(credential, 'playlist', 'getItems', { playlistId: byId(ID) }),
	);
	assert.match(errorOf(execution), /does not show the items of this playlist to this app/);
});

test("what newer apps have works: search, an artist's albums, a show's episodes, a request of one's own", async () => {
	const steps = [
		spotify(credential, 'search', 'search', {
			query: 'love',
			type: ['album', 'show'],
			returnAll: false,
			limit: 30,
		}),
		spotify(credential, 'artist', 'getAlbums', { artistId: byId(ID), returnAll: true }),
		spotify(credential, 'show', 'getEpisodes', { showId: byId(ID), market: 'DE', limit: 3 }),
		spotify(credential, 'api', 'request', { method: 'GET', path: `/artists/${ID}` }),
	];
	for (const step of steps) {
		const execution = await stack.run(step);
		assert.equal(errorOf(execution), '');
		assert.ok(itemsOf(execution).length > 0);
	}
});
