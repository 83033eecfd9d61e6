import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';

import type { StoredCredential } from '../../lib/n8nTypes.mts';
import { ids } from './ids.mts';
import { startStack, type Stack } from './stack.mts';
import { ActiveWorkflow, eventually, pollsLater, type Trigger } from './triggers.mts';
import { byId, type Parameters } from './workflows.mts';

/** A workflow with each kind of trigger, and how their events are made to happen: one for each test file. */

// A poll costs n8n some tenths of a second, whatever it polls: it makes an isolate for expressions.
export const EVERY_SECONDS = 10;
export const USER = 'elias';
// With few albums: the simulator has room for 32.
const ARTIST = '7dGJo4pcD2V6oG8kP0tJRR';
const OTHER_ARTIST = '6XyY86QOPPrYVGvF9ch6wz';
const SEARCHED_ARTIST = '4gzpq5DPGxSnKTe4SA8HAU';
const SHOW = '5CfCWKI5pZ28U0uOzXkDHe';

export let stack: Stack;
let account: StoredCredential;
export let workflow: ActiveWorkflow;
export let playlistId: string;

/** Prints a text, with the minute and second of now. */
export const say = (text: string): void =>
	console.log(`${new Date().toISOString().slice(14, 19)} ${text}`);

const unused = [...ids(1000)];
/** So many URIs that nothing has yet. */
const fresh = (kind: string, count: number): string[] =>
	unused.splice(0, count).map((id) => `spotify:${kind}:${id}`);

type Item = Readonly<Record<string, unknown>>;

const uriOf = ({ uri }: Item): unknown => uri;

/** A trigger, and how its event is made to happen; `happen` gives what should come of it, in order. */
export interface Case {
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

export const itemAdded: Case = {
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

export const cases: readonly Case[] = [
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
export const expectedOf = (name: string): string[] => expected.get(name) ?? [];
export const expectToo = (name: string, uris: readonly string[]): void =>
	void expected.set(name, [...expectedOf(name), ...uris]);

export const activate = async (triggers: readonly Trigger[]): Promise<ActiveWorkflow> =>
	await ActiveWorkflow.activate(stack.api, account, triggers, EVERY_SECONDS);

/** Makes each event happen so many times, or each of some. */
export const makeHappen = async (times: (one: Case) => number, some = cases): Promise<void> => {
	for (const one of some) expectToo(one.name, await one.happen(times(one)));
};

/** Everything that should have come has come, once and in order. */
export const allCame = async (): Promise<void> => {
	for (const { name, seen = uriOf } of cases) {
		await eventually(async () => {
			const came = (await workflow.emitted(name)).map(seen);
			assert.deepEqual(came, expectedOf(name), name);
		});
	}
};

/** So many polls of each trigger later, and between two. */
export const later = async (polls: number): Promise<void> =>
	await pollsLater(stack.simulator, polls, EVERY_SECONDS);

/** Starts n8n for a test file, and ends it. */
export const watchAll = (folder: string): void => {
	before(async () => {
		stack = await startStack(folder);
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
};

/** Activates the workflow, and waits until each trigger has taken the present as its base. */
export const activateAll = async (): Promise<void> => {
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
};
