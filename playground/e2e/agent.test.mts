import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startChatModel, type ChatModel, type Line } from '../lib/chatModel.mts';
import { readExample } from '../lib/examples.mts';
import type { StoredCredential, Workflow } from '../lib/n8nTypes.mts';
import { withCredential } from '../lib/readyWorkflow.mts';
import { disturb, DISTURBED } from './support/disturb.mts';
import { startStack, type Stack } from './support/stack.mts';
import { errorOf, itemsOf, spotify } from './support/workflows.mts';

type Json = Readonly<Record<string, unknown>>;

const example = readExample('ai-agent');
const CHAT = 'When a message comes';
const AGENT = 'Music assistant';
const QUERY = 'calm songs of the seventies';

let stack: Stack;
let model: ChatModel;
let account: StoredCredential;
let chatCredential: StoredCredential;

before(async () => {
	stack = await startStack('agent');
	model = await startChatModel();
	account = await stack.createUserCredential();
	chatCredential = await stack.api.createCredential('Chat model', 'openAiApi', {
		apiKey: 'any',
		url: model.url,
	});
});
after(async () => {
	await model.stop();
	await stack.stop();
});

/** Says something to the agent, whose model then plays these lines; gives what the user reads in the end. */
const ask = async (
	message: string,
	script: readonly Line[],
	user = account,
	change = (workflow: Workflow) => workflow,
): Promise<string> => {
	model.play(script);
	const accounts = withCredential(withCredential(example, user), chatCredential);
	const { id } = await stack.api.createWorkflow(change(accounts));
	const execution = await stack.api.run(id, CHAT, {
		sessionId: id,
		action: 'sendMessage',
		chatInput: message,
	});
	assert.deepEqual(model.complaints(), []);
	assert.equal(errorOf(execution), '');
	return String(itemsOf(execution, AGENT)[0]?.output);
};

/** Agents up to version 2 hand over the list that the tool gave, later ones what n8n's engine made of it. */
const listIn = (answer: string | undefined): readonly Json[] =>
	JSON.parse(answer ?? '[]') as readonly Json[];

const last = (answers: readonly string[]) => listIn(answers.at(-1));

const errorIn = (answers: readonly string[]): Json => {
	const [item] = last(answers);
	assert.ok(item?.error, `no error: ${answers.at(-1)}`);
	return item.error as Json;
};

/** Asks another tool for the playlists, and takes the id of the one with this name. */
const idOfPlaylist = (answers: readonly string[], name: string): unknown =>
	last(answers).find((playlist) => playlist.name === name)?.id;

test('"make a playlist of …" ends in a playlist with the tracks that the search has found', async () => {
	let playlistId = '';
	const sizes: number[] = [];
	const said = await ask(`Make a playlist of five ${QUERY}`, [
		() => ({ call: 'Search_tracks', args: { query: QUERY } }),
		() => ({
			call: 'Create_a_playlist',
			args: { name: 'Calm seventies', description: 'Five calm songs' },
		}),
		(answers) => ({
			call: 'Add_to_a_playlist',
			args: {
				playlistId: last(answers)[0]?.id,
				uris: listIn(answers[0])
					.slice(0, 5)
					.map(({ uri }) => uri)
					.join(','),
			},
		}),
		(answers) => {
			sizes.push(...answers.map(({ length }) => length));
			console.log(`characters of what the tools answered: ${sizes.join(', ')}`);
			const [created] = listIn(answers[1]);
			playlistId = String(created?.id);
			return { say: `Here it is: ${String(created?.url)}` };
		},
	]);
	assert.equal(said, `Here it is: https://open.spotify.com/playlist/${playlistId}`);

	const search = spotify(account, 'search', 'search', { query: QUERY, limit: 5 });
	const found = itemsOf(await stack.run(search)).map(({ uri }) => uri);
	assert.equal(found.length, 5);
	assert.deepEqual(await stack.simulator.playlistContents({ id: playlistId }), found);
	const playlists = await stack.simulator.playlists({ userId: 'nora.lindqvist' });
	const made = playlists.find(({ id }) => id === playlistId);
	assert.deepEqual([made?.name, made?.public], ['Calm seventies', false]);
	// A search that says more than it must is paid for in tokens, at each turn that follows.
	assert.ok(sizes.every((size) => size < 5_000));
});

