import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import type { StoredCredential } from '../lib/n8nTypes.mts';
import { notListedWords } from '../simulator/settings.mts';
import { createSimulator } from '../simulator/simulator.mts';
import { hosts } from '../simulator/types.mts';
import { lookups } from '../simulator/world.mts';
import { ids } from './support/ids.mts';
import { startStack, type Stack } from './support/stack.mts';
import { ActiveWorkflow, eventually } from './support/triggers.mts';
import { byId, errorOf, idItems, itemsOf, spotify, type Step } from './support/workflows.mts';

// Where Spotify is unkind, in the real n8n. The simulator is so by default: reads of a playlist are
// 0.6 s old, its snapshot 30 s, with a third one in between.

const EVERY_SECONDS = 10;
/** More than a snapshot is behind. */
const UNTIL_SHOWN_MS = 32_000;
const SHOW = '5CfCWKI5pZ28U0uOzXkDHe';
const STRANGER = 'elias';

let stack: Stack;
let account: StoredCredential;

const unused = [...ids(2000)];
/** So many URIs that nothing has yet. */
const fresh = (count: number): string[] =>
	unused.splice(0, count).map((id) => `spotify:track:${id}`);

/** Runs steps that must not fail; gives what the Spotify node put out. */
const run = async (...steps: readonly Step[]) => {
	const execution = await stack.run(...steps);
	assert.equal(errorOf(execution), '');
	return itemsOf(execution);
};

const newPlaylist = async (uris: readonly string[]): Promise<string> =>
	(await stack.simulator.addPlaylist({ name: 'Kept in step', uris: [...uris] })).id;

const contentsOf = async (id: string) => await stack.simulator.playlistContents({ id });

const toPlaylist = (
	id: string,
	operation: 'addItems' | 'syncItems',
	options: Readonly<Record<string, unknown>> = {},
) =>
	spotify(account, 'playlist', operation, {
		playlistId: byId(id),
		uris: '={{ $json.id }}',
		options,
	});

/** What becomes of a change whose answer is lost: `reset` was not carried out, `resetAfter` was. */
type Loss = 'reset' | 'resetAfter';

/** The answers to the next changes of playlists are lost. */
const loseAnswers = async (method: string, losses: readonly Loss[]): Promise<void> => {
	for (const answer of losses)
		await stack.simulator.addFault({
			match: { method, path: '^/v1/playlists' },
			times: 1,
			answer,
		});
};

/** How many changes of playlists Spotify was asked for. */
const changes = async (): Promise<number> => {
	const log = await stack.simulator.log();
	return log.filter(({ method, path }) => method !== 'GET' && path.startsWith('/v1/playlists'))
		.length;
};

before(async () => {
	stack = await startStack('reality');
	await stack.simulator.addUser({ userId: STRANGER, listed: false });
	account = await stack.createUserCredential();
});
beforeEach(async () => await stack.simulator.clear());
after(async () => await stack.stop());

const LOSSES: readonly (readonly Loss[])[] = [['resetAfter'], ['reset', 'resetAfter'], ['reset']];

for (const losses of LOSSES) {
	test(`Add Items has each song once, although answers got lost: ${losses.join(', ')}`, async () => {
		const held = fresh(3);
		const id = await newPlaylist(held);
		const added = fresh(4);
		await loseAnswers('POST', losses);

		await run(...idItems(added), toPlaylist(id, 'addItems'));

		assert.deepEqual(
			await stack.simulator.countStrikes(),
			losses.map(() => 1),
		);
		assert.deepEqual(await contentsOf(id), [...held, ...added]);
	});
}

test('Add Items right after Add Items does not add again what the first has just added', async () => {
	const id = await newPlaylist([]);
	const added = fresh(5);

	await run(...idItems(added), toPlaylist(id, 'addItems'));
	await run(...idItems(added), toPlaylist(id, 'addItems', { skipExisting: true }));

	assert.deepEqual(await contentsOf(id), added);
});

test('Sync keeps a playlist in step although answers get lost, and then finds nothing to do', async () => {
	const held = fresh(120);
	const id = await newPlaylist(held);
	const wanted = [...held.slice(10, 60), ...held.slice(65), ...fresh(5)];
	for (const method of ['POST', 'DELETE', 'PUT']) await loseAnswers(method, ['resetAfter']);

	await run(...idItems(wanted), toPlaylist(id, 'syncItems'));
	assert.deepEqual(await contentsOf(id), wanted);

	await stack.simulator.clear();
	const [again] = await run(...idItems(wanted), toPlaylist(id, 'syncItems'));
	assert.equal(again?.changed, false);
	assert.equal(await changes(), 0);
});

