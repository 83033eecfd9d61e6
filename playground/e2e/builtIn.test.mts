import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { readExample } from '../lib/examples.mts';
import type { Execution, StoredCredential, Workflow } from '../lib/n8nTypes.mts';
import { withCredential } from '../lib/readyWorkflow.mts';
import { connectedAs } from '../lib/seed.mts';
import { defaultClient } from '../simulator/accounts/clients.mts';
import { ids } from './support/ids.mts';
import { startStack, type Stack } from './support/stack.mts';
import { errorOf, itemsOf, spotify, START, step, using, workflow } from './support/workflows.mts';

// Workflows with n8n's own Spotify node, moved by examples/move-from-built-in.json: they put out the
// same, item by item, and Spotify is asked for the same.

let stack: Stack;
let account: StoredCredential;
let old: StoredCredential;
let playlistId: string;

const TRACKS = ids(120).map((id) => `spotify:track:${id}`);
const [TRACK = '', OTHER = ''] = TRACKS;
const ALBUM = '2up3OPMp9Tb4dAKM2erWXQ';
const ARTIST = '0TnOYISbd1XYRBk9myaseg';

before(async () => {
	stack = await startStack('built-in');
	// It sends what Spotify ignores.
	await stack.simulator.set({ strictRequests: false, snapshotDelayMs: 0, readAgeMs: 0 });
	account = await stack.createUserCredential();
	old = await stack.api.createCredential(
		'Built-in',
		'spotifyOAuth2Api',
		connectedAs(defaultClient, await stack.simulator.issueUserToken()),
	);
	({ id: playlistId } = await stack.simulator.addPlaylist({ name: 'Moved', uris: TRACKS }));
});
after(async () => await stack.stop());

/** A workflow with the built-in node in it. */
const oldWorkflow = (parameters: Readonly<Record<string, unknown>>): Workflow =>
	workflow('Old', step('Spotify', 'n8n-nodes-base.spotify', 1, parameters, using(old)));

/** Runs a workflow that must not fail. */
const run = async (one: Workflow): Promise<Execution> => {
	const { id } = await stack.api.createWorkflow(one);
	const execution = await stack.api.run(id, START);
	assert.equal(errorOf(execution), '');
	return execution;
};

/** Runs the ready workflow in the real n8n on what was pasted into it, and reads the files it makes. */
const pasteInto = async (pasted: unknown): Promise<Execution> => {
	const example = readExample('move-from-built-in');
	const nodes = example.nodes.map((node) =>
		node.name === 'The workflow'
			? { ...node, parameters: { ...node.parameters, jsonOutput: JSON.stringify(pasted) } }
			: node,
	);
	const readFile = step('Files', 'n8n-nodes-base.extractFromFile', 1, { operation: 'fromJson' });
	const link = { main: [[{ node: 'Files', type: 'main', index: 0 }]] };
	const { id } = await stack.api.createWorkflow({
		...example,
		nodes: [...nodes, readFile(nodes.length)],
		connections: { ...example.connections, 'As a file': link },
	});
	const execution = await stack.api.run(id, 'By hand');
	assert.equal(errorOf(execution), '');
	return execution;
};

/** What the files hold that the ready workflow makes. */
const filesOf = (execution: Execution): readonly Workflow[] =>
	itemsOf(execution, 'Files').map(({ data }) => data as Workflow);

const move = async (workflows: readonly Workflow[]): Promise<readonly Workflow[]> => {
	const files = filesOf(await pasteInto({ workflows }));
	assert.equal(files.length, workflows.length);
	return files;
};

