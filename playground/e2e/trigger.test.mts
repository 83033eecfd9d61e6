import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import type { StoredCredential } from '../lib/n8nTypes.mts';
import { ids } from './support/ids.mts';
import { playgroundFolder } from './support/folders.mts';
import { startStack, type Stack } from './support/stack.mts';
import { ActiveWorkflow, eventually, pollsLater, type Trigger } from './support/triggers.mts';
import { byId, type Parameters } from './support/workflows.mts';

// A poll costs n8n some tenths of a second, whatever it polls: it makes an isolate for expressions.
const EVERY_SECONDS = 10;
const USER = 'elias';
// With few albums: the simulator has room for 32.
const ARTIST = '7dGJo4pcD2V6oG8kP0tJRR';
const OTHER_ARTIST = '6XyY86QOPPrYVGvF9ch6wz';
const SEARCHED_ARTIST = '4gzpq5DPGxSnKTe4SA8HAU';
const SHOW = '5CfCWKI5pZ28U0uOzXkDHe';

let stack: Stack;
let account: StoredCredential;
let workflow: ActiveWorkflow;
let playlistId: string;

const say = (text: string) => console.log(`${new Date().toISOString().slice(14, 19)} ${text}`);

const unused = [...ids(1000)];
/** So many URIs that nothing has yet. */
const fresh = (kind: string, count: number): string[] =>
	unused.splice(0, count).map((id) => `spotify:${kind}:${id}`);

type Item = Readonly<Record<string, unknown>>;

const uriOf = ({ uri }: Item): unknown => uri;

/** A trigger, and how its event is made to happen; `happen` gives what should come of it, in order. */
interface Case {
	readonly name: string;
	readonly event: string;
	readonly parameters?: () => Parameters;
	readonly happen: (count: number) => Promise<readonly string[]>;
	/** More than a page of Spotify's. */
	readonly many: number;
	/** What tells one item from another; its URI without it. */
	readonly seen?: (item: Item) => unknown;
	/** Of several changes between two polls only the last is seen. */
	readonly isState?: true;
	/** What the documentation calls the event; its name without it. */
	readonly row?: string;
	/** What a poll asks of which endpoint, in what the documentation counts by. */
	readonly asks: readonly [endpoint: string, units: number];
}

/** The first of a list that is saved ends up as the newest. */
const saves = (kind: string) => async (count: number) => {
	const uris = fresh(kind, count);
	await stack.simulator.addToLibrary({ userId: USER, uris: [...uris].reverse() });
	return uris;
};

// The names are those that the form and the documentation have for the events.

const itemAdded: Case = {
	name: 'New Item in Playlist',
	event: 'playlistItemAdded',
	parameters: () => ({ playlistId: byId(playlistId) }),
	happen: async (count) => {
		const uris = fresh('track', count);
		await stack.simulator.addItems({ id: playlistId, uris });
		return uris;
	},
	many: 120,
	asks: ['GET /v1/playlists/{playlist_id}', 1],
};

/** What the user does with the player, in turn: episodes, since no test waits until they are over. */
const PLAYBACK = ['started, track', 'track', 'paused', 'started', 'paused'] as const;
let played = 0;
let playing = '';

async function changePlayback(): Promise<readonly string[]> {
	const changes = PLAYBACK[played % PLAYBACK.length] ?? '';
	played += 1;
	if (changes.includes('track')) [playing = ''] = fresh('episode', 1);
	if (changes === 'paused') await stack.simulator.pause({ userId: USER });
	else await stack.simulator.play({ userId: USER, uri: playing });
	return [`${changes}: ${playing}`];
}

