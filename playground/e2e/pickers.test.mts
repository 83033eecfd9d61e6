import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { WITH_EDITOR } from '../lib/n8nProcess.mts';
import type { StoredCredential } from '../lib/n8nTypes.mts';
import { openN8n, type Browser } from './support/browser.mts';
import { Editor } from './support/editor.mts';
import { startStack, type Stack } from './support/stack.mts';
import { spotify, workflow, type Parameters } from './support/workflows.mts';

const SEARCH = 'GET /v1/search';
const PLAYLISTS = 'GET /v1/me/playlists';

let stack: Stack;
let browser: Browser;
let editor: Editor;
let app: StoredCredential;
let account: StoredCredential;

const picture = async (name: string) =>
	await browser.page.screenshot({ path: stack.artifact(`${name}.png`), animations: 'disabled' });

/** Opens the form of a Spotify node in a workflow of its own. */
const openForm = async (
	credential: StoredCredential,
	resource: string,
	operation: string,
	parameters: Parameters = {},
): Promise<string> => {
	const { id } = await stack.api.createWorkflow(
		workflow('Picker', spotify(credential, resource, operation, parameters)),
	);
	await editor.openWorkflow(id);
	await editor.openNode('Spotify');
	return id;
};

before(async () => {
	stack = await startStack('pickers', WITH_EDITOR);
	browser = await openN8n(stack.url);
	editor = new Editor(browser.page, stack.url);
	app = await stack.createCredential();
	account = await stack.createUserCredential();
});
after(async () => {
	await picture('at the end');
	await browser.close();
	await stack.stop();
});

test('an album is found as one types, chosen, remembered by its name, and read', async () => {
	await stack.simulator.setKind({ kind: 'developmentNew' });
	await openForm(app, 'album', 'get');
	const before = await stack.simulator.countAll();
	await editor.openList('albumId');
	await picture('opened');
	assert.equal(await stack.simulator.countAll(), before);

	await editor.typeInList('a night at');
	const names = await editor.listNames();
	await picture('results');
	const typed = await stack.simulator.count(SEARCH);
	console.log(
		`Requests while 'a night at' was typed: ${typed}. Found: ${names.slice(0, 3).join(' | ')}`,
	);
	assert.ok(names.length >= 10);
	assert.ok(typed <= 2);

	const chosen = await editor.chooseFromList(2);
	assert.equal(await editor.locatorText('albumId'), chosen);
	await picture('chosen');
	const output = await editor.executeNode();
	assert.ok(chosen.startsWith(`${output.name} – ${output.artists}`), `${chosen}: ${output.name}`);
	assert.equal(await editor.linkOf('albumId'), output.url);
	await picture('run');
});

test('typed again in another form, it costs no request', async () => {
	const before = await stack.simulator.count(SEARCH);
	await openForm(app, 'album', 'getTracks');
	await editor.openList('albumId');
	await editor.typeInList('a night at');
	assert.ok((await editor.listNames()).length >= 10);
	assert.equal(await stack.simulator.count(SEARCH), before);
});

test('scrolled to its end, it goes on, ten a page', async () => {
	const before = await stack.simulator.count(SEARCH);
	await editor.scrollList(20);
	assert.ok((await editor.listNames()).length >= 20);
	assert.equal(await stack.simulator.count(SEARCH), before + 1);
});

test('a share link that is pasted into the search is the one that it leads to', async () => {
	await openForm(app, 'track', 'get');
	await editor.openList('trackId');
	await editor.typeInList('https://open.spotify.com/track/11dFghVXANMlKmJXsNCbNl?si=1');
	assert.equal((await editor.listNames()).length, 1);
	await picture('pasted');
});

test("a user's playlists are there before anything is typed; with a name, what Spotify finds too", async () => {
	await openForm(account, 'playlist', 'getItems');
	await editor.openList('playlistId');
	const own = await editor.listNames();
	await picture('playlists');
	const stored = await stack.simulator.playlists();
	console.log(`Own playlists: ${own.length} shown, first ${own[0]}; at Spotify: ${stored.length}`);
	assert.ok(own.length > 0);
	const word = (own[0] ?? '').split(' ')[0] ?? '';
	await editor.typeInList(word);
	const names = await editor.listNames();
	await picture('playlists found');
	assert.equal(names[0]?.split(' ')[0], word);
	const asked = (await stack.simulator.log()).filter(({ endpoint }) => endpoint === PLAYLISTS);
	const pages = asked.map(({ path }) => path);
	console.log(`Pages of playlists that were asked for:\n${pages.join('\n')}`);
	assert.deepEqual(pages, [...new Set(pages)]);
});

test('a device is chosen from those that are open', async () => {
	await openForm(account, 'player', 'transfer');
	await editor.openList('deviceId');
	const names = await editor.listNames();
	await picture('devices');
	assert.ok(names.length > 0);
	const chosen = await editor.chooseFromList(0);
	await editor.executeNode();
	const { device } = await stack.simulator.player();
	assert.equal(chosen.split(' – ')[0], device);
});

test('an ID or a link that cannot be right is told while it is typed', async () => {
	await openForm(app, 'album', 'get');
	await editor.chooseMode('albumId', 'url');
	await editor.fillId('albumId', 'https://open.spotify.com/track/11dFghVXANMlKmJXsNCbNl', 'url');
	const said = await editor.issueOf('albumId');
	await picture('wrong link');
	assert.match(said, /Enter a link to an album, such as https/);
});

test('an ID, a URI, and the first of a list open in Spotify', async () => {
	const id = '2up3OPMp9Tb4dAKM2erWXQ';
	for (const typed of [id, `spotify:album:${id}`, `${id}, 0TnOYISbd1XYRBk9myaseg`]) {
		await openForm(app, 'album', 'get');
		await editor.fillId('albumId', typed);
		assert.equal(await editor.linkOf('albumId'), `https://open.spotify.com/album/${id}`);
	}
	await picture('by id');
});

test('what goes wrong is said in the list, with what to do', async () => {
	await stack.simulator.setQuota({ path: '/search', requests: 0, retryAfterSeconds: 3_600 });
	await openForm(app, 'show', 'get');
	await editor.openList('showId');
	await editor.typeInList('news of the');
	const said = await editor.listError();
	await picture('quota');
	console.log(`Quota:\n${said}`);
	assert.match(said, /used today's requests for Search: Search/);
	assert.match(said, /choose 'By (ID or URI|Name)'/);

	await openForm(app, 'player', 'transfer');
	await editor.openList('deviceId');
	const user = await editor.listError();
	await picture('needs a user');
	console.log(`Devices with an app:\n${user}`);
	assert.match(user, /needs a user.*'Spotify Web API User OAuth2 API'/s);
});