/** What is asked of the built-in node, for each of its operations. */
const operations = (): Readonly<Record<string, Readonly<Record<string, unknown>>>> => ({
	'album.get': { id: `spotify:album:${ALBUM}` },
	'album.getNewReleases': { limit: 7, filters: { country: 'DE' } },
	'album.getTracks': { id: ALBUM, returnAll: true },
	'album.search': { query: 'love', limit: 12, filters: { market: 'DE' } },
	'artist.get': { id: ARTIST },
	'artist.getAlbums': { id: ARTIST, limit: 11 },
	'artist.getRelatedArtists': { id: ARTIST },
	'artist.getTopTracks': { id: ARTIST },
	'artist.search': { query: 'love' },
	'library.getLikedTracks': { limit: 60, returnAll: true },
	'myData.getFollowingArtists': {},
	'player.resume': {},
	'player.volume': { volumePercent: 30 },
	'player.startMusic': { id: `spotify:album:${ALBUM}` },
	'player.currentlyPlaying': {},
	'player.addSongToQueue': { id: TRACK },
	'player.nextSong': {},
	'player.previousSong': {},
	'player.pause': {},
	'player.recentlyPlayed': { limit: 5 },
	'playlist.add': { id: playlistId, trackID: OTHER, additionalFields: { position: 0 } },
	'playlist.create': { name: 'New', additionalFields: { description: 'Of songs' } },
	'playlist.get': { id: `spotify:playlist:${playlistId}` },
	'playlist.getTracks': { id: playlistId, returnAll: true },
	'playlist.getUserPlaylists': { limit: 3 },
	'playlist.delete': { id: playlistId, trackID: OTHER },
	'playlist.search': { query: 'love', limit: 9 },
	'track.get': { id: TRACK },
	'track.getAudioFeatures': { id: TRACK },
	'track.search': { query: 'love', returnAll: false },
});

/** What has to be done before an operation, so that the player does not refuse it. */
const FIRST: Readonly<Record<string, string>> = {
	'player.resume': 'pause',
	'player.pause': 'play',
};

const prepare = async (name: string): Promise<void> => {
	const operation = FIRST[name];
	if (operation === undefined) return;
	const parameters = { playWhat: 'continue' };
	await stack.run(
		spotify(account, 'player', operation, parameters, { onError: 'continueRegularOutput' }),
	);
};

/** What differs between two answers of Spotify: when it was asked, and of which new playlist. */
const CHANGING = ['progress_ms', 'timestamp', 'snapshot_id', 'href', 'next'];
const ALSO_CHANGING: Readonly<Record<string, readonly string[]>> = {
	'playlist.create': ['followers', 'id', 'images', 'spotify', 'uri'],
	// Ours asks for a country, by the name that Spotify has for it now.
	'artist.getTopTracks': ['is_playable', 'restrictions', 'available_markets'],
};

const comparable = (name: string, items: ReturnType<typeof itemsOf>): unknown => {
	const ignored = [...CHANGING, ...(ALSO_CHANGING[name] ?? [])];
	return JSON.parse(
		JSON.stringify(items, (key, value: unknown) => (ignored.includes(key) ? undefined : value)),
	);
};

/** What ours puts out in place of theirs, where the note beside the moved nodes says so. */
const DIFFERENT: Readonly<Record<string, (item: Readonly<Record<string, unknown>>) => unknown>> = {
	'playlist.add': ({ playlistId: id, added }) => ({ id, added }),
	'playlist.delete': ({ playlistId: id, requested }) => ({ id, requested }),
};
const INSTEAD: Readonly<Record<string, unknown>> = {
	'playlist.add': { added: 1 },
	'playlist.delete': { requested: 1 },
};

test('its operations, side by side', async (t) => {
	const names = Object.entries(operations());
	const workflows = names.map(([name, parameters]) => {
		const [resource = '', operation = ''] = name.split('.');
		return oldWorkflow({ resource, operation, ...parameters });
	});
	const moved = await move(workflows);
	for (const [index, [name]] of names.entries()) {
		const [theirs, ours] = [workflows[index], moved[index]];
		await t.test(name, async () => {
			assert.ok(theirs && ours);
			const outputs = [];
			for (const one of [theirs, withCredential(ours, account)]) {
				await prepare(name);
				outputs.push(itemsOf(await run(one)));
			}
			const [wanted = [], given = []] = outputs;
			assert.ok(wanted.length > 0);
			const different = DIFFERENT[name];
			if (different)
				assert.deepEqual(given.map(different), [{ id: playlistId, ...(INSTEAD[name] as object) }]);
			else assert.deepEqual(comparable(name, given), comparable(name, wanted));
		});
	}
	assert.equal(names.length, 30);
});

