import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { WITH_EDITOR } from '../lib/n8nProcess.mts';
import type { StoredCredential } from '../lib/n8nTypes.mts';
import { defaultClient } from '../simulator/accounts/clients.mts';
import { openN8n, type Browser } from './support/browser.mts';
import { Editor } from './support/editor.mts';
import { startStack, type Stack } from './support/stack.mts';
import {
	byId,
	errorOf,
	idItems,
	itemsOf,
	spotify,
	workflow,
	type Step,
} from './support/workflows.mts';

const USER_CREDENTIAL = 'Spotify Web API User OAuth2 API';
const TRACK = 'spotify:track:11dFghVXANMlKmJXsNCbNl';
const EPISODE = 'spotify:episode:512ojhOuo1ktJprKbVcKyQ';

let stack: Stack;
let browser: Browser;
let editor: Editor;
let account: StoredCredential;

const picture = async (name: string) =>
	await browser.page.screenshot({ path: stack.artifact(`${name}.png`), animations: 'disabled' });

before(async () => {
	stack = await startStack('users', WITH_EDITOR);
	browser = await openN8n(stack.url, stack.proxyUrl);
	editor = new Editor(browser.page, stack.url);
});
after(async () => {
	await picture('at the end');
	await browser.close();
	await stack.stop();
});

test('the form of an action for users says so where the credential has none', async () => {
	await stack.createCredential();
	await editor.newWorkflow();
	await editor.dragAction('Spotify Web API', 'Save items to library');
	await picture('save to the library');
	const form = await browser.page.getByTestId('ndv').innerText();
	assert.match(form, /Save items to library\s.*Resource\s.*Operation\s.*Items\s/s);
	assert.match(form, /choose a credential Spotify Web API User OAuth2 API/);
});

test("an account is connected in the credential's form, on Spotify's consent page", async () => {
	await editor.newCredential(USER_CREDENTIAL);
	await picture('form');
	const consent = await editor.connectAccount(defaultClient);
	await picture('connected');
	assert.match(consent, /playlist/i);
	const stored = (await stack.api.listCredentials()).find(
		({ type }) => type === 'spotifyUserOAuth2Api',
	);
	assert.ok(stored);
	account = stored;
});

test('with it, the library is read', async () => {
	const execution = await stack.run(spotify(account, 'library', 'getTracks', { returnAll: true }));
	assert.equal(errorOf(execution), '');
	const { track = [] } = await stack.simulator.library();
	assert.ok(track.length > 50);
	assert.deepEqual(
		itemsOf(execution).map(({ uri }) => uri),
		track,
	);
});

test('a playlist is made and filled, from many items in one request', async () => {
	const created = await stack.run(
		spotify(account, 'playlist', 'create', { name: 'Made by a workflow' }),
	);
	assert.equal(errorOf(created), '');
	const playlistId = String(itemsOf(created)[0]?.id);
	const added = await stack.run(
		...idItems([TRACK, EPISODE, TRACK]),
		spotify(account, 'playlist', 'addItems', {
			playlistId: byId(playlistId),
			uris: '={{ $json.id }}',
		}),
	);
	assert.equal(errorOf(added), '');
	assert.equal(itemsOf(added).length, 3);
	assert.deepEqual(await stack.simulator.playlistContents({ id: playlistId }), [
		TRACK,
		EPISODE,
		TRACK,
	]);
	assert.equal(await stack.simulator.count('POST /v1/playlists/{playlist_id}/items'), 1);
});

