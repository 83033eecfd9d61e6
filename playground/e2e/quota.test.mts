import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { readExample } from '../lib/examples.mts';
import type { Execution, StoredCredential } from '../lib/n8nTypes.mts';
import { withCredential, withTableCalled } from '../lib/readyWorkflow.mts';
import { withTableByHand } from '../lib/seed.mts';
import { ids } from './support/ids.mts';
import { startStack, type Stack } from './support/stack.mts';
import { errorOf, idItems, itemsOf, spotify } from './support/workflows.mts';

const example = readExample('daily-quota-sync');
const START = 'Every Monday at 6:00';
const ALBUMS = 'Albums of each artist';
const WAIT = 'Wait until Spotify says';
const OTHERS = 'Look at these';

type Json = Readonly<Record<string, unknown>>;

/** The ready workflow in n8n, with a Data Table of its own. */
interface Sync {
	readonly start: () => Promise<string>;
	readonly run: () => Promise<Execution>;
	/** What the table holds, but for n8n's own columns. */
	readonly rows: () => Promise<readonly Json[]>;
}

let stack: Stack;
let projectId: string;
let credential: StoredCredential;
/** What a sync comes to that no quota cuts: every page, in the order of the requests, and all rows. */
let pages: readonly string[];
let wholeTable: readonly Json[];

/**
 * For short quotas: with less than a minute to go, the node would wait itself. Not less than a
 * second, since a timer may end a millisecond early.
 */
const IMPATIENT = { maxRateLimitWait: 1 };

/** @param options what the options of the Spotify node say beside the example's own */
const install = async (name: string, options: Json = {}): Promise<Sync> => {
	const nodes = example.nodes.map((node) =>
		node.name !== ALBUMS
			? node
			: {
					...node,
					parameters: {
						...node.parameters,
						options: { ...(node.parameters.options as Json), ...options },
					},
				},
	);
	const named = withTableCalled(withCredential({ ...example, name, nodes }, credential), name);
	const { id } = await stack.api.createWorkflow(await withTableByHand(stack.api, named, projectId));
	return {
		start: async () => await stack.api.start(id, START),
		run: async () => await stack.api.run(id, START),
		rows: async () =>
			(await stack.api.readDataTableNamed(projectId, name)).map(
				({ id: _id, createdAt: _created, updatedAt: _updated, ...row }) => row,
			),
	};
};

const setQuota = async (requests: number, windowSeconds: number) =>
	await stack.simulator.setQuota({ path: '/artists/{id}/albums', requests, windowSeconds });

const requestsForAlbums = async () =>
	(await stack.simulator.log()).filter(
		({ endpoint }) => endpoint === 'GET /v1/artists/{id}/albums',
	);

const artistOf = (page: string) => page.split('/')[3];

/** What a node put out at one output, over all its runs. */
const allItemsOf = ({ resultData }: Execution, node: string, output = 0): readonly Json[] =>
	(resultData.runData[node] ?? []).flatMap(({ data }) =>
		(data?.main[output] ?? []).map(({ json }) => json),
	);

const runsOf = ({ resultData }: Execution, node: string) => resultData.runData[node]?.length ?? 0;

/** Until n8n has put the execution away, and nothing of it is in memory any more. */
const untilWaiting = async (executionId: string) => {
	for (let status = ''; status !== 'waiting'; await sleep(200)) {
		({ status } = await stack.api.call<{ status: string }>('GET', `/executions/${executionId}`));
		assert.ok(['new', 'running', 'waiting'].includes(status), status);
	}
};

/** Until so many pages have come. */
const untilRead = async (count: number) => {
	const deadline = Date.now() + 180_000;
	const read = async () =>
		(await requestsForAlbums()).filter(({ status }) => status === 200).length;
	while ((await read()) < count) {
		assert.ok(Date.now() < deadline, `only ${await read()} of ${count} pages`);
		await sleep(200);
	}
};

before(async () => {
	stack = await startStack('quota');
	// Only apps in Development Mode have a quota; artists' albums come to them 10 a page.
	await stack.simulator.setKind({ kind: 'developmentNew' });
	projectId = await stack.api.personalProjectId();
	credential = await stack.createCredential();

	const sync = await install('Without a quota');
	const execution = await sync.run();
	assert.equal(errorOf(execution), '');
	const requests = await requestsForAlbums();
	pages = requests.filter(({ status }) => status === 200).map(({ path }) => path);
	wholeTable = await sync.rows();
	assert.equal(
		wholeTable.length,
		new Set(allItemsOf(execution, ALBUMS).map(({ uri }) => uri)).size,
	);
	console.log(
		`${pages.length} pages of ${new Set(pages.map(artistOf)).size} artists, ${wholeTable.length} albums`,
	);
});
beforeEach(async () => await stack.simulator.clear());
after(async () => await stack.stop());