test('what was put in and taken out is the same', async () => {
	const { simulator } = stack;
	const held = async () => await simulator.playlistContents({ id: playlistId });
	const edit = async (operation: string, ours: boolean) => {
		const parameters = { resource: 'playlist', operation, id: playlistId, trackID: OTHER };
		const old = oldWorkflow(parameters);
		const [copy] = ours ? await move([old]) : [];
		await run(copy ? withCredential(copy, account) : old);
		return await held();
	};
	const afterTheirs = [await edit('add', false), await edit('delete', false)];
	const afterOurs = [await edit('add', true), await edit('delete', true)];
	assert.deepEqual(afterOurs, afterTheirs);
	assert.equal(afterOurs[0]?.at(-1), OTHER);
});

/** A built-in node as templates have it: without what its form has by default. */
const builtIn = (
	name: string,
	parameters: Readonly<Record<string, unknown>>,
	settings: Readonly<Record<string, unknown>> = {},
) => step(name, 'n8n-nodes-base.spotify', 1, parameters, { ...using(old), ...settings });

const set = (name: string, value: string) =>
	step(name, 'n8n-nodes-base.set', 3.4, {
		assignments: { assignments: [{ id: 'a', name: 'text', type: 'string', value }] },
		options: {},
	});

/** What each node of a workflow put out, where a failure says no more than that. */
const allItemsOf = (execution: Execution): unknown =>
	comparable(
		'',
		Object.keys(execution.resultData.runData).map((node) => ({
			node,
			items: itemsOf(execution, node).map((item) => ('error' in item ? 'failed' : item)),
		})),
	);

test('a template as the gallery gives it: what runs behind goes on working', async () => {
	const template = workflow(
		'Jukebox',
		set('Ask', 'love'),
		builtIn(
			'Search track',
			{ resource: 'track', operation: 'search', query: '={{ $json.text }}', limit: 1, filters: {} },
			{ onError: 'continueErrorOutput', alwaysOutputData: true },
		),
		builtIn('Add song', { id: '=spotify:track:{{ $json.id }}' }),
		builtIn('Next song', { operation: 'nextSong' }),
		builtIn('Resume', { operation: 'resume' }, { onError: 'continueRegularOutput' }),
		builtIn('Playing', { operation: 'currentlyPlaying' }),
		set(
			'Say',
			`={{ $json.item.name }}, {{ $('Ask').item.json.text }}, {{ $node["Search track"].json.name }}`,
		),
	);
	const { name, ...inner } = template;
	const kinds = [{ id: 335, name: 'n8n-nodes-base.spotify', typeVersion: 1, codex: {} }];
	const given = { workflow: { id: 440, name, workflow: inner, nodes: kinds } };
	const [moved] = filesOf(await pasteInto(given));
	assert.ok(moved);
	assert.match(JSON.stringify(moved), /\*Resume\*: After a failure, `error` is an object/);

	const outputs = [];
	for (const one of [template, withCredential(moved, account)]) {
		await stack.simulator.play({ uri: TRACK });
		outputs.push(await run(one));
	}
	const [theirs, ours] = outputs;
	assert.ok(theirs && ours);
	assert.match(String(itemsOf(ours, 'Say')[0]?.text), /love/);
	assert.deepEqual(allItemsOf(ours), allItemsOf(theirs));
});

