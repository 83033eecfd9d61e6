import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { anyFreePort } from '../lib/ports.mts';
import type { Execution, StoredCredential, Workflow } from '../lib/n8nTypes.mts';
import { startPostgres } from '../lib/services/postgres.mts';
import { makeDataFolder } from '../lib/services/dataFolder.mts';
import { ids } from '../e2e/support/ids.mts';
import { startStack, type Stack } from '../e2e/support/stack.mts';
import { ActiveWorkflow, eventually, pollsLater } from '../e2e/support/triggers.mts';
import {
	byId,
	errorOf,
	httpRequest,
	idItems,
	itemsOf,
	spotify,
	START,
	step,
	workflow,
	type Step,
} from '../e2e/support/workflows.mts';

/**
 * Tries the package on n8n's Engine 2.0 (opt-in in 2.41): what works there, and what n8n itself
 * refuses, as `docs/compatibility.md` lists it.
 */

/** Executions of Engine 2.0 have such an ID, and others a number. */
const ENGINE_2_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/;

const EVERY_SECONDS = 10;
const USER = 'elias';

let stack: Stack;
let app: StoredCredential;
let user: StoredCredential;

before(async () => {
	const { connection } = await startPostgres({
		port: await anyFreePort(),
		logFile: join(makeDataFolder('engine2'), 'postgres.log'),
	});
	const { host, port, database, user: role, password } = connection;
	stack = await startStack('engine2', {
		N8N_ENABLED_MODULES: 'engine-v2',
		N8N_ENGINE_DATABASE_URL: `postgres://${role}:${password}@${host}:${port}/${database}`,
		N8N_ENGINE_PORT: String(await anyFreePort()),
		N8N_ENGINE_CONTROL_PLANE_PORT: String(await anyFreePort()),
	});
	app = await stack.createCredential();
	await stack.simulator.addUser({ userId: USER, empty: true });
	user = await stack.createUserCredential(undefined, { userId: USER });
});
after(async () => await stack.stop());

const onEngine2 = (made: Workflow): Workflow => ({
	...made,
	settings: { ...made.settings, engineType: 'v2' },
});

/** Runs these steps on Engine 2.0, and sees that it was that. */
const run = async (...steps: readonly Step[]): Promise<Execution> => {
	const { id } = await stack.api.createWorkflow(onEngine2(workflow('Engine 2.0', ...steps)));
	const execution = await stack.api.run(id, START);
	assert.match(execution.id, ENGINE_2_ID);
	return execution;
};

const tracks = (credential: StoredCredential, options = {}, settings = {}): Step =>
	spotify(credential, 'track', 'get', { trackId: byId('={{ $json.id }}'), options }, settings);

test('1,000 tracks by client credentials, with one request for a token', async () => {
	await stack.simulator.clearLog();
	const wanted = ids(1000);
	const execution = await run(...idItems(wanted), tracks(app));
	assert.equal(errorOf(execution), '');
	assert.deepEqual(
		itemsOf(execution).map(({ id }) => id),
		wanted,
	);
	const log = await stack.simulator.log();
	const asked = (path: string) => log.filter((entry) => entry.path.startsWith(path)).length;
	console.log(`${asked('/v1/')} requests, ${asked('/api/token')} for a token`);
	assert.equal(asked('/api/token'), 1);
});

test('a token that was revoked is renewed, once', async () => {
	await run(...idItems(ids(1)), tracks(app));
	await stack.simulator.revokeTokens();
	await stack.simulator.clearLog();
	const execution = await run(...idItems(ids(20)), tracks(app, { batching: 'off' }));
	assert.equal(errorOf(execution), '');
	assert.equal(itemsOf(execution).length, 20);
	const log = await stack.simulator.log();
	assert.equal(log.filter(({ path }) => path === '/api/token').length, 1);
	// The account of the tests that follow.
	user = await stack.createUserCredential(undefined, { userId: USER });
});

