import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { StoredCredential } from '../lib/n8nTypes.mts';
import { ids } from './support/ids.mts';
import { startStack, type Stack } from './support/stack.mts';
import { byId, errorOf, idItems, itemsOf, spotify, type Step } from './support/workflows.mts';

const ALBUM = '2up3OPMp9Tb4dAKM2erWXQ';

let stack: Stack;
let account: StoredCredential;
let playlistId: string;

before(async () => {
	stack = await startStack('writes');
	account = await stack.createUserCredential();
	const created = await stack.run(spotify(account, 'playlist', 'create', { name: 'Kept in step' }));
	playlistId = String(itemsOf(created)[0]?.id);
});
after(async () => await stack.stop());

const uris = (count: number): string[] => ids(count).map((id) => `spotify:track:${id}`);

/** Runs steps that must not fail; gives what the Spotify node put out. */
const run = async (...steps: readonly Step[]) => {
	const execution = await stack.run(...steps);
	assert.equal(errorOf(execution), '');
	return itemsOf(execution);
};

const toPlaylist = (operation: string, options: Readonly<Record<string, unknown>> = {}) =>
	spotify(account, 'playlist', operation, {
		playlistId: byId(playlistId),
		uris: '={{ $json.id }}',
		options,
	});

const writes = async (): Promise<number> => {
	const counts = ['DELETE', 'POST', 'PUT'].map(
		async (method) => await stack.simulator.count(`${method} /v1/playlists/{playlist_id}/items`),
	);
	return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
};

test('a playlist is kept in step with a list: told, done, and then there is nothing to do', async () => {
	const first = uris(150);
	await run(...idItems(first), toPlaylist('replaceItems'));
	assert.deepEqual(await stack.simulator.playlistContents({ id: playlistId }), first);

	const wanted = [...first.slice(0, 70), ...first.slice(75), ...uris(152).slice(150)];
	const before = await writes();
	const [told] = await run(...idItems(wanted), toPlaylist('syncItems', { dryRun: true }));
	assert.deepEqual([told?.removed, told?.added, told?.replaced], [5, 2, false]);
	assert.equal(await writes(), before);

	const [done] = await run(...idItems(wanted), toPlaylist('syncItems'));
	assert.deepEqual(await stack.simulator.playlistContents({ id: playlistId }), wanted);
	assert.equal((await writes()) - before, told?.calls);
	assert.equal(done?.calls, told?.calls);

	const [again] = await run(...idItems(wanted), toPlaylist('syncItems'));
	assert.equal(again?.changed, false);
	assert.equal((await writes()) - before, told?.calls);
});

test('what is there already is not added again', async () => {
	const held = await stack.simulator.playlistContents({ id: playlistId });
	const results = await run(
		...idItems(uris(153).slice(148)),
		toPlaylist('addItems', { skipExisting: true }),
	);
	assert.deepEqual(
		results.map(({ added, skipped }) => [added, skipped]),
		[
			[0, 1],
			[0, 1],
			[0, 1],
			[0, 1],
			[1, 0],
		],
	);
	assert.equal(
		(await stack.simulator.playlistContents({ id: playlistId })).length,
		held.length + 1,
	);
});

test('an answer that is lost after Spotify acted doubles nothing', async () => {
	const held = await stack.simulator.playlistContents({ id: playlistId });
	await stack.simulator.addFault({
		match: { method: 'POST', path: '^/v1/playlists' },
		times: 1,
		answer: 'resetAfter',
	});
	const added = uris(160).slice(155);
	await run(...idItems(added), toPlaylist('addItems'));
	assert.deepEqual(await stack.simulator.countStrikes(), [1]);
	assert.deepEqual(await stack.simulator.playlistContents({ id: playlistId }), [...held, ...added]);
	await stack.simulator.clear();
});

test('the library takes in, is asked, and gives away, fifty items in two requests', async () => {
	const wanted = uris(50);
	const library = (operation: string) =>
		spotify(account, 'library', operation, { uris: '={{ $json.id }}' });
	assert.equal((await run(...idItems(wanted), library('save'))).length, 50);
	assert.equal(await stack.simulator.count('PUT /v1/me/library'), 2);
	const checked = await run(...idItems(wanted), library('check'));
	assert.deepEqual(
		checked.map(({ uri, saved }) => [uri, saved]),
		wanted.map((uri) => [uri, true]),
	);
	await run(...idItems(wanted), library('remove'));
	assert.ok((await run(...idItems(wanted), library('check'))).every(({ saved }) => !saved));
});

test("an album's cover becomes a playlist's", async () => {
	const cover = async () =>
		(await run(spotify(account, 'playlist', 'getCover', { playlistId: byId(playlistId) })))[0]?.url;
	const before = await cover();
	const upload = spotify(
		account,
		'playlist',
		'uploadCover',
		{ playlistId: byId(playlistId), binaryPropertyName: 'data' },
		{ name: 'Upload' },
	);
	const download = spotify(account, 'album', 'downloadCover', {
		albumId: byId(ALBUM),
		options: { size: 'medium' },
	});
	await run(download, upload);
	assert.notEqual(await cover(), before);
});
