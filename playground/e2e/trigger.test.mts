import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import type { StoredCredential } from '../lib/n8nTypes.mts';
import { openN8n, type Browser } from './support/browser.mts';
import { Editor } from './support/editor.mts';
import { ids } from './support/ids.mts';
import { playgroundFolder, startStack, type Stack } from './support/stack.mts';
import { ActiveWorkflow, eventually, triggerWorkflow } from './support/triggers.mts';
import { byId, type Parameters } from './support/workflows.mts';

const EVERY_SECONDS = 5;
const USER = 'elias';
const FOLLOWED_ARTIST = '7dGJo4pcD2V6oG8kP0tJRR';
const ARTIST = '1dfeR4HaWDbWqFHLkxsg1d';
const OTHER_ARTIST = '6XyY86QOPPrYVGvF9ch6wz';
const SHOW = '5CfCWKI5pZ28U0uOzXkDHe';
const FOLLOWED_SHOW = '2MAi0BvDc6GTFvKFPXnkCL';

let stack: Stack;
let account: StoredCredential;
let browser: Browser;
let editor: Editor;

const picture = async (name: string) =>
	await browser.page.screenshot({ path: stack.artifact(`${name}.png`), animations: 'disabled' });
const editorOpens = async (path: string) => await browser.page.goto(`${stack.url}${path}`);

const unused = [...ids(3000)];
/** So many URIs that nothing has yet. */
const fresh = (kind: string, count: number): string[] =>
	unused.splice(0, count).map((id) => `spotify:${kind}:${id}`);

/** An event with its trigger, and a way to make it happen that gives what should come of it, in order. */
interface Case {
	readonly event: string;
	/** What the form and the documentation call it. */
	readonly title: string;
	/** Of which endpoint a poll asks for how many of what the documentation counts by. */
	readonly asks: Readonly<Record<string, number>>;
	/** What else a poll asks. */
	readonly asksToo?: Readonly<Record<string, number>>;
	readonly parameters: () => Parameters;
	readonly happen: (count: number) => Promise<readonly string[]>;
	/** How many times it is made to happen when that is to be more than a page. */
	readonly many: number;
}

/** Playlists of the user's, by what they are for. */
const playlists: Record<string, string> = {};
const playlist = (name: string): string => playlists[name] ?? '';

/** The first of a list that is saved ends up as the newest. */
const saves = (kind: string) => async (count: number) => {
	const uris = fresh(kind, count);
	await stack.simulator.addToLibrary({ userId: USER, uris: [...uris].reverse() });
	return uris;
};
const adds = (name: string) => async (count: number) => {
	const uris = fresh('track', count);
	await stack.simulator.addItems({ id: playlist(name), uris });
	return uris;
};

