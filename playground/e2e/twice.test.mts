import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { readExample } from '../lib/examples.mts';
import type { StoredCredential, Workflow } from '../lib/n8nTypes.mts';
import { anyFreePort } from '../lib/ports.mts';
import { withCredential, withTableCalled } from '../lib/readyWorkflow.mts';
import { withTableByHand } from '../lib/seed.mts';
import { startPostgres, type RunningPostgres } from '../lib/services/postgres.mts';
import { countChanges, countRequests, disturb, DISTURBED } from './support/disturb.mts';
import { isAddable, nameIn, playlistIn, triggerOf } from './support/examples.mts';
import { holdRequests } from './support/measured.mts';
import { startStack, type Stack } from './support/stack.mts';
import { byId, errorOf, itemsOf, spotify } from './support/workflows.mts';

const USER = 'nora.lindqvist';
const SONG = '0DiWol3AO6WpXZgp0goxAV';

/**
 * After a refusal that came early, the node keeps to the pace that it has seen until then: on a slow
 * machine, a few requests in half a minute.
 */
const PATIENCE_MS = 270_000;

type Json = Readonly<Record<string, unknown>>;

let stack: Stack;
let app: StoredCredential;
let account: StoredCredential;
let postgres: RunningPostgres;
let database: StoredCredential;
let projectId: string;

before(async () => {
	stack = await startStack('twice');
	projectId = await stack.api.personalProjectId();
	const logFile = stack.artifact('postgres.log');
	postgres = await startPostgres({ port: await anyFreePort(), logFile });
	database = await stack.api.createCredential('Postgres', 'postgres', {
		...postgres.connection,
		ssl: 'disable',
	});
});
beforeEach(async () => {
	await stack.simulator.reset();
	await stack.simulator.setKind({ kind: 'developmentNew' });
	app = await stack.createCredential();
	account = await stack.createUserCredential();
});
after(async () => await stack.stop());

/** Puts a workflow into n8n with all credentials; gives what runs it, which must not fail. */
const install = async (example: Workflow) => {
	const ready = [app, account, database].reduce(withCredential, example);
	const { id } = await stack.api.createWorkflow(await withTableByHand(stack.api, ready, projectId));
	return async () => {
		const executionId = await stack.api.start(id, triggerOf(example));
		const execution = await stack.api.finished(executionId, PATIENCE_MS);
		assert.equal(errorOf(execution), '');
	};
};

/** Runs it among faults, and again, when nothing may change; gives what it keeps. */
const runTwice = async <T,>(name: string, run: () => Promise<void>, state: () => Promise<T>) => {
	const struck = (await stack.simulator.faults()).length;
	await stack.simulator.clearLog();
	await disturb(stack.simulator, 1);
	await run();
	assert.deepEqual((await stack.simulator.countStrikes()).slice(struck), [1, 1, 1]);
	const first = (await countRequests(stack.simulator)) - DISTURBED;
	const before = await state();
	await stack.simulator.clearLog();
	await run();
	assert.equal(await countChanges(stack.simulator), 0);
	assert.deepEqual(await state(), before);
	holdRequests(name, { first, again: await countRequests(stack.simulator) });
	return before;
};

/** What Spotify has in a list, but for the entry in its middle, which is null from now on. */
const takeFromList = async (
	path: string,
	resource: string,
	operation: string,
	parameters: Json,
): Promise<string> => {
	const all = { returnAll: true, output: 'raw' };
	const items = itemsOf(
		await stack.run(spotify(app, resource, operation, { ...parameters, ...all })),
	);
	const middle = Math.floor(items.length / 2);
	const { length: total } = items;
	assert.ok(total > 2, `only ${total} entries`);
	const entries = items.map((item, index) => (index === middle ? null : item));
	await stack.simulator.addFault({
		match: { path },
		answer: {
			status: 200,
			body: { items: entries, total, limit: 50, offset: 0, next: null, previous: null },
		},
	});
	return String(items[middle]?.uri);
};

const PORTISHEAD = '6liAMWkVf5LH7YR9yfFy1Y';
const artist = { artistId: byId(PORTISHEAD), options: { includeGroups: ['album'] } };

/** An album of an artist of the syncs that has several tracks, one of them gone. */
const takeFromAlbum = async (): Promise<string> => {
	const parameters = { ...artist, returnAll: true };
	const albums = itemsOf(await stack.run(spotify(app, 'artist', 'getAlbums', parameters)));
	const album = albums.find(({ totalTracks }) => Number(totalTracks) > 4);
	const id = String(album?.id);
	return await takeFromList(`/albums/${id}/tracks`, 'album', 'getTracks', {
		albumId: byId(id),
		options: {},
	});
};

const withoutStamps = (rows: readonly Json[]) =>
	rows.map(({ id: _id, createdAt: _created, updatedAt: _updated, ...row }) => row);

const tableCalled = async (name: string): Promise<readonly Json[]> =>
	await stack.api.readDataTableNamed(projectId, name);

