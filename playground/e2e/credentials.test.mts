import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { defaultClient } from '../simulator/accounts/clients.mts';
import { startStack, type Stack } from './support/stack.mts';
import { byId, errorOf, httpRequest, itemsOf, spotify } from './support/workflows.mts';

const ARTIST = '0TnOYISbd1XYRBk9myaseg';

let stack: Stack;

before(async () => {
	stack = await startStack('credentials', {
		SPOTIFY_SDK_CLIENT_ID: defaultClient.clientId,
		SPOTIFY_SDK_CLIENT_SECRET: defaultClient.clientSecret,
		// n8n 2 keeps the environment from expressions unless its owner says otherwise.
		N8N_BLOCK_ENV_ACCESS_IN_NODE: 'false',
	});
});
after(async () => await stack.stop());

const getArtist = { artistId: byId(ARTIST) };

test("the credential works in n8n's HTTP Request node", async () => {
	const credential = await stack.createCredential();
	const url = `https://api.spotify.com/v1/artists/${ARTIST}`;
	const execution = await stack.run(httpRequest(credential, url));
	assert.equal(errorOf(execution), '');
	assert.equal(itemsOf(execution, 'HTTP Request')[0]?.id, ARTIST);
});

test('client id and secret can come from the environment, through expressions', async () => {
	const credential = await stack.createCredential({
		clientId: '={{ $env.SPOTIFY_SDK_CLIENT_ID }}',
		clientSecret: '={{ $env.SPOTIFY_SDK_CLIENT_SECRET }}',
	});
	for (const run of ['first', 'second']) {
		const execution = await stack.run(spotify(credential, 'artist', 'get', getArtist));
		assert.equal(errorOf(execution), '', run);
		assert.equal(itemsOf(execution)[0]?.id, ARTIST);
	}
});

test('a pasted token works until it ends; then the error names the credential that renews', async () => {
	const credential = await stack.createTokenCredential();
	const step = spotify(credential, 'artist', 'get', getArtist);
	assert.equal(itemsOf(await stack.run(step))[0]?.id, ARTIST);

	await stack.simulator.revokeTokens();
	assert.match(
		errorOf(await stack.run(step)),
		/one hour.*'Spotify Web API Client Credentials API'/s,
	);
});
