import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import type { DataTableRow } from '../lib/n8nTypes.mts';
import { seed, type Seeded } from '../lib/seed.mts';
import { byId, errorOf, itemsOf, spotify, step } from './support/workflows.mts';
import { playgroundFolder } from './support/folders.mts';
import { startStack, type Stack } from './support/stack.mts';

const workflowFile = join(playgroundFolder, '..', 'examples', 'catalogue-sync.json');

let stack: Stack;
let seeded: Seeded;

const seedAgain = async () =>
	await seed(stack.api, { client: stack.client, workflowFile, userFolder: stack.folder });

/** The table with n8n's own note of the last change: a row that is written again has another one. */
const readTable = async () =>
	await stack.api.readDataTableNamed(seeded.projectId, seeded.tableName);

const sync = async () => {
	const execution = await stack.api.run(seeded.workflowId, 'Every day at 6:00');
	assert.equal(errorOf(execution), '');
	return execution;
};

/** The rows that have been written to since the table was like this. */
const writtenSince = async (before: readonly DataTableRow[]) => {
	const rows = await readTable();
	assert.equal(rows.length, before.length);
	return rows.filter((row, index) => row.updatedAt !== before[index]?.updatedAt);
};

before(async () => {
	stack = await startStack('sync');
	seeded = await seedAgain();
});
after(async () => await stack.stop());

test('the catalogue sync puts every track of every album into the Data Table', async () => {
	const execution = await sync();
	const tracks = itemsOf(execution, 'Tracks of each album').map(({ uri }) => uri);
	const rows = await readTable();
	assert.ok(tracks.length > 100, `only ${tracks.length} tracks`);
	assert.deepEqual(
		rows.map(({ uri }) => uri),
		[...new Set(tracks)],
	);
	for (const row of rows)
		for (const column of ['name', 'artists', 'album', 'durationMs', 'url'])
			assert.ok(row[column], column);
});

test('a second run of it changes nothing', async () => {
	const before = await readTable();
	await sync();
	assert.deepEqual(await readTable(), before);
});

test('a row that says something else is updated, and no other', async () => {
	const before = await readTable();
	const [first, second] = before;
	const table = await stack.api.findDataTable(seeded.projectId, seeded.tableName);
	const changed: Readonly<Record<string, unknown>> = { name: 'as it was', album: null };
	const change = step('Change it', 'n8n-nodes-base.dataTable', 1, {
		resource: 'row',
		operation: 'update',
		dataTableId: byId(table?.id ?? ''),
		matchType: 'allConditions',
		filters: { conditions: [{ keyName: 'uri', condition: 'eq', keyValue: second?.uri }] },
		columns: { mappingMode: 'defineBelow', value: changed, matchingColumns: [], schema: [] },
		options: {},
	});
	assert.equal(errorOf(await stack.run(change)), '');
	const [untouched, other] = await readTable();
	assert.deepEqual(untouched, first);
	assert.deepEqual([other?.name, other?.album], ['as it was', null]);

	await sync();
	const written = await writtenSince(before);
	assert.deepEqual(
		written.map((row) => ({ ...row, updatedAt: second?.updatedAt })),
		[second],
	);
});

test('what Spotify leaves out is null in its row, and the same as null in the next run', async () => {
	const before = await readTable();
	const uri = before[0]?.uri;
	const artist = {
		artistId: byId('6liAMWkVf5LH7YR9yfFy1Y'),
		options: { includeGroups: ['album'] },
	};
	const all = { returnAll: true };
	const albums = itemsOf(
		await stack.run(spotify(seeded.credential, 'artist', 'getAlbums', { ...artist, ...all })),
	);
	const tracks = itemsOf(
		await stack.run(
			spotify(seeded.credential, 'album', 'getTracks', {
				albumId: byId(String(albums[0]?.id)),
				...all,
				output: 'raw',
				options: {},
			}),
		),
	);
	assert.equal(tracks[0]?.uri, uri);
	const { length: total } = tracks;
	const items = tracks.map((track) =>
		track.uri === uri ? { ...track, external_urls: {}, duration_ms: null, explicit: null } : track,
	);
	await stack.simulator.addFault({
		match: { path: `/albums/${String(albums[0]?.id)}/tracks` },
		answer: {
			status: 200,
			body: { items, total, limit: 50, offset: 0, next: null, previous: null },
		},
	});
	await sync();
	const written = await writtenSince(before);
	assert.deepEqual(
		written.map((row) => [row.uri, row.durationMs, row.explicit]),
		[[uri, null, null]],
	);
	const after = await readTable();
	await sync();
	assert.deepEqual(await readTable(), after);
	await stack.simulator.clear();
});

test('a second start of the playground adds nothing either', async () => {
	// A credential that is listed has other fields than one that was just made.
	const { length } = await stack.api.listWorkflows();
	const again = await seedAgain();
	assert.equal(again.credential.id, seeded.credential.id);
	assert.deepEqual({ ...again, credential: seeded.credential }, seeded);
	assert.equal((await stack.api.listWorkflows()).length, length);
});