const cases: readonly Case[] = [
	{
		event: 'playlistItemAdded',
		title: 'New Item in Playlist',
		asks: { 'GET /v1/playlists/{playlist_id}': 1 },
		parameters: () => ({ playlistId: byId(playlist('one')) }),
		happen: adds('one'),
		many: 120,
	},
	{
		event: 'playlistItemAdded',
		title: 'New Item in Playlist',
		asks: { 'GET /v1/me/playlists': 1 },
		parameters: () => ({ playlistId: byId([playlist('two'), playlist('three')].join()) }),
		happen: adds('three'),
		many: 60,
	},
	{
		event: 'playlistItemRemoved',
		title: 'Item Removed From Playlist',
		asks: { 'GET /v1/playlists/{playlist_id}': 1 },
		parameters: () => ({ playlistId: byId(playlist('shrinking')) }),
		happen: async (count) => {
			const held = await stack.simulator.playlistContents(playlist('shrinking'));
			const uris = held.slice(0, count).map(String);
			await stack.simulator.removeItems(playlist('shrinking'), uris);
			return uris;
		},
		many: 70,
	},
	{
		event: 'playlistChanged',
		title: 'Playlist Changed',
		asks: { 'GET /v1/playlists/{playlist_id}': 1 },
		parameters: () => ({ playlistId: byId(playlist('changing')) }),
		happen: async (count) => {
			await adds('changing')(count);
			return [`spotify:playlist:${playlist('changing')}`];
		},
		many: 60,
	},
	{
		event: 'playlistFollowed',
		title: 'Playlist Created or Followed',
		asks: { 'GET /v1/me/playlists': 1 },
		parameters: () => ({}),
		happen: saves('playlist'),
		many: 55,
	},
	{
		event: 'trackSaved',
		title: 'New Saved Track',
		asks: { 'GET /v1/me/tracks': 1 },
		parameters: () => ({}),
		happen: saves('track'),
		many: 110,
	},
	{
		event: 'albumSaved',
		title: 'New Saved Album',
		asks: { 'GET /v1/me/albums': 1 },
		parameters: () => ({}),
		happen: saves('album'),
		many: 55,
	},
	{
		event: 'episodeSaved',
		title: 'New Saved Episode',
		asks: { 'GET /v1/me/episodes': 1 },
		parameters: () => ({}),
		happen: saves('episode'),
		many: 55,
	},
	{
		event: 'showSaved',
		title: 'New Saved Show',
		asks: { 'GET /v1/me/shows': 1 },
		parameters: () => ({}),
		happen: saves('show'),
		many: 2,
	},
	{
		event: 'artistReleased',
		title: 'New Release by Artists',
		asks: { 'GET /v1/artists/{id}/albums': 2 },
		parameters: () => ({ artistId: byId([ARTIST, OTHER_ARTIST].join()) }),
		happen: async (count) => await stack.simulator.addReleases({ artistId: ARTIST, count }),
		many: 12,
	},
	{
		event: 'followedArtistReleased',
		title: 'New Release by Followed Artists',
		asks: { 'GET /v1/artists/{id}/albums': 1 },
		asksToo: { 'GET /v1/me/following': 1 },
		parameters: () => ({}),
		happen: async (count) =>
			await stack.simulator.addReleases({ artistId: FOLLOWED_ARTIST, group: 'single', count }),
		many: 12,
	},
	{
		event: 'showPublished',
		title: 'New Episode of Shows',
		asks: { 'GET /v1/shows/{id}/episodes': 1 },
		parameters: () => ({ showId: byId(SHOW) }),
		happen: async (count) => await stack.simulator.addEpisodes({ showId: SHOW, count }),
		many: 25,
	},
	{
		event: 'followedShowPublished',
		title: 'New Episode of Followed Shows',
		asks: { 'GET /v1/shows/{id}/episodes': 1 },
		asksToo: { 'GET /v1/me/shows': 1 },
		parameters: () => ({}),
		happen: async (count) => await stack.simulator.addEpisodes({ showId: FOLLOWED_SHOW, count }),
		many: 12,
	},
	{
		event: 'trackPlayed',
		title: 'Track Played',
		asks: { 'GET /v1/me/player/recently-played': 1 },
		parameters: () => ({}),
		happen: async (count) => {
			const uris = fresh('track', count);
			for (const uri of uris) await stack.simulator.addPlay({ userId: USER, uri });
			return uris;
		},
		// All that Spotify keeps.
		many: 50,
	},
];

interface Running extends Case {
	readonly name: string;
	readonly workflow: ActiveWorkflow;
	/** What should have come so far. */
	readonly expected: string[];
}

const running: Running[] = [];

const find = (event: string): Running => {
	const found = running.find((one) => one.event === event);
	if (!found) throw new Error(`No workflow for ${event}`);
	return found;
};

const activate = async (event: string, parameters: Parameters): Promise<ActiveWorkflow> =>
	await ActiveWorkflow.activate(
		stack.api,
		triggerWorkflow(account, event, parameters, EVERY_SECONDS),
	);

const urisOf = async (workflow: ActiveWorkflow): Promise<string[]> =>
	(await workflow.emitted()).map(({ uri }) => String(uri));