for (const lookup of lookups) {
	test(`Sync leaves a song alone that reads back as null: ${lookup}`, async () => {
		const wanted = fresh(6);
		const id = await newPlaylist(wanted);
		const gone = wanted.slice(2, 3);
		await stack.simulator.setUnavailable({ uris: gone, lookup });

		const [first] = await run(...idItems(wanted), toPlaylist(id, 'syncItems'));
		// A song that Spotify finds may be new, and the null another one: it is put in once more, and
		// taken out where it is not shown. From then on that is known.
		assert.equal(first?.changed, lookup === 'found');
		assert.deepEqual(await contentsOf(id), wanted);
		const before = await changes();

		const [second] = await run(...idItems(wanted), toPlaylist(id, 'syncItems'));
		assert.equal(second?.changed, false);
		await run(...idItems(gone), toPlaylist(id, 'addItems', { skipExisting: true }));
		assert.equal(await changes(), before);
		assert.deepEqual(await contentsOf(id), wanted);

		const more = fresh(2);
		await run(...idItems([...wanted, ...more]), toPlaylist(id, 'syncItems'));
		assert.deepEqual(await contentsOf(id), [...wanted, ...more]);
	});
}

test('Return All of a search gives all that is found, whatever the total says', async () => {
	const QUERY = 'night boat';
	const found = await run(
		spotify(account, 'search', 'search', { query: QUERY, type: ['track'], returnAll: true }),
	);

	const paths = (await stack.simulator.log()).map(({ path }) => path);
	const first = paths.find((path) => path.startsWith('/v1/search')) ?? '';
	assert.deepEqual(
		found.map(({ uri }) => uri),
		await foundThrough(first),
	);
	assert.ok(found.length > 100, `only ${found.length}`);
});

/** Every URI on the pages that `next` leads to, from another simulator: all have the same catalogue. */
const foundThrough = async (first: string): Promise<readonly string[]> => {
	const { control, handle } = createSimulator();
	const headers = { authorization: `Bearer ${control.issueUserToken().accessToken}` };
	const uris: string[] = [];
	for (let path: string | undefined = first; path !== undefined;) {
		const answer = await handle({ host: hosts.api, method: 'GET', path, headers, body: '' });
		assert.ok(answer !== 'reset');
		const { tracks } = JSON.parse(answer.body) as {
			tracks: { next: string | null; items: readonly { uri: string }[] };
		};
		uris.push(...tracks.items.map(({ uri }) => uri));
		path = tracks.next?.replace(`https://${hosts.api}`, '');
	}
	return uris;
};

test("a user who is not on the app's list is told so in whatever words, and nobody else learns from it", async () => {
	const stranger = await stack.createUserCredential(undefined, { userId: STRANGER });
	const tracks = (of: StoredCredential) =>
		spotify(of, 'track', 'get', { trackId: byId('={{ $json.id }}') });
	await stack.simulator.setKind({ kind: 'developmentOld' });
	for (const words of Object.values(notListedWords)) {
		for (const notListedAsText of [true, false]) {
			await stack.simulator.set({ notListedWords: words, notListedAsText });
			const said = errorOf(await stack.run(...idItems(fresh(20)), tracks(stranger)));
			assert.match(said, /not on the app's list.*User Management/s, words);
		}
	}

	await stack.simulator.clearLog();
	assert.equal((await run(...idItems(fresh(20)), tracks(account))).length, 20);
	assert.equal(await stack.simulator.count('GET /v1/tracks'), 1);
	assert.equal(await stack.simulator.count('GET /v1/tracks/{id}'), 0);
	await stack.simulator.setUser({ userId: STRANGER, listed: true });
	await run(spotify(stranger, 'user', 'getProfile'));
	await stack.simulator.setKind({ kind: 'extended' });
});

test('triggers: a show with its oldest episodes first, a snapshot that is late, and one that never holds still', async () => {
	const [watched, restless] = [await newPlaylist(fresh(60)), await newPlaylist(fresh(60))];
	await stack.simulator.setEpisodeOrder({ showId: SHOW, oldestFirst: true });
	await stack.simulator.setRestless({ id: restless });
	const workflow = await ActiveWorkflow.activate(
		stack.api,
		account,
		[
			{ name: 'Episodes', event: 'showPublished', parameters: { showId: byId(SHOW) } },
			{ name: 'Late', event: 'playlistItemAdded', parameters: { playlistId: byId(watched) } },
			{ name: 'Restless', event: 'playlistItemAdded', parameters: { playlistId: byId(restless) } },
			{ name: 'Changed', event: 'playlistChanged', parameters: { playlistId: byId(watched) } },
		],
		EVERY_SECONDS,
	);
	// The first poll of each takes the present as its base.
	await sleep(2 * EVERY_SECONDS * 1000);
	assert.deepEqual(await workflow.executions(), []);

	const expected = new Map<string, readonly string[]>([
		['Episodes', await stack.simulator.addEpisodes({ showId: SHOW, count: 2 })],
		['Late', fresh(2)],
		['Restless', fresh(2)],
		['Changed', [`spotify:playlist:${watched}`]],
	]);
	await stack.simulator.addItems({ id: watched, uris: [...(expected.get('Late') ?? [])] });
	await stack.simulator.addItems({ id: restless, uris: [...(expected.get('Restless') ?? [])] });
	const allCame = async (): Promise<void> => {
		for (const [name, uris] of expected) {
			const came = (await workflow.emitted(name)).map(({ uri }) => uri);
			assert.deepEqual(came, uris, name);
		}
	};
	await eventually(allCame, 90_000);

	// The third snapshot and the new one have shown by now, and brought nothing more.
	await sleep(UNTIL_SHOWN_MS);
	await allCame();
	assert.deepEqual(await workflow.failures(), []);
	await workflow.deactivate();
});
