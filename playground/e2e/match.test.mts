import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import type { Execution, StoredCredential, Workflow } from '../lib/n8nTypes.mts';
import { startStack, type Stack } from './support/stack.mts';
import { byId, errorOf, spotify, step, type Parameters } from './support/workflows.mts';

/** Words of which each artist and each title is another one. */
const SYLLABLES = ['ka', 'lu', 'mo', 'ri', 'sen', 'tov', 'bra', 'gil', 'pex', 'dun'];
const word = (number: number): string =>
	[...String(number).padStart(3, '0')].map((digit) => SYLLABLES[Number(digit)]).join('');
const named = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const songOf = (number: number): string => `${named(word(number))} - ${named(word(999 - number))}`;

const numbers = (from: number, count: number): number[] =>
	Array.from({ length: count }, (_, index) => from + index);

const known = numbers(0, 250).map(songOf);
const absent = numbers(300, 20).map(songOf);
const hopeless = numbers(1, 30).map((number) => `Track ${number}`);
const [repeated = ''] = known;

/** As people write them: video titles, files, numbers. */
const dressed = known.map((line, index) =>
	index % 3 === 0 ? `${line} (Official Video)` : index % 3 === 1 ? `${index}. ${line}.mp3` : line,
);

/** 500 lines, mixed: 250 that are there, 200 times the same, 30 that name no song, 20 that are not there. */
const lines = [
	...dressed,
	...Array.from({ length: 200 }, () => repeated),
	...hopeless,
	...absent,
].sort((a, b) =>
	[...a]
		.reverse()
		.join('')
		.localeCompare([...b].reverse().join('')),
);

let stack: Stack;
let account: StoredCredential;
/** The URIs of the songs that are there. */
let uris: readonly string[];

const SOURCE = 'The lines';
const MATCH = 'Find each song';
const ADD = 'Add what is found';
const MISSES = 'Look at these';
const QUOTA = 'Only the quota?';
const WAIT = 'Wait until Spotify says';

const called = (name: string, build: ReturnType<typeof step>) => (index: number) => ({
	...build(index),
	name,
});

const matchStep = (options: Parameters) =>
	called(
		MATCH,
		spotify(
			account,
			'track',
			'match',
			{
				matchBy: 'text',
				text: '={{ $json.line }}',
				options: { whenUnmatched: 'error', ...options },
			},
			{ onError: 'continueErrorOutput' },
		),
	);

const link = (...names: ReadonlyArray<string | undefined>) => ({
	main: names.map((node) => (node === undefined ? [] : [{ node, type: 'main', index: 0 }])),
});

/** Lines into a playlist, each song once; misses leave by the error output, the quota's rest waits. */
function linesIntoPlaylist(name: string, playlistId: string, options: Parameters): Workflow {
	const steps = [
		step('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		step('The list', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: JSON.stringify({ line: lines }),
			options: {},
		}),
		step(SOURCE, 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'line', options: {} }),
		matchStep(options),
		called(
			ADD,
			spotify(account, 'playlist', 'addItems', {
				playlistId: byId(playlistId),
				uris: '={{ $json.uri }}',
				options: { skipExisting: true },
			}),
		),
		step(QUOTA, 'n8n-nodes-base.if', 2.2, {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
				conditions: [
					{
						id: '00000000-0000-4000-8000-000000000001',
						leftValue: '={{ $json.error.retryAt }}',
						rightValue: '',
						operator: { type: 'string', operation: 'exists', singleValue: true },
					},
				],
				combinator: 'and',
			},
			options: {},
		}),
		step(WAIT, 'n8n-nodes-base.wait', 1.1, {
			resume: 'specificTime',
			dateTime: '={{ $input.all().map((item) => item.json.error.retryAt).sort().last() }}',
		}),
		step(MISSES, 'n8n-nodes-base.noOp', 1, {}),
	];
	return {
		name,
		nodes: steps.map((build, index) => build(index)),
		connections: {
			Start: link('The list'),
			'The list': link(SOURCE),
			[SOURCE]: link(MATCH),
			[MATCH]: link(ADD, QUOTA),
			[QUOTA]: link(WAIT, MISSES),
			[WAIT]: link(MATCH),
		},
		settings: { executionOrder: 'v1' },
	};
}

/** What a node put out at one output, over all its runs. */
const putOut = ({ resultData }: Execution, node: string, output = 0) =>
	(resultData.runData[node] ?? []).flatMap(({ data }) =>
		(data?.main[output] ?? []).map(({ json }) => json),
	);

const searches = async () =>
	(await stack.simulator.log()).filter(({ endpoint }) => endpoint === 'GET /v1/search');

/** Runs the 500 lines, and gives what came of them. */
async function runLines(name: string, options: Parameters = {}) {
	const ownerId = 'nora.lindqvist';
	const { id: playlistId } = await stack.simulator.addPlaylist({ ownerId, name });
	const { id } = await stack.api.createWorkflow(linesIntoPlaylist(name, playlistId, options));
	const startedMs = Date.now();
	const execution = await stack.api.run(id, 'Start');
	assert.equal(errorOf(execution), '');
	const asked = await searches();
	console.log(
		`${name}: ${lines.length} lines, ${asked.length} searches in ${Date.now() - startedMs} ms`,
	);
	return {
		execution,
		asked,
		inPlaylist: await stack.simulator.playlistContents({ id: playlistId }),
	};
}

/** Whether each line came out once, each song is in the playlist once, and the misses say which they are. */
function assertWhole(execution: Execution, inPlaylist: ReadonlyArray<string | null>) {
	const found = putOut(execution, MATCH);
	const missed = putOut(execution, MISSES);
	assert.deepEqual([...found, ...missed].map(({ line }) => line).sort(), [...lines].sort());
	assert.deepEqual(missed.map(({ line }) => line).sort(), [...hopeless, ...absent].sort());
	for (const { error, line } of missed)
		assert.deepEqual([(error as Parameters).kind, (error as Parameters).line], ['notFound', line]);
	assert.deepEqual([...inPlaylist].sort(), [...uris].sort());
}

before(async () => {
	stack = await startStack('match');
	account = await stack.createUserCredential();
	uris = await stack.simulator.listSongs({ songs: known });
});
beforeEach(async () => await stack.simulator.clear());
after(async () => await stack.stop());

test('500 lines into a playlist: equal ones are asked for once, hopeless ones never, absent ones twice', async () => {
	const { execution, asked, inPlaylist } = await runLines('500 lines');
	assertWhole(execution, inPlaylist);
	assert.equal(asked.length, known.length + 2 * absent.length);
});

test('under a quota that ends in the middle, the rest is taken up when it opens, each line once', async () => {
	const quota = 150;
	await stack.simulator.setQuota({ path: '/search', requests: quota, windowSeconds: 60 });
	// With less than a minute to go, the node would wait itself.
	const { execution, asked, inPlaylist } = await runLines('500 lines and a quota', {
		maxRateLimitWait: 1,
		maxConcurrency: 1,
	});
	assertWhole(execution, inPlaylist);
	assert.ok((execution.resultData.runData[WAIT]?.length ?? 0) >= 1);
	const answered = asked.filter(({ status }) => status === 200);
	const refused = asked.filter(({ status }) => status === 429);
	assert.ok(refused.length >= 1 && refused.length <= 3, `refused ${refused.length} times`);
	// A line whose first search found nothing good before the quota ended is searched for again.
	const most = known.length + 2 * absent.length + refused.length;
	assert.ok(answered.length <= most, `${answered.length} of ${most}`);
});