test('items that fail are items, where the node continues', async () => {
	const [first = '', second = ''] = ids(2);
	const wanted = [first, 'https://example.com/', second];
	const settings = { onError: 'continueRegularOutput' };
	const execution = await run(...idItems(wanted), tracks(app, {}, settings));
	const items = itemsOf(execution);
	assert.deepEqual(
		items.map(({ id, error }) => id ?? (error as { kind: string }).kind),
		[first, 'invalidInput', second],
	);
});

test('an error says what to do next in its message, which is all that the engine keeps', async () => {
	const execution = await run(...idItems(['https://example.com/']), tracks(app));
	assert.equal(execution.status, 'error');
	const { error } = execution.resultData;
	assert.equal(error?.description ?? undefined, undefined);
	assert.match(error?.message ?? '', /Field 'Track': .*ID/);
});

test('covers are files of the items', async () => {
	const execution = await run(
		...idItems(['4aawyAB9vmqN3uQ7FjRGTy']),
		spotify(app, 'album', 'downloadCover', { albumId: byId('={{ $json.id }}') }),
	);
	assert.equal(errorOf(execution), '');
	const [item] = execution.resultData.runData.Spotify?.[0]?.data?.main[0] ?? [];
	console.log(JSON.stringify(item)?.slice(0, 300));
	assert.ok(item && 'binary' in item);
});

test('a loop over batches asks in each of its rounds', async () => {
	const wanted = ids(6);
	const loop = step('Loop', 'n8n-nodes-base.splitInBatches', 3, { batchSize: 2, options: {} });
	const { nodes } = workflow('Loop', ...idItems(wanted), loop, tracks(app));
	const to = (node: string) => [{ node, type: 'main', index: 0 }];
	const { id } = await stack.api.createWorkflow({
		name: 'Loop',
		nodes,
		connections: {
			[START]: { main: [to('Ids')] },
			Ids: { main: [to('One item per id')] },
			'One item per id': { main: [to('Loop')] },
			Loop: { main: [[], to('Spotify')] },
			Spotify: { main: [to('Loop')] },
		},
		settings: { executionOrder: 'v1', engineType: 'v2' },
	});
	const execution = await stack.api.run(id, START);
	assert.match(execution.id, ENGINE_2_ID);
	assert.equal(errorOf(execution), '');
	const rounds = (execution.resultData.runData.Spotify ?? []).flatMap(
		({ data }) => data?.main[0] ?? [],
	);
	assert.deepEqual(
		rounds.map(({ json }) => json.id),
		wanted,
	);
});

test('the trigger starts executions of Engine 2.0, one for what is new', async () => {
	const name = 'Liked';
	const active = await ActiveWorkflow.activate(
		stack.api,
		user,
		[{ name, event: 'trackSaved', parameters: {} }],
		EVERY_SECONDS,
		{ engineType: 'v2' },
	);
	// The first poll takes the present as its base.
	await pollsLater(stack.simulator, 1, EVERY_SECONDS);
	const [uri = ''] = ids(1).map((id) => `spotify:track:${id}`);
	await stack.simulator.addToLibrary({ userId: USER, uris: [uri] });
	await eventually(async () =>
		assert.deepEqual(
			(await active.emitted(name)).map((item) => item.uri),
			[uri],
		),
	);
	await pollsLater(stack.simulator, 2, EVERY_SECONDS);
	const executions = await active.executions();
	assert.equal(executions.length, 1);
	assert.match(executions[0]?.id ?? '', ENGINE_2_ID);
	await active.deactivate();
});

test('an account that a user has connected works until its token ends; then the error says what to choose', async () => {
	const profile = spotify(user, 'user', 'getProfile');
	assert.equal(errorOf(await run(profile)), '');
	await stack.simulator.revokeTokens();
	const words = errorOf(await run(profile));
	assert.match(words, /Engine 2\.0 cannot renew the connection to Spotify\. .*other engine/);
	assert.match(words, /Spotify Web API Client Credentials API/);
});

test('what n8n refuses there by itself is what the compatibility page lists', async () => {
	const words = errorOf(
		await run(httpRequest(app, 'https://api.spotify.com/v1/search?q=a&type=track')),
	);
	assert.match(words, /expirable property/);
});