describe('a 503, a reset, a 429 and an entry that is null; then again, and no row is even written', () => {
	const intoDataTable = async (name: string, takeAway: () => Promise<string>) => {
		const example = readExample(name);
		const whole = `What ${name} finds undisturbed`;
		await (
			await install({ ...withTableCalled(example, whole), name: whole })
		)();
		const gone = await takeAway();
		const disturbed = `What ${name} finds in spite of all`;
		const run = await install({ ...withTableCalled(example, disturbed), name: disturbed });
		// With n8n's own note of the last change: a row that is written again has another one.
		const rows = await runTwice(name, run, async () => await tableCalled(disturbed));
		const wanted = withoutStamps(await tableCalled(whole)).filter(({ uri }) => uri !== gone);
		assert.ok(wanted.length > 20);
		assert.deepEqual(withoutStamps(rows), wanted);
	};

	test('catalogue-sync', async () => await intoDataTable('catalogue-sync', takeFromAlbum));

	test('daily-quota-sync', async () =>
		await intoDataTable(
			'daily-quota-sync',
			async () =>
				await takeFromList(`/artists/${PORTISHEAD}/albums`, 'artist', 'getAlbums', artist),
		));

	test('catalogue-sync-postgres', async () => {
		// PostgreSQL's own number of the transaction that has written a row last.
		const table = async (columns: string) =>
			await postgres.rows(`SELECT ${columns} FROM spotify_tracks ORDER BY uri COLLATE "C"`);
		const example = readExample('catalogue-sync-postgres');
		await (
			await install(example)
		)();
		const whole = await table('*');
		await postgres.execute('DROP TABLE spotify_tracks');
		const gone = await takeFromAlbum();
		await runTwice(
			'catalogue-sync-postgres',
			await install(example),
			async () => await table('uri, xmin::text'),
		);
		assert.deepEqual(
			await table('*'),
			whole.filter(({ uri }) => uri !== gone),
		);
	});
});

describe('a 503, a reset, a 429 and an entry that is null; then again, and nothing is written', () => {
	const contents = async (name: string): Promise<ReadonlyArray<string | null>> => {
		const called = (await stack.simulator.playlists({ userId: USER })).filter(
			(playlist) => playlist.name === name,
		);
		assert.equal(called.length, 1, `${called.length} playlists called ${name}`);
		return await stack.simulator.playlistContents({ id: called[0]?.id ?? '' });
	};
	const hide = async (uri: string | undefined): Promise<void> =>
		await stack.simulator.setUnavailable({ uris: [uri ?? ''], lookup: 'found' });
	const middleOf = <T,>(list: readonly T[]): T | undefined => list[Math.floor(list.length / 2)];

	/** The entries of a playlist that an app may add elsewhere, but for the one in the middle. */
	const sourceOf = async (id: string): Promise<readonly string[]> => {
		const held = [...new Set((await stack.simulator.playlistContents({ id })).filter(isAddable))];
		const gone = middleOf(held);
		await hide(gone);
		return held.filter((uri) => uri !== gone);
	};

	test('playlist-archive', async () => {
		const example = readExample('playlist-archive');
		const wanted = await sourceOf(playlistIn(example, 'What it holds now'));
		const name = nameIn(example, 'The archive');
		const held = await runTwice(
			'playlist-archive',
			await install(example),
			async () => await contents(name),
		);
		assert.deepEqual(held, wanted);
	});

	test('playlists-in-step', async () => {
		const example = readExample('playlists-in-step');
		const original = playlistIn(example, 'What the original holds');
		const wanted = await sourceOf(original);
		await stack.simulator.setPlaylistContents({ id: original, uris: [...wanted] });
		await stack.simulator.addPlaylist({ ownerId: USER, name: 'Other', uris: [] });
		const name = nameIn(example, 'The copy');
		const held = await runTwice(
			'playlists-in-step',
			await install(example),
			async () => await contents(name),
		);
		assert.deepEqual(held, wanted);
	});

	test('monthly-liked-songs', async () => {
		const example = readExample('monthly-liked-songs');
		const lastMonth = new Date();
		lastMonth.setUTCDate(0);
		const uris = ['2takcwOaAZWiXQijPHIx7B', '11dFghVXANMlKmJXsNCbNl', SONG].map(
			(id) => `spotify:track:${id}`,
		);
		await stack.simulator.addToLibrary({
			userId: USER,
			uris: [...uris].reverse(),
			addedAt: lastMonth.toISOString(),
		});
		await hide(uris[1]);
		const name = `Liked in ${lastMonth.toLocaleString('en', { month: 'long', timeZone: 'UTC' })} ${lastMonth.getUTCFullYear()}`;
		const held = await runTwice(
			'monthly-liked-songs',
			await install(example),
			async () => await contents(name),
		);
		assert.deepEqual([...held].sort(), [...uris].sort());
	});

	const found = async (name: string, example: Workflow) => {
		const target = nameIn(example, 'The playlist');
		const songs = [
			'Portishead - Roads',
			'Daft Punk - One More Time',
			'Band of Horses - The Funeral',
		];
		const uris = await stack.simulator.listSongs({ songs });
		await stack.simulator.addPlaylist({
			ownerId: USER,
			name: target,
			uris: [`spotify:track:${SONG}`, uris[1] ?? '', 'spotify:track:2takcwOaAZWiXQijPHIx7B'],
		});
		await hide(`spotify:track:${SONG}`);
		const run = await install(example);
		const held = await runTwice(name, run, async () => await contents(target));
		await stack.simulator.listSongs({ songs: null });
		assert.deepEqual(new Set(held.filter((uri) => uri !== null)).size, held.length);
		assert.deepEqual(
			uris.filter((uri) => !held.includes(uri)),
			[],
		);
	};

	test('songs-to-playlist', async () =>
		await found('songs-to-playlist', readExample('songs-to-playlist')));

	test('video-playlist-to-playlist', async () => {
		const example = readExample('video-playlist-to-playlist');
		const videos = [
			['Roads', 'Portishead - Topic'],
			['Daft Punk - One More Time (Official Video)', 'DaftPunkVEVO'],
			['The Funeral', 'Band of Horses - Topic'],
		].map(([title, videoOwnerChannelTitle]) => ({
			json: { snippet: { title, videoOwnerChannelTitle } },
		}));
		const unused = await stack.api.createCredential('YouTube', 'youTubeOAuth2Api', {});
		await found(
			'video-playlist-to-playlist',
			withCredential({ ...example, pinData: { 'The videos': videos } }, unused),
		);
	});
});
