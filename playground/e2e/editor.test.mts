import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { WITH_EDITOR } from '../lib/n8nProcess.mts';
import { seed } from '../lib/seed.mts';
import { defaultClient } from '../simulator/accounts/clients.mts';
import { openN8n, type Browser } from './support/browser.mts';
import { Editor } from './support/editor.mts';
import { playgroundFolder } from './support/folders.mts';
import { ids } from './support/ids.mts';
import { startStack, type Stack } from './support/stack.mts';

const ARTIST = '0TnOYISbd1XYRBk9myaseg';
const wrongClient = { ...defaultClient, clientSecret: '00000000000000000000000000000000' };

let stack: Stack;
let browser: Browser;
let editor: Editor;

const picture = async (name: string) =>
	await browser.page.screenshot({ path: stack.artifact(`${name}.png`), animations: 'disabled' });

before(async () => {
	stack = await startStack('editor', WITH_EDITOR);
	browser = await openN8n(stack.url);
	editor = new Editor(browser.page, stack.url);
});
after(async () => {
	await picture('at the end');
	await browser.close();
	await stack.stop();
});

test("a wrong secret typed into a new credential is refused in Spotify's words", async () => {
	await editor.newCredential('Spotify Web API Client Credentials API');
	const said = await editor.saveCredential(wrongClient);
	await picture('wrong secret');
	assert.match(said, /Invalid client secret/);
	assert.doesNotMatch(said, new RegExp(wrongClient.clientSecret));
});

test('the right secret passes the test', async () => {
	assert.match(await editor.saveCredential(defaultClient), /Connection tested successfully/);
	await picture('right secret');
});

test('the Spotify node is dragged onto the canvas, filled in and run', async () => {
	await editor.newWorkflow();
	await editor.dragAction('Spotify Web API', 'Get artist');
	await picture('form');
	await editor.fillId('artistId', ARTIST);
	const output = await editor.executeNode();
	await picture('output');
	assert.deepEqual([output.id, output.uri], [ARTIST, `spotify:artist:${ARTIST}`]);
	assert.ok(output.name);
});

test('a wrong secret in a credential that has worked before is refused too', async () => {
	// n8n calls it after its type, without each "API" in that.
	await editor.openCredential('Spotify Web Client Credentials account');
	assert.match(await editor.saveCredential(wrongClient), /invalid_client.*Client Secret is wrong/);
	await picture('wrong secret later');
});

test('a trigger is added and filled in, and Fetch Test Event shows the latest one', async () => {
	const userId = 'elias';
	const [older = '', latest = ''] = [...ids(2)].map((id) => `spotify:track:${id}`);
	await stack.simulator.addUser({ userId, empty: true });
	const { id } = await stack.simulator.addPlaylist({
		ownerId: userId,
		name: 'Watched',
		uris: [older],
	});
	await stack.simulator.addItems({ id, uris: [latest] });
	await stack.createUserCredential(undefined, { userId });
	await editor.newWorkflow();
	await editor.addTrigger('Spotify Web API', 'On new item in playlist');
	await editor.openList('playlistId');
	await picture('playlists');
	assert.match(await editor.chooseFromList(0), /^Watched – /);
	await picture('trigger form');
	const output = await editor.executeNode();
	await picture('test event');
	assert.equal(output.uri, latest);
});

test('the ready catalogue sync runs from its button, and its table shows the tracks', async () => {
	const workflowFile = join(playgroundFolder, '..', 'examples', 'catalogue-sync.json');
	const seeded = await seed(stack.api, {
		client: defaultClient,
		workflowFile,
		userFolder: stack.folder,
	});
	await editor.openWorkflow(seeded.workflowId);
	await picture('sync');
	await editor.executeWorkflow();
	await picture('sync done');
	const table = await stack.api.findDataTable(seeded.projectId, seeded.tableName);
	assert.ok(table);
	await editor.openDataTable(seeded.projectId, table.id);
	const [first] = await stack.api.readDataTable(seeded.projectId, table.id);
	await browser.page.getByText(String(first?.uri)).waitFor();
	await picture('data table');
});
