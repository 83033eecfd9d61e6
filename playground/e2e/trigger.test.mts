import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import type { StoredCredential } from '../lib/n8nTypes.mts';
import { ids } from './support/ids.mts';
import { startStack, type Stack } from './support/stack.mts';
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

const unused = [...ids(3000)];
/** So many URIs that nothing has yet. */
const fresh = (kind: string, count: number): string[] =>
	unused.splice(0, count).map((id) => `spotify:${kind}:${id}`);

/** An event with its trigger, and a way to make it happen that gives what should come of it, in order. */
interface Case {
	readonly event: string;
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
		parameters: () => ({ playlistId: byId(playlist('one')) }),
		happen: adds('one'),
		many: 120,
	},
	{
		event: 'playlistItemAdded',
		parameters: () => ({ playlistId: byId([playlist('two'), playlist('three')].join()) }),
		happen: adds('three'),
		many: 60,
	},
	{
		event: 'playlistItemRemoved',
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
		parameters: () => ({ playlistId: byId(playlist('changing')) }),
		happen: async (count) => {
			await adds('changing')(count);
			return [`spotify:playlist:${playlist('changing')}`];
		},
		many: 60,
	},
	{ event: 'playlistFollowed', parameters: () => ({}), happen: saves('playlist'), many: 55 },
	{ event: 'trackSaved', parameters: () => ({}), happen: saves('track'), many: 110 },
	{ event: 'albumSaved', parameters: () => ({}), happen: saves('album'), many: 55 },
	{ event: 'episodeSaved', parameters: () => ({}), happen: saves('episode'), many: 55 },
	{ event: 'showSaved', parameters: () => ({}), happen: saves('show'), many: 2 },
	{
		event: 'artistReleased',
		parameters: () => ({ artistId: byId([ARTIST, OTHER_ARTIST].join()) }),
		happen: async (count) => await stack.simulator.addReleases({ artistId: ARTIST, count }),
		many: 12,
	},
	{
		event: 'followedArtistReleased',
		parameters: () => ({}),
		happen: async (count) =>
			await stack.simulator.addReleases({ artistId: FOLLOWED_ARTIST, group: 'single', count }),
		many: 12,
	},
	{
		event: 'showPublished',
		parameters: () => ({ showId: byId(SHOW) }),
		happen: async (count) => await stack.simulator.addEpisodes({ showId: SHOW, count }),
		many: 25,
	},
	{
		event: 'followedShowPublished',
		parameters: () => ({}),
		happen: async (count) => await stack.simulator.addEpisodes({ showId: FOLLOWED_SHOW, count }),
		many: 12,
	},
	{
		event: 'trackPlayed',
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
	for (const one of running) one.expected.push(...(await one.happen(times(one))));
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
});
after(async () => await stack.stop());

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
	say(`Requests of ${polls} polls of each trigger: ${JSON.stringify(counts)}`);
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

test('n8n is killed: what happens just before and meanwhile comes once it is there again', async () => {
	await makeHappen(() => 1);
	await stack.killN8n();
	await makeHappen(() => 2);
	await stack.restartN8n();
	await allCame(60_000);
	await pollsLater(2);
	await allCame();
});

test('nothing more comes than what has happened, and nothing has failed', async () => {
	await pollsLater(2);
	await allCame();
	for (const { name, workflow } of running) assert.deepEqual(await workflow.failures(), [], name);
});