test('a quota for half of the artists: the rest is read when it opens, though n8n restarts meanwhile', async () => {
	const half = pages.findIndex(
		(page, index) =>
			index >= pages.length / 2 && artistOf(page) !== artistOf(pages[index - 1] ?? ''),
	);
	// The node itself waits for up to 60 s, n8n keeps a wait of up to 65 s in memory, and n8n must be
	// there again before the end: it goes on with what is due before it has loaded its Data Tables.
	await setQuota(half, 160);
	const sync = await install('Half of the artists');
	const executionId = await sync.start();
	await untilWaiting(executionId);
	const early = await sync.rows();
	await stack.restartN8n();
	// As it starts, n8n takes what waits for crashed, and for waiting again a moment later.
	await untilRead(pages.length);
	const execution = await stack.api.finished(executionId);

	assert.equal(errorOf(execution), '');
	assert.equal(execution.status, 'success');
	const requests = await requestsForAlbums();
	const read = requests.filter(({ status }) => status === 200);
	assert.deepEqual(
		read.map(({ path }) => path),
		pages,
	);
	// A new process learns anew, by one answer of 400, that this app gets no pages of 50.
	assert.deepEqual(
		requests.filter(({ status }) => status !== 200).map(({ status }) => status),
		[429, 400],
	);

	const left = allItemsOf(execution, ALBUMS, 1);
	assert.equal(left.length, new Set(pages.slice(half).map(artistOf)).size);
	const { retryAt } = left[0]?.error as { retryAt: string };
	assert.ok((read[half]?.atMs ?? 0) >= Date.parse(retryAt));
	assert.deepEqual(await sync.rows(), wholeTable);
	assert.ok(early.length > 0);
	assert.deepEqual(early, wholeTable.slice(0, early.length));
	assert.equal(runsOf(execution, OTHERS), 0);
});

test('a quota that ends in the middle of an artist: that one is read again, and has each row once', async () => {
	const middle = pages.findLastIndex(
		(page, index) => artistOf(page) === artistOf(pages[index - 1] ?? ''),
	);
	const again = pages.findIndex((page) => artistOf(page) === artistOf(pages[middle] ?? ''));
	await setQuota(middle, 15);
	const sync = await install('Half of an artist', IMPATIENT);
	const execution = await sync.run();

	assert.equal(errorOf(execution), '');
	const requests = await requestsForAlbums();
	assert.deepEqual(
		requests.filter(({ status }) => status === 200).map(({ path }) => path),
		[...pages.slice(0, middle), ...pages.slice(again)],
	);
	assert.equal(requests.filter(({ status }) => status === 429).length, 1);
	assert.deepEqual(await sync.rows(), wholeTable);
});

test('a list for several days waits several times; another error is put aside and not waited for', async () => {
	const [lost = ''] = pages.map(artistOf);
	await stack.simulator.addFault({
		match: { path: `/artists/${lost}/albums` },
		answer: { status: 404 },
	});
	await setQuota(4, 10);
	const sync = await install('Several days', IMPATIENT);
	const execution = await sync.run();

	assert.equal(errorOf(execution), '');
	const refused = (await requestsForAlbums()).filter(({ status }) => status === 429).length;
	assert.ok(refused > 1);
	assert.equal(runsOf(execution, WAIT), refused);
	const aside = allItemsOf(execution, OTHERS) as ReadonlyArray<Json & { error: Json }>;
	assert.deepEqual(
		aside.map(({ artist, artistId, error }) => [
			artist,
			String(artistId).includes(lost),
			error.kind,
		]),
		[['Portishead', true, 'notFound']],
	);
	const albums = new Set(allItemsOf(execution, ALBUMS).map((album) => album.uri));
	assert.equal((await sync.rows()).length, albums.size);
	assert.deepEqual(
		await sync.rows(),
		wholeTable.filter((row) => albums.has(row.uri)),
	);
	assert.ok(!allItemsOf(execution, 'The artists that are left').some((item) => 'error' in item));
});

test('if quota is short: what is known not to get through sends nothing', async () => {
	const [few, many] = [ids(3), ids(9)];
	await stack.simulator.setQuota({ path: '/tracks/{id}', requests: 3, windowSeconds: 3 });
	const get = async (some: readonly string[], options: Json, onError = 'stopWorkflow') =>
		await stack.run(
			...idItems(some),
			spotify(
				credential,
				'track',
				'get',
				{
					trackId: '={{ $json.id }}',
					options: { batching: 'off', maxConcurrency: 1, maxRateLimitWait: 0, ...options },
				},
				{ onError },
			),
		);
	const sent = async () => await stack.simulator.count('GET /v1/tracks/{id}');

	assert.match(errorOf(await get(many, { ifQuotaIsShort: 'stop', maxRequests: 5 })), /may send 5/);
	assert.equal(await sent(), 0);
	assert.equal(itemsOf(await get(many, {}, 'continueRegularOutput')).length, 9);
	assert.equal(await sent(), 4);
	await sleep(4_000);
	assert.match(errorOf(await get(many, { ifQuotaIsShort: 'stop' })), /about 3 are left today/);
	assert.equal(await sent(), 4);
	assert.equal(errorOf(await get(few, { ifQuotaIsShort: 'stop' })), '');
	assert.equal(await sent(), 7);
});