const cases: readonly Case[] = [
	itemAdded,
	{
		name: 'Playlist Created or Followed',
		event: 'playlistFollowed',
		happen: async (count) => {
			const uris = [];
			for (let made = 0; made < count; made += 1)
				uris.push((await stack.simulator.addPlaylist({ ownerId: USER })).uri);
			return uris;
		},
		many: 3,
		asks: ['GET /v1/me/playlists', 1],
	},
	{
		name: 'New Saved Track',
		event: 'trackSaved',
		happen: saves('track'),
		many: 110,
		asks: ['GET /v1/me/tracks', 1],
	},
	{
		name: 'New Release by Artists',
		event: 'artistReleased',
		parameters: () => ({ artistId: byId([ARTIST, OTHER_ARTIST].join()) }),
		happen: async (count) => await stack.simulator.addReleases({ artistId: ARTIST, count }),
		many: 11,
		asks: ['GET /v1/artists/{id}/albums', 2],
	},
	{
		name: 'New Release in Search',
		event: 'artistReleased',
		parameters: () => ({ artistId: byId(SEARCHED_ARTIST), options: { lookIn: 'search' } }),
		// What the artist's own list leaves out.
		happen: async (count) =>
			await stack.simulator.addReleases({ artistId: SEARCHED_ARTIST, unlisted: true, count }),
		many: 11,
		row: 'New Release by Artists',
		asks: ['GET /v1/search', 1],
	},
	{
		name: 'Playback Changed',
		event: 'playbackChanged',
		parameters: () => ({ changes: ['started', 'paused', 'track'] }),
		happen: changePlayback,
		many: 1,
		seen: ({ changes, itemUri }) => `${String(changes)}: ${String(itemUri)}`,
		isState: true,
		asks: ['GET /v1/me/player', 1],
	},
	{
		name: 'New Episode of Shows',
		event: 'showPublished',
		parameters: () => ({ showId: byId(SHOW) }),
		happen: async (count) => await stack.simulator.addEpisodes({ showId: SHOW, count }),
		many: 25,
		asks: ['GET /v1/shows/{id}/episodes', 1],
	},
	{
		name: 'Track Played',
		event: 'trackPlayed',
		happen: async (count) => {
			const uris = fresh('track', count);
			for (const uri of uris) await stack.simulator.addPlay({ userId: USER, uri });
			return uris;
		},
		// All of this file together are fewer than fifty in an hour: see simulator.test.mts.
		many: 20,
		asks: ['GET /v1/me/player/recently-played', 1],
	},
];

/** What only the first poll of a playlist asks, which is longer than one page. */
const PLAYLIST_BASE = 'GET /v1/playlists/{playlist_id}/items';

/** What should have come so far, by the name of the trigger. */
const expected = new Map<string, string[]>();
const expectedOf = (name: string): string[] => expected.get(name) ?? [];
const expectToo = (name: string, uris: readonly string[]): void =>
	void expected.set(name, [...expectedOf(name), ...uris]);

const activate = async (triggers: readonly Trigger[]): Promise<ActiveWorkflow> =>
	await ActiveWorkflow.activate(stack.api, account, triggers, EVERY_SECONDS);

/** Makes each event happen so many times, or each of some. */
const makeHappen = async (times: (one: Case) => number, some = cases): Promise<void> => {
	for (const one of some) expectToo(one.name, await one.happen(times(one)));
};

/** Everything that should have come has come, once and in order. */
const allCame = async (): Promise<void> => {
	for (const { name, seen = uriOf } of cases) {
		await eventually(async () => {
			const came = (await workflow.emitted(name)).map(seen);
			assert.deepEqual(came, expectedOf(name), name);
		});
	}
};

/** So many polls of each trigger later, and between two. */
const later = async (polls: number): Promise<void> =>
	await pollsLater(stack.simulator, polls, EVERY_SECONDS);

/** How many requests a poll of which nothing comes takes, for each of what that row counts by. */
const documented = (name: string): number => {
	const file = join(playgroundFolder, '..', 'docs', 'trigger.md');
	const rows = readFileSync(file, 'utf8').split('\n');
	const row = rows.find((line) => line.startsWith(`| ${name} |`)) ?? '';
	return Number.parseInt(row.split('|')[5] ?? '');
};

before(async () => {
	stack = await startStack('trigger');
	const { simulator } = stack;
	await simulator.addUser({ userId: USER, empty: true });
	await simulator.setUser({ userId: USER, devices: [{ id: 'desk', name: 'Desk' }] });
	playlistId = (
		await simulator.addPlaylist({ ownerId: USER, name: 'Watched', uris: fresh('track', 60) })
	).id;
	await saves('track')(3);
	account = await stack.createUserCredential(undefined, { userId: USER });
});
beforeEach(async () => {
	await stack.simulator.clear();
	// Playlists show at once what happened: that they show it late is in reality.test.mts.
	await stack.simulator.set({ latencyMs: 0, readAgeMs: 0, snapshotDelayMs: 0 });
});
after(async () => {
	await stack.stop();
});

test('the first poll after the activation takes the present as its base', async () => {
	workflow = await activate(
		cases.map(({ name, event, parameters = () => ({}) }) => ({
			name,
			event,
			parameters: parameters(),
		})),
	);
	// On a busy machine the first polls come late, and would be taken for some that find nothing new.
	await eventually(async () => {
		const asked = Object.keys(await stack.simulator.totals());
		const bases = [...cases.map(({ asks: [endpoint] }) => endpoint), PLAYLIST_BASE];
		assert.deepEqual(
			bases.filter((endpoint) => !asked.includes(endpoint)),
			[],
		);
	});
	await later(1);
	assert.deepEqual(await workflow.executions(), []);
});