test('a 503, a reset, a 429 and an entry that is null: the playlist has the other tracks, once', async (t) => {
	const search = spotify(account, 'search', 'search', { query: QUERY, limit: 5, output: 'raw' });
	const tracks = itemsOf(await stack.run(search));
	t.after(async () => await stack.simulator.clear());
	await stack.simulator.clear();
	await disturb(stack.simulator, 0);
	const middle = 2;
	const items = tracks.map((track, index) => (index === middle ? null : track));
	const page = { items, total: items.length, limit: 10, offset: 0, next: null, previous: null };
	await stack.simulator.addFault({
		match: { path: '/search' },
		answer: { status: 200, body: { tracks: page } },
	});
	let playlistId = '';
	const said = await ask(`Make a playlist of ${QUERY}`, [
		() => ({ call: 'Search_tracks', args: { query: QUERY } }),
		() => ({ call: 'Create_a_playlist', args: { name: 'In spite of all', description: 'Calm' } }),
		(answers) => {
			playlistId = String(last(answers)[0]?.id);
			const uris = listIn(answers[0]).map(({ uri }) => uri);
			return { call: 'Add_to_a_playlist', args: { playlistId, uris: uris.join() } };
		},
		() => ({ say: 'Done.' }),
	]);
	assert.equal(said, 'Done.');
	assert.deepEqual((await stack.simulator.countStrikes()).slice(0, DISTURBED), [1, 1, 1]);
	const wanted = tracks.filter((_, index) => index !== middle).map(({ uri }) => uri);
	assert.equal(wanted.length, 4);
	assert.deepEqual(await stack.simulator.playlistContents({ id: playlistId }), wanted);
	const playlists = await stack.simulator.playlists({ userId: 'nora.lindqvist' });
	assert.equal(playlists.filter(({ name }) => name === 'In spite of all').length, 1);
});

test('the model learns what each tool does, and what it has to fill in', () => {
	const known = model.tools().map(({ name, description, parameters }) => {
		assert.ok(description.length > 60, description);
		for (const property of Object.values(parameters.properties))
			assert.ok(String(property.description).length > 20, name);
		return [name, Object.keys(parameters.properties)] as const;
	});
	assert.deepEqual(Object.fromEntries(known), {
		Search_tracks: ['query'],
		My_top_tracks: ['timeRange'],
		My_playlists: [],
		Create_a_playlist: ['name', 'description'],
		Add_to_a_playlist: ['playlistId', 'uris'],
		Find_songs: ['songs'],
	});
});

/** Songs of which each artist and each title is another one. */
const SONGS: readonly string[] = ['ka', 'lu', 'mo', 'ri', 'sen'].flatMap((first) =>
	['tov', 'bra', 'gil', 'pex'].map((second) => `Band ${first}${second} - Song ${second}${first}`),
);

/** Of an agent whose version runs its tools itself, or has n8n's engine run them. */
const AGENT_VERSIONS = [2.2, 3];

const withAgent =
	(typeVersion: number) =>
	(workflow: Workflow): Workflow => ({
		...workflow,
		nodes: workflow.nodes.map((node) => (node.name === AGENT ? { ...node, typeVersion } : node)),
	});

for (const agentVersion of AGENT_VERSIONS)
	test(`one call finds twenty songs, and says which it has not found (agent ${agentVersion})`, async (t) => {
		const [absent = '', ...there] = SONGS;
		const uris = await stack.simulator.listSongs({ songs: there });
		t.after(async () => await stack.simulator.listSongs({ songs: null }));
		await stack.simulator.clear();
		let found: readonly Json[] = [];
		let characters = 0;
		const said = await ask(
			'Make a playlist of these twenty',
			[
				() => ({ call: 'Find_songs', args: { songs: SONGS.join('\n') } }),
				(answers) => {
					characters = String(answers.at(-1)).length;
					found = last(answers);
					return { say: `Not there: ${String(found.find(({ matched }) => !matched)?.line)}` };
				},
			],
			account,
			withAgent(agentVersion),
		);
		console.log(`characters of the answer on twenty songs: ${characters}`);
		assert.equal(said, `Not there: ${absent}`);
		assert.deepEqual(
			found.map(({ line }) => line),
			SONGS,
		);
		assert.deepEqual(
			found.map(({ matched, uri }) => (matched === true ? uri : null)),
			[null, ...uris],
		);
		const asked = (await stack.simulator.log()).filter(({ host }) => host === 'api.spotify.com');
		assert.equal(asked.length, SONGS.length + 1);
		// As long as four whole tracks of Spotify's would be.
		assert.ok(characters < 300 * SONGS.length, `${characters} characters`);
	});

