import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { seed, type Seeded } from '../lib/seed.mts';
import { defaultClient } from '../simulator/accounts/clients.mts';
import { errorOf, itemsOf } from './support/workflows.mts';
import { playgroundFolder, startStack, type Stack } from './support/stack.mts';

const workflowFile = join(playgroundFolder, '..', 'examples', 'catalogue-sync.json');

let stack: Stack;
let seeded: Seeded;

const seedAgain = async () =>
	await seed(stack.api, { client: defaultClient, workflowFile, userFolder: stack.folder });

/** The table as its owner sees it; only n8n's own note of the last change may differ from run to run. */
const readTable = async () =>
	(await stack.api.readDataTable(seeded.projectId, seeded.tableId)).map(
		({ updatedAt: _, ...row }) => row,
	);

before(async () => {
	stack = await startStack('sync');
	seeded = await seedAgain();
});
after(async () => await stack.stop());

test('the catalogue sync puts every track of every album into the Data Table', async () => {
	const execution = await stack.api.run(seeded.workflowId, 'Every day at 6:00');
	assert.equal(errorOf(execution), '');

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
	const execution = await stack.api.run(seeded.workflowId, 'Every day at 6:00');
	assert.equal(errorOf(execution), '');
	assert.deepEqual(await readTable(), before);
});

test('a second start of the playground adds nothing either', async () => {
	// A credential that is listed has other fields than one that was just made.
	const again = await seedAgain();
	assert.equal(again.credential.id, seeded.credential.id);
	assert.deepEqual({ ...again, credential: seeded.credential }, seeded);
	assert.equal((await stack.api.listWorkflows()).length, 1);
});