test('polls of which nothing comes ask for what the documentation says', async () => {
	await later(2);
	// A poll may be under way: looked at once more, it has ended.
	await eventually(async () => {
		const counts = await stack.simulator.totals();
		say(`Requests of 2 polls of each trigger: ${JSON.stringify(counts)}`);
		const endpoints = cases.map(({ asks: [endpoint] }) => endpoint);
		assert.deepEqual(Object.keys(counts).sort(), endpoints.sort());
		for (const { name, row = name, asks } of cases) {
			const [endpoint, units] = asks;
			const polls = (counts[endpoint] ?? 0) / (documented(row) * units);
			// On a busy machine a poll may come late, or the look: five had been by then.
			const isWhole = Number.isInteger(polls) && polls >= 1 && polls <= 10;
			assert.ok(isWhole, `${name}: ${counts[endpoint]} requests`);
		}
	});
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
	const { name } = itemAdded;
	const [uri = ''] = expectedOf(name);
	await stack.simulator.addItems({ id: playlistId, uris: [uri, uri], position: 5 });
	expectToo(name, [uri, uri]);
	await allCame();
	const move = { rangeStart: 0, rangeLength: 40, insertBefore: 100 };
	await stack.simulator.moveItems({ id: playlistId, ...move });
});

test('n8n is killed as soon as events have come: they do not come again', async () => {
	await makeHappen(() => 1);
	await allCame();
	await stack.killN8n();
	await stack.restartN8n();
	await later(1);
	await allCame();
});

test('n8n is killed: what happened just before and meanwhile comes once it is there again', async () => {
	// Between two polls: what becomes of one that n8n is killed in, the documentation says.
	await later(0);
	await makeHappen(() => 1);
	await stack.killN8n();
	const isList = ({ isState }: Case) => !isState;
	await makeHappen(() => 2, cases.filter(isList));
	await stack.restartN8n();
	await allCame();
});

test('polls that take longer than the time between two do not double anything', async () => {
	await stack.simulator.set({ latencyMs: 5000 });
	await makeHappen(() => 1);
	await sleep(1.5 * EVERY_SECONDS * 1000);
	await stack.simulator.set({ latencyMs: 0 });
	await allCame();
	await later(1);
	await allCame();
});

const atTheApi = { host: 'api.spotify.com' };

test('a 429 with Retry-After and some 503 delay what comes, and show no failure', async () => {
	await stack.simulator.addFault({
		match: atTheApi,
		times: 1,
		answer: { status: 429, headers: { 'retry-after': '8' } },
	});
	await stack.simulator.addFault({ match: atTheApi, times: 2, answer: { status: 503 } });
	await eventually(async () => assert.equal((await stack.simulator.countStrikes())[0], 1));
	const [refused] = await stack.simulator.log();
	await makeHappen(() => 1);
	await allCame();
	assert.deepEqual(await stack.simulator.countStrikes(), [1, 2]);
	const meanwhile = (await stack.simulator.log()).filter(
		// What was under way at that moment can't be called back.
		({ atMs }) => atMs > (refused?.atMs ?? 0) + 3000 && atMs < (refused?.atMs ?? 0) + 7900,
	);
	assert.deepEqual(meanwhile, []);
	assert.deepEqual(await workflow.failures(), []);
});

test('an outage is a failed execution that says so; what happened meanwhile comes after it', async () => {
	await stack.simulator.addFault({ match: atTheApi, answer: { status: 503 } });
	await makeHappen(() => 1);
	await eventually(async () => assert.notDeepEqual(await workflow.failures(), []));
	await stack.simulator.clear();
	await allCame();
	const [said = ''] = await workflow.failures();
	say(`An outage:\n${said}`);
	assert.match(said, /Spotify/);
	await workflow.deactivate();
});

test('a playlist that is deleted is a failed execution that says which one', async () => {
	const { id } = await stack.simulator.addPlaylist({ ownerId: USER, name: 'To be deleted' });
	const parameters = { playlistId: byId(id) };
	const watching = await activate([{ name: 'Trigger', event: 'playlistItemAdded', parameters }]);
	// On a busy machine n8n 2 first polls long after it says that the workflow is active, and the
	// workflow of before may still poll: one that fails at its first poll was never active.
	const polls = async () =>
		(await stack.simulator.log()).filter(({ path }) => path.startsWith(`/v1/playlists/${id}`));
	await eventually(async () => assert.notDeepEqual(await polls(), []));
	await later(0);
	await stack.simulator.deletePlaylist({ id });
	await eventually(async () => assert.notDeepEqual(await watching.failures(), []));
	const [said = ''] = await watching.failures();
	say(`A deleted playlist:\n${said}`);
	assert.match(said, new RegExp(id));
});