for (const agentVersion of AGENT_VERSIONS)
	test(`a wrong ID comes back as advice, and the model corrects it (agent ${agentVersion})`, async () => {
		const [first, second] = await stack.simulator.playlists({ userId: 'nora.lindqvist' });
		const target = agentVersion === 3 ? second : first;
		assert.ok(target);
		const before = await stack.simulator.playlistContents({ id: target.id });
		let error: Json = {};
		const said = await ask(
			`Add two ${QUERY} to ${target.name}`,
			[
				() => ({ call: 'Search_tracks', args: { query: QUERY } }),
				(answers) => ({
					call: 'Add_to_a_playlist',
					args: { playlistId: target.name, uris: String(last(answers)[0]?.uri) },
				}),
				(answers) => {
					error = errorIn(answers);
					return { call: 'My_playlists', args: {} };
				},
				(answers) => ({
					call: 'Add_to_a_playlist',
					args: {
						playlistId: idOfPlaylist(answers, target.name),
						// As models write a list into a text.
						uris: JSON.stringify(
							listIn(answers[0])
								.slice(0, 2)
								.map(({ uri }) => uri),
						),
					},
				}),
				() => ({ say: 'Done.' }),
			],
			account,
			withAgent(agentVersion),
		);
		assert.equal(said, 'Done.');
		assert.match(String(error.message), /is a text, not a playlist ID: search for it first/);
		assert.match(String(error.description), /playlist ID such as/);
		const found = itemsOf(
			await stack.run(spotify(account, 'search', 'search', { query: QUERY, limit: 2 })),
		).map(({ uri }) => uri);
		assert.deepEqual(await stack.simulator.playlistContents({ id: target.id }), [
			...before,
			...found,
		]);
	});

test('a scope that is missing comes back with its name, and nothing is written', async () => {
	const reader = await stack.createUserCredential(['playlist-read-private', 'user-top-read']);
	const before = (await stack.simulator.playlists({ userId: 'nora.lindqvist' })).length;
	const said = await ask(
		'Make an empty playlist',
		[
			() => ({ call: 'My_top_tracks', args: { timeRange: 'short_term' } }),
			(answers) => {
				assert.equal(last(answers).length, 20);
				return { call: 'Create_a_playlist', args: { name: 'Mine', description: 'Mine' } };
			},
			(answers) => ({ say: String(errorIn(answers).description) }),
		],
		reader,
	);
	assert.match(said, /playlist-modify-/);
	assert.equal((await stack.simulator.playlists({ userId: 'nora.lindqvist' })).length, before);
});

test('a value that is none of a list comes back with those that are', async () => {
	const said = await ask('What do I listen to?', [
		() => ({ call: 'My_top_tracks', args: { timeRange: 'last month' } }),
		(answers) => ({ say: String(errorIn(answers).description) }),
	]);
	assert.match(said, /short_term/);
});

test('without a description of its own a tool is called by what it does', async () => {
	await ask('Hello', [() => ({ say: 'Hello' })], account, (workflow) => ({
		...workflow,
		nodes: workflow.nodes.map((node) => ({
			...node,
			parameters: { ...node.parameters, descriptionType: 'auto', toolDescription: '' },
		})),
	}));
	assert.deepEqual(
		model
			.tools()
			.map(({ description }) => description)
			.sort(),
		[
			'Add items to playlist in Spotify',
			'Create playlist in Spotify',
			'Get many playlists in Spotify',
			'Get own top tracks in Spotify',
			'Match songs to tracks in Spotify',
			'Search Spotify in Spotify',
		],
	);
});