test('an export is taken in again as it is, but for what n8n keeps of the old one', async () => {
	const given = {
		...oldWorkflow({ resource: 'library' }),
		name: 'Songs / of the week',
		id: 'aBcDeF1234567890',
		active: true,
		isArchived: true,
		versionId: 'v',
		activeVersionId: 'v',
		activeVersion: { versionId: 'v', nodes: [], connections: {} },
		shared: [{ role: 'workflow:owner', projectId: 'p' }],
		staticData: {},
		meta: { instanceId: 'x' },
	};
	const execution = await pasteInto(given);
	const [item] = execution.resultData.runData['As a file']?.[0]?.data?.main[0] ?? [];
	assert.equal(item?.binary?.data?.fileName, 'Songs - of the week.json');
	const [file] = filesOf(execution);
	assert.ok(file);
	const stored = await stack.api.createWorkflow(file);
	assert.notEqual(stored.id, given.id);
	const { name, nodes, connections } = await stack.api.readWorkflow(stored.id);
	assert.equal(name, given.name);
	assert.deepEqual(connections, given.connections);
	assert.deepEqual(
		nodes.map(({ type }) => type),
		[
			'n8n-nodes-base.manualTrigger',
			'n8n-nodes-spotify-web-api.spotify',
			'n8n-nodes-base.stickyNote',
		],
	);
});

test('what differs is what the note says', async () => {
	const { simulator } = stack;
	const { id: from } = await simulator.addPlaylist({ name: 'From', uris: TRACKS.slice(0, 3) });
	const added = async (ours: boolean) => {
		const { id } = await simulator.addPlaylist({ name: 'To', uris: [] });
		const archive = workflow(
			'Archive',
			builtIn('Get tracks', { resource: 'playlist', operation: 'getTracks', id: from }),
			builtIn('Spotify', {
				resource: 'playlist',
				id,
				trackID: '={{ $json.track.uri }}',
				additionalFields: { position: 0 },
			}),
		);
		const [copy] = ours ? await move([archive]) : [];
		if (copy) assert.match(JSON.stringify(copy), /Several items keep their order/);
		await run(copy ? withCredential(copy, account) : archive);
		return await simulator.playlistContents({ id });
	};
	assert.deepEqual(await added(false), TRACKS.slice(0, 3).toReversed());
	assert.deepEqual(await added(true), TRACKS.slice(0, 3));

	await simulator.setUser({ devices: [] });
	const [copy] = await move([oldWorkflow({ operation: 'currentlyPlaying' })]);
	assert.ok(copy);
	assert.match(JSON.stringify(copy), /If nothing plays, the item has `is_playing: false`/);
	const nothing = await run(withCredential(copy, account));
	assert.deepEqual(itemsOf(nothing), [{ is_playing: false }]);
});

test('what newer apps no longer have is done by what replaces it', async () => {
	const { simulator } = stack;
	const { id } = await simulator.addPlaylist({ name: 'Newer', uris: TRACKS.slice(0, 3) });
	const steps = [
		{ resource: 'playlist', operation: 'add', id, trackID: OTHER },
		{ resource: 'playlist', operation: 'delete', id, trackID: TRACK },
		{ resource: 'playlist', operation: 'getTracks', id },
		{ resource: 'track', operation: 'search', query: 'love', limit: 30 },
		{ resource: 'artist', operation: 'getAlbums', id: ARTIST },
	].map(oldWorkflow);
	const moved = await move(steps);
	await simulator.setKind({ kind: 'developmentNew' });
	for (const one of steps) {
		const { id: stored } = await stack.api.createWorkflow(one);
		assert.notEqual(errorOf(await stack.api.run(stored, START)), '');
	}
	const outputs = [];
	for (const one of moved) outputs.push(itemsOf(await run(withCredential(one, account))));
	await simulator.setKind({ kind: 'extended' });

	const left = [...TRACKS.slice(1, 3), OTHER].filter((uri) => uri !== TRACK);
	assert.deepEqual(await simulator.playlistContents({ id }), left);
	const [, , listed = [], found = [], albums = []] = outputs;
	assert.deepEqual(
		listed.map((entry) => [(entry.item as { uri: string }).uri, 'track' in entry]),
		left.map((uri) => [uri, false]),
	);
	assert.match(JSON.stringify(moved[2]), /Spotify writes `item` for `track`/);
	assert.equal(found.length, 30);
	assert.ok(albums.length > 0);
});