/** Makes each event happen so many times. */
const makeHappen = async (times: (one: Running) => number): Promise<void> => {
	for (const one of running) {
		const count = times(one);
		if (count > 0) one.expected.push(...(await one.happen(count)));
	}
};

/** Everything that should have come has come, once and in order. */
const allCame = async (timeoutMs?: number): Promise<void> => {
	for (const { name, workflow, expected } of running) {
		await eventually(
			async () => assert.deepEqual(await urisOf(workflow), expected, name),
			timeoutMs,
		);
	}
};

/** How many requests a poll of which nothing comes takes, for each of what that row counts by. */
const documented = (title: string): number => {
	const file = join(playgroundFolder, '..', 'docs', 'trigger.md');
	const rows = readFileSync(file, 'utf8').split('\n');
	const row = rows.find((line) => line.startsWith(`| ${title} |`)) ?? '';
	return Number.parseInt(row.split('|')[5] ?? '');
};

/** So many polls of each trigger later. The wait ends between two polls. */
const pollsLater = async (count: number): Promise<void> => {
	const everyMs = EVERY_SECONDS * 1000;
	const untilMs = (Math.floor(Date.now() / everyMs) + count + 0.7) * everyMs;
	await sleep(untilMs - Date.now());
};

const say = (text: string) => console.log(`${new Date().toISOString().slice(14, 19)} ${text}`);

before(async () => {
	stack = await startStack('trigger');
	const { simulator } = stack;
	await simulator.addUser({ userId: USER, empty: true });
	for (const [name, size] of [
		['one', 60],
		['two', 3],
		['three', 3],
		['shrinking', 130],
		['changing', 3],
		['to be deleted', 3],
	] as const) {
		const uris = fresh('track', size);
		playlists[name] = (await simulator.addPlaylist({ ownerId: USER, name, uris })).id;
	}
	await simulator.addToLibrary({
		userId: USER,
		uris: [
			`spotify:artist:${FOLLOWED_ARTIST}`,
			`spotify:show:${FOLLOWED_SHOW}`,
			...['track', 'album', 'episode'].flatMap((kind) => fresh(kind, 3)),
		],
	});
	account = await stack.createUserCredential(undefined, { userId: USER });
	browser = await openN8n(stack.url);
	editor = new Editor(browser.page, stack.url);
});
after(async () => {
	await picture('at the end');
	await browser.close();
	await stack.stop();
});

test('the first poll after the activation takes the present as its base', async () => {
	for (const one of cases) {
		const name = `${one.event} ${JSON.stringify(one.parameters())}`;
		const workflow = await activate(one.event, one.parameters());
		running.push({ ...one, name, workflow, expected: [] });
	}
	await pollsLater(2);
	for (const { name, workflow } of running) {
		assert.deepEqual(await workflow.executions(), [], name);
	}
});

test('polls of which nothing comes cost what the documentation says', async () => {
	await pollsLater(0);
	await stack.simulator.clear();
	const polls = 3;
	await pollsLater(polls);
	const counts = await stack.simulator.counts();

	const expected: Record<string, number> = {};
	const expect = (endpoint: string, requests: number) => {
		expected[endpoint] = (expected[endpoint] ?? 0) + requests * polls;
	};
	for (const { title, asks, asksToo = {} } of cases) {
		for (const [endpoint, units] of Object.entries(asks))
			expect(endpoint, units * documented(title));
		for (const [endpoint, requests] of Object.entries(asksToo)) expect(endpoint, requests);
	}
	assert.deepEqual(counts, expected);
});

test('each event comes once, and two in the order in which they happened', async () => {
	await makeHappen(() => 1);
	await allCame();
	await makeHappen(() => 2);
	await allCame();
});

test('more at once than a page has: all of it, the oldest first', async () => {
	await makeHappen(({ many }) => many);
	await allCame();
});

