import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';

import type { StoredCredential, Workflow } from '../lib/n8nTypes.mts';
import { readWorkflow } from '../lib/readyWorkflow.mts';
import { playgroundFolder } from './support/folders.mts';
import { startStack, type Stack } from './support/stack.mts';
import { errorOf, itemsOf, using } from './support/workflows.mts';

const FIRST_RELEASE = '0.1.0';

/** What the first release put out for a part of its operations: later ones may add, and take nothing away. */
const OUTPUT_FIELDS: Readonly<Record<string, string>> = {
	'album.getTracks': 'id uri name artists album albumId durationMs explicit isrc url',
	'artist.getAlbums': 'id uri name artists albumType releaseDate totalTracks upc imageUrl url',
	'show.getEpisodes': 'id uri name description releaseDate durationMs explicit showId imageUrl url',
	'library.getTracks': 'id uri name artists album albumId durationMs explicit isrc url addedAt',
	'user.getTopArtists': 'id uri name imageUrl url',
};

let stack: Stack;
let stored: Workflow;
let credentials: Readonly<Record<string, StoredCredential>>;

before(async () => {
	stack = await startStack('stored');
	const fixtures = join(dirname(playgroundFolder), 'test', 'fixtures', 'workflows');
	stored = readWorkflow(join(fixtures, `${FIRST_RELEASE}.json`));
	const made = [
		await stack.createCredential(),
		await stack.createTokenCredential(),
		await stack.createUserCredential(),
	];
	credentials = Object.fromEntries(made.map((credential) => [credential.type, credential]));
});
after(async () => await stack.stop());

test('a workflow that the first release has stored is imported, and exported as it was', async () => {
	const { id } = await stack.api.createWorkflow(stored);
	const { nodes, connections } = await stack.api.call<Workflow>('GET', `/workflows/${id}`);
	assert.deepEqual(nodes, stored.nodes);
	assert.deepEqual(connections, stored.connections);
});

for (const [name, fields] of Object.entries(OUTPUT_FIELDS)) {
	test(`its node ${name} runs as it was stored, and puts out the same fields`, async () => {
		const node = stored.nodes.find((one) => one.name === name);
		const [type = ''] = Object.keys(node?.credentials ?? {});
		const credential = credentials[type];
		assert.ok(node && credential);

		const asStored = await stack.run(() => ({ ...node, ...using(credential) }));
		assert.equal(errorOf(asStored), '');
		const [selected = {}] = itemsOf(asStored, name);
		assert.deepEqual(
			['name', 'id', 'url'].map((field) => field in selected),
			[true, true, false],
		);

		const parameters = { ...node.parameters, output: 'simplified' };
		const execution = await stack.run(() => ({ ...node, parameters, ...using(credential) }));
		assert.equal(errorOf(execution), '');
		const [first = {}] = itemsOf(execution, name);
		const missing = fields.split(' ').filter((field) => !(field in first));
		assert.deepEqual(missing, []);
	});
}