test('the player plays; with no active device, the error lists the devices there are', async () => {
	const play = spotify(account, 'player', 'play', { playWhat: 'tracks', uris: TRACK });
	await stack.simulator.setUser({ activeDeviceId: null });
	const refused = errorOf(await stack.run(play));
	assert.match(refused, /No device is active/);
	assert.match(refused, /Online now: '/);

	const devices = itemsOf(await stack.run(spotify(account, 'player', 'getDevices')));
	const onDevice = spotify(account, 'player', 'transfer', {
		deviceId: devices[0]?.id,
	});
	assert.equal(errorOf(await stack.run(onDevice)), '');
	assert.equal(errorOf(await stack.run(play)), '');
	const state = itemsOf(await stack.run(spotify(account, 'player', 'getState')))[0];
	assert.equal(state?.isPlaying, true);
	assert.equal(state?.itemUri, TRACK);
});

test('a cover is downloaded as a file that n8n can show', async () => {
	const execution = await stack.run(
		spotify(account, 'album', 'downloadCover', { albumId: byId('2up3OPMp9Tb4dAKM2erWXQ') }),
	);
	assert.equal(errorOf(execution), '');
	const binary = execution.resultData.runData.Spotify?.[0]?.data?.main[0]?.[0]?.binary?.data;
	assert.equal(binary?.mimeType, 'image/jpeg');
	assert.match(String(binary?.fileName), /\.jpg$/);
});

test('what needs a user says so under client credentials, and sends nothing', async () => {
	const credential = await stack.createCredential();
	const before = await stack.simulator.countAll();
	const execution = await stack.run(spotify(credential, 'playlist', 'getAll'));
	assert.match(errorOf(execution), /needs a user.*'Spotify Web API User OAuth2 API'/s);
	assert.equal(await stack.simulator.countAll(), before);
});

test('what was not granted is said before anything is sent', async () => {
	const few = await stack.createUserCredential(['user-library-read']);
	const before = await stack.simulator.countAll();
	const execution = await stack.run(spotify(few, 'user', 'getTopTracks'));
	assert.match(errorOf(execution), /has not granted.*user-top-read/s);
	assert.equal(await stack.simulator.countAll(), before);
});

/** What stands in the way of a user, how it goes away again, and what the error then says. */
const refusals: ReadonlyArray<{
	what: string;
	step: () => Step;
	begin: () => Promise<void>;
	end: () => Promise<void>;
	error: RegExp;
}> = [
	{
		what: "a user who is not on the app's list",
		step: () => spotify(account, 'user', 'getProfile'),
		begin: async () => {
			await stack.simulator.setKind({ kind: 'developmentNew' });
			await stack.simulator.setUser({ listed: false });
		},
		end: async () => {
			await stack.simulator.setKind({ kind: 'extended' });
			await stack.simulator.setUser({ listed: true });
		},
		error: /not on the app's list.*User Management/s,
	},
	{
		what: "the Premium of the app's owner has lapsed",
		step: () => spotify(account, 'user', 'getProfile'),
		begin: async () => {
			await stack.simulator.setKind({ kind: 'developmentNew' });
			await stack.simulator.setOwnerPremium({ premium: false });
		},
		end: async () => {
			await stack.simulator.setKind({ kind: 'extended' });
			await stack.simulator.setOwnerPremium({ premium: true });
		},
		error: /owner's Premium has lapsed.*Renew it/s,
	},
	{
		what: 'a playlist of somebody else',
		step: () =>
			spotify(account, 'playlist', 'addItems', {
				playlistId: byId('3cEYpjA9oz9GiPac4AsH4n'),
				uris: TRACK,
			}),
		begin: async () => undefined,
		end: async () => undefined,
		error: /does not let this account change the playlist.*Only its owner/s,
	},
	{
		what: 'a player command without Premium',
		step: () => spotify(account, 'player', 'pause'),
		begin: async () => await stack.simulator.setUser({ premium: false }),
		end: async () => await stack.simulator.setUser({ premium: true }),
		error: /needs Spotify Premium/,
	},
	{
		what: 'a player command for a device that is not there',
		step: () => spotify(account, 'player', 'next', { options: { deviceId: 'nowhere' } }),
		begin: async () => undefined,
		end: async () => undefined,
		error: /cannot find the device.*Online now: '/s,
	},
];

for (const { what, step, begin, end, error } of refusals) {
	test(`an error says what and what to do: ${what}`, async () => {
		await begin();
		const said = errorOf(await stack.run(step()));
		await end();
		console.log(`${what}:\n${said}`);
		assert.match(said, error);
	});
}

test('a team that wants least privilege asks for some scopes, and is asked again', async () => {
	const name = 'Least privilege';
	await stack.api.createCredential(name, 'spotifyUserOAuth2Api', {
		...defaultClient,
		customScopes: true,
		enabledScopes: ['user-library-read', 'user-top-read'],
		showDialog: true,
	});
	await editor.openAccount(name);
	const consent = await editor.connectAccount();
	await picture('least privilege');
	console.log(`The consent page:\n${consent}`);
	assert.doesNotMatch(consent, /playlist/i);

	const credential = (await stack.api.listCredentials()).find((stored) => stored.name === name);
	assert.ok(credential);
	const execution = await stack.run(spotify(credential, 'library', 'getShows'));
	assert.equal(errorOf(execution), '');
	const before = await stack.simulator.countAll();
	const refused = await stack.run(spotify(credential, 'playlist', 'create', { name: 'No' }));
	assert.match(
		errorOf(refused),
		/has not granted.*playlist-modify-public or playlist-modify-private/s,
	);
	assert.equal(await stack.simulator.countAll(), before);
});

test("a downloaded cover shows in n8n's output panel", async () => {
	const { id } = await stack.api.createWorkflow(
		workflow(
			'Cover',
			spotify(account, 'album', 'downloadCover', { albumId: byId('2up3OPMp9Tb4dAKM2erWXQ') }),
		),
	);
	await editor.openWorkflow(id);
	await browser.page.locator('[data-test-id="canvas-node"][data-node-name="Spotify"]').dblclick();
	await browser.page.getByTestId('node-execute-button').first().click();
	const output = browser.page.getByTestId('output-panel');
	await output.getByTestId('ndv-view-binary-data').click();
	const image = browser.page.locator('img[src*="binary-data"], img[src^="data:image"]').first();
	await image.waitFor();
	await picture('cover');
	const width = await image.evaluate((shown) => (shown as { naturalWidth?: number }).naturalWidth);
	assert.ok((width ?? 0) > 0);
});

test('an hour later the token is renewed, whoever asks, and nobody notices', async () => {
	const before = await stack.simulator.countTokenRequests();
	await stack.simulator.revokeTokens();
	const runs = await Promise.all(
		Array.from({ length: 5 }, async () => await stack.run(spotify(account, 'user', 'getProfile'))),
	);
	assert.deepEqual(runs.map(errorOf), ['', '', '', '', '']);
	assert.equal((await stack.simulator.countTokenRequests()) - before, 1);
});

test('a consent that has ended after six months is an error that says so', async () => {
	const other = await stack.createUserCredential();
	await stack.simulator.expireConsent();
	await stack.simulator.expireTokens();
	const said = errorOf(await stack.run(spotify(other, 'user', 'getProfile')));
	assert.match(said, /connection to Spotify has ended.*six months.*connect the account again/is);
});

test('access that the user revoked is an error that says so; connected again, it works', async () => {
	await stack.simulator.revokeConsent();
	const refused = await stack.run(spotify(account, 'user', 'getProfile'));
	console.log(`Access revoked:\n${errorOf(refused)}`);
	assert.match(errorOf(refused), /connection to Spotify has ended/i);

	await editor.openAccount(account.name);
	await picture('before reconnecting');
	await editor.connectAccount();
	const execution = await stack.run(spotify(account, 'user', 'getProfile'));
	assert.equal(errorOf(execution), '');
});