test('an item that is added once more comes once more; another order is nothing new', async () => {
	const one = find('playlistItemAdded');
	const [uri = ''] = one.expected;
	await stack.simulator.addItems({ id: playlist('one'), uris: [uri, uri], position: 5 });
	one.expected.push(uri, uri);
	await allCame();
	await stack.simulator.moveItems({
		id: playlist('one'),
		rangeStart: 0,
		rangeLength: 40,
		insertBefore: 100,
	});
	await pollsLater(2);
	await allCame();
});

test('n8n is killed as soon as an event has come: it does not come again', async () => {
	await makeHappen(() => 1);
	await allCame();
	await stack.killN8n();
	await stack.restartN8n();
	await pollsLater(2);
	await allCame();
});

test('n8n is killed: what happens just before and meanwhile comes once it is there again', async () => {
	// Between two polls: what n8n does not keep of a poll that it is killed in, the documentation says.
	await pollsLater(0);
	// Several changes between two polls are one.
	await makeHappen(({ event }) => (event === 'playlistChanged' ? 0 : 1));
	await stack.killN8n();
	await makeHappen(() => 2);
	await stack.restartN8n();
	await allCame(60_000);
});

test('nothing more comes than what has happened, and nothing has failed', async () => {
	await pollsLater(2);
	await allCame();
	for (const { name, workflow } of running) assert.deepEqual(await workflow.failures(), [], name);
});

test("polls that take longer than the time between two don't double anything", async () => {
	await stack.simulator.setLatency(4000);
	await makeHappen(() => 1);
	await pollsLater(3);
	await stack.simulator.setLatency(0);
	await allCame();
	await pollsLater(2);
	await allCame();
});

const atTheApi = { host: 'api.spotify.com' };

test('a 429 with Retry-After and a 503 delay what comes, and no more is sent meanwhile', async () => {
	await stack.simulator.clear();
	await stack.simulator.addFault({
		match: atTheApi,
		times: 1,
		answer: { status: 429, headers: { 'retry-after': '8' } },
	});
	await stack.simulator.addFault({ match: atTheApi, times: 3, answer: { status: 503 } });
	await eventually(async () => assert.equal((await stack.simulator.countStrikes())[0], 1));
	const sent = await stack.simulator.countAll();
	await makeHappen(() => 1);
	await sleep(6000);
	say(`Requests in the 6 s after a 429: ${(await stack.simulator.countAll()) - sent}`);
	await allCame();
	assert.deepEqual(await stack.simulator.countStrikes(), [1, 3]);
	for (const { name, workflow } of running) assert.deepEqual(await workflow.failures(), [], name);
});

test('an outage is a failed execution that says so, and delays what comes', async () => {
	await stack.simulator.addFault({ match: atTheApi, answer: { status: 503 } });
	await makeHappen(() => 1);
	const { workflow } = find('trackSaved');
	await eventually(async () => assert.notDeepEqual(await workflow.failures(), []));
	await stack.simulator.clear();
	await allCame();
	say(`An outage:\n${(await workflow.failures()).join('\n')}`);
});

test('a playlist that is deleted is a failed execution, which says which one', async () => {
	const id = playlist('to be deleted');
	const workflow = await activate('playlistItemAdded', { playlistId: byId(id) });
	await pollsLater(1);
	await stack.simulator.deletePlaylist(id);
	await eventually(async () => assert.notDeepEqual(await workflow.failures(), []));
	const [said = ''] = await workflow.failures();
	say(`A deleted playlist:\n${said}`);
	await editorOpens(`/workflow/${workflow.id}/executions`);
	await sleep(3000);
	await picture('deleted playlist');
});

test('in the editor, Fetch Test Event shows the latest one', async () => {
	await editor.newWorkflow();
	await browser.page.getByTestId('canvas-add-button').click();
	await browser.page.getByTestId('node-creator-search-bar').fill('Spotify Web API Trigger');
	await sleep(1500);
	await picture('panel');
	await browser.page.getByTestId('item-iterator-item').first().click();
	await sleep(2500);
	await picture('after the click');
	say(await browser.page.locator('body').innerText());
});
