import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { readExample } from '../lib/examples.mts';
import type { Execution, StoredCredential, Workflow, WorkflowNode } from '../lib/n8nTypes.mts';
import { withCredential } from '../lib/readyWorkflow.mts';
import { seedExample } from '../lib/seed.mts';
import { countChanges, countRequests, disturb, DISTURBED } from './support/disturb.mts';
import { isAddable, listedIn, triggerOf, withGiven, withParameters } from './support/examples.mts';
import { holdRequests } from './support/measured.mts';
import { startStack, type Stack } from './support/stack.mts';
import { errorOf, itemsOf, spotify } from './support/workflows.mts';

const USER = 'nora.lindqvist';
/** Whose account the second credential of an example is of. */
const OTHER = 'ben.okafor';

type Json = Readonly<Record<string, unknown>>;

/** A ready workflow that keeps something, and how to tell that it has. */
interface Ready {
	/** What happened at Spotify before; one entry in the middle of a source is gone in any case. */
	readonly arrange?: () => Promise<void>;
	/** What a node that waits for somebody, or for something to happen, gives in place of that. */
	readonly given?: () => Promise<Readonly<Record<string, readonly Json[]>>>;
	/** Another start of it, which comes first and once. */
	readonly opening?: string;
	/** Whether it sends so few requests that they have to fail one after another. */
	readonly isShort?: boolean;
	/** What it is to have made of it, told from the sources alone. */
	readonly check: () => Promise<void>;
}

let stack: Stack;
let account: StoredCredential;
let projectId: string;
/** Whose account it works with. */
let userId = USER;

const liked = async (): Promise<readonly string[]> =>
	(await stack.simulator.library({ userId: USER })).track ?? [];

const contents = async (id: string): Promise<ReadonlyArray<string | null>> =>
	await stack.simulator.playlistContents({ id });

/** What the one playlist holds that is called so. */
const heldBy = async (name: string): Promise<ReadonlyArray<string | null>> => {
	const called = (await stack.simulator.playlists({ userId })).filter(
		(playlist) => playlist.name === name,
	);
	assert.equal(called.length, 1, `${called.length} playlists called ${name}`);
	return await contents(called[0]?.id ?? '');
};

/** What is in the workflow's Data Table, but for n8n's own note of the last change. */
let table: string | undefined;
const rows = async () =>
	table === undefined
		? []
		: (await stack.api.readDataTableNamed(projectId, table)).map(({ updatedAt: _, ...row }) => row);

/** What the last run came to, and the rows of the file that it made. */
let last: Execution | undefined;
const fileRows = () => (last === undefined ? [] : itemsOf(last, 'The columns'));

/** All that a workflow can have changed or made. */
const everything = async () => ({
	rows: await rows(),
	file: fileRows(),
	library: await stack.simulator.library({ userId }),
	playlists: await Promise.all(
		(await stack.simulator.playlists({ userId })).map(
			async ({ id, name }) => [name, await contents(id)] as const,
		),
	),
});

const middleOf = <T,>(list: readonly T[]): T | undefined => list[Math.floor(list.length / 2)];

/** The one entry that is gone, wherever Spotify would show it. */
let gone: string | undefined;
const takeAway = async (uri: string | null | undefined): Promise<void> => {
	assert.ok(typeof uri === 'string' && uri.startsWith('spotify:'));
	gone = uri;
	await stack.simulator.setUnavailable({ uris: [uri], lookup: 'found' });
};

/** Lines of a backup, as CSV gives them: all of it text. */
const backedUp = async (): Promise<readonly Json[]> => {
	const tracks = await liked();
	const { album = [], artist = [] } = await stack.simulator.library({ userId: USER });
	const line = (uri: string, addedAt = '', playlist = '') => ({
		uri,
		name: 'Any',
		artists: 'Any',
		addedAt,
		playlistId: playlist && 'gone',
		playlist,
	});
	const dayOf = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString();
	return [
		...[2, 0, 3, 1].map((n) => line(tracks[n] ?? '', dayOf(9 - n))),
		line('', dayOf(5)),
		...album.slice(0, 2).map((uri, n) => line(uri, dayOf(9 - n))),
		...artist.slice(0, 2).map((uri) => line(uri)),
		...[4, 5, 6].map((n) => line(tracks[n] ?? '', dayOf(n), 'Road Trip')),
		line('', dayOf(6), 'Road Trip'),
		line('spotify:local:Me:Mine:Demo:100', dayOf(6), 'Road Trip'),
		...[7, 4].map((n) => line(tracks[n] ?? '', dayOf(n), 'At Night')),
	];
};

/** The liked songs with what Spotify says of each. */
const likedTracks = async (): Promise<readonly Json[]> =>
	itemsOf(await stack.run(spotify(account, 'library', 'getTracks', { returnAll: true })));

/** The rules that the smart playlist comes with, told again. */
const followsRules = ({ albumReleaseDate, explicit, durationMs, addedAt }: Json): boolean =>
	Number(String(albumReleaseDate).slice(0, 4)) >= 2000 &&
	explicit === false &&
	Number(durationMs) >= 120_000 &&
	Number(durationMs) <= 420_000 &&
	Date.parse(String(addedAt)) < Date.now() - 30 * 24 * 60 * 60 * 1000;

let played: ReadonlySet<string> | undefined;

/** Thirty episodes, and those of them that are not played to their end: each looked up alone. */
const ofEpisodes = async () => {
	const { episode = [] } = await stack.simulator.library({ userId: USER });
	const all = episode.slice(0, 30);
	played ??= new Set(
		itemsOf(await stack.run(spotify(account, 'episode', 'get', { episodeId: all.join(',') })))
			.filter(({ fullyPlayed }) => fullyPlayed === true)
			.map(({ uri }) => String(uri)),
	);
	return { all, playedNot: all.filter((uri) => !played?.has(uri)) };
};

const READY: Readonly<Record<string, Ready>> = {
	'liked-songs-mirror': {
		check: async () => assert.deepEqual(await heldBy('My Liked Songs'), await liked()),
	},
	'newest-liked-songs': {
		arrange: async () => await takeAway((await liked())[25]),
		check: async () => assert.deepEqual(await heldBy('Downloads'), (await liked()).slice(0, 50)),
	},
	'merge-playlists': {
		arrange: async () => {
			const [, second = ''] = listedIn(readExample('merge-playlists'), 'Playlists to merge');
			await takeAway(middleOf((await contents(second)).filter(isAddable)));
		},
		check: async () => {
			const sources = listedIn(readExample('merge-playlists'), 'Playlists to merge');
			const all = (await Promise.all(sources.map(contents))).flat().filter(isAddable);
			assert.deepEqual(
				await heldBy('All in One'),
				[...new Set(all)].filter((uri) => uri !== gone),
			);
		},
	},
	'household-playlist': {
		arrange: async () => {
			await takeAway((await liked())[25]);
			await stack.simulator.addUser({ userId: OTHER, empty: true });
			await stack.simulator.setLibrary({
				userId: OTHER,
				uris: [...(await liked()).slice(40, 45), 'spotify:track:0DiWol3AO6WpXZgp0goxAV'],
			});
		},
		check: async () =>
			assert.deepEqual(
				[...(await heldBy('Our Home'))].sort(),
				[...(await liked()).slice(0, 50), 'spotify:track:0DiWol3AO6WpXZgp0goxAV'].sort(),
			),
	},
	'liked-songs-in-no-playlist': {
		arrange: async () => {
			const [own] = (await stack.simulator.playlists({ userId: USER })).filter(
				({ items }) => items > 20,
			);
			const uris = (await liked()).slice(0, 300);
			await stack.simulator.setPlaylistContents({ id: own?.id ?? '', uris });
			await takeAway((await liked())[310]);
		},
		check: async () => {
			const others = (await stack.simulator.playlists({ userId: USER })).filter(
				({ name }) => name !== 'To Sort',
			);
			const sorted = (await Promise.all(others.map(async ({ id }) => await contents(id)))).flat();
			const wanted = (await liked()).filter((uri) => !sorted.includes(uri));
			assert.ok(wanted.length > 0 && wanted.length <= 20);
			assert.deepEqual(await heldBy('To Sort'), wanted);
		},
	},
	'play-log': {
		isShort: true,
		check: async () => {
			const kept = await rows();
			assert.equal(kept.length, 50);
			assert.equal(new Set(kept.map(({ uri, playedAt }) => `${uri} ${playedAt}`)).size, 50);
			assert.deepEqual(
				kept.filter(({ artistIds, albumId }) => !artistIds || !albumId),
				[],
			);
		},
	},
	'smart-playlist': {
		check: async () => {
			const held = await heldBy('Today for Me');
			assert.equal(held.length, 50);
			const tracks = new Map((await likedTracks()).map((track) => [track.uri, track]));
			const chosen = held.map((uri) => tracks.get(uri));
			assert.deepEqual(
				chosen.filter((track) => track === undefined || !followsRules(track)),
				[],
			);
			// A rule that leaves nothing out is not tried.
			assert.ok([...tracks.values()].filter(followsRules).length < tracks.size);
			const artists = chosen.map((track) => String(track?.artistIds).split(', '));
			const inARow = artists.filter((ids, n) => artists[n + 1]?.some((id) => ids.includes(id)));
			assert.deepEqual(inARow, []);
		},
	},
	'library-backup': {
		check: async () => {
			const kept = fileRows();
			const saved = kept.filter(({ playlistId }) => playlistId === '');
			// Sweden has no audiobooks: Spotify lists them as null.
			const { audiobook: _, ...library } = await stack.simulator.library({ userId: USER });
			const uris = new Set(saved.map(({ uri }) => uri));
			assert.deepEqual(
				Object.values(library)
					.flat()
					.filter((uri) => !uri.startsWith('spotify:user:') && !uris.has(uri)),
				[],
			);
			const songs = saved.filter(({ uri }) => String(uri).startsWith('spotify:track:'));
			assert.deepEqual(
				songs.map(({ uri }) => uri),
				await liked(),
			);
			assert.ok(songs.every(({ addedAt }) => !Number.isNaN(Date.parse(String(addedAt)))));
			for (const { id, name } of await stack.simulator.playlists({ userId: USER })) {
				const rowsOf = kept.filter(({ playlistId }) => playlistId === id);
				if (rowsOf.length === 0) continue;
				assert.ok(rowsOf.every(({ playlist }) => playlist === name));
				// Of what Spotify hides there is nothing to keep.
				const shown = (await contents(id)).filter((uri) => uri !== null && uri !== gone);
				assert.deepEqual(
					rowsOf.map(({ uri }) => uri),
					shown,
				);
			}
			assert.ok(new Set(kept.map(({ playlistId }) => playlistId)).size > 10);
			assert.ok(last);
			assert.equal(itemsOf(last, 'The file').length, 1);
		},
	},
	'library-restore': {
		arrange: async () => {
			await takeAway((await liked())[5]);
			await stack.simulator.addUser({ userId: OTHER, empty: true });
			userId = OTHER;
			account = await stack.createUserCredential(undefined, { userId });
		},
		given: async () => ({ 'Your file': [{}], 'Its rows': await backedUp() }),
		check: async () => {
			const tracks = await liked();
			const { album = [], artist = [] } = await stack.simulator.library({ userId: USER });
			const restored = await stack.simulator.library({ userId });
			assert.deepEqual(restored.track, tracks.slice(0, 4));
			assert.deepEqual(restored.album, album.slice(0, 2));
			assert.deepEqual(restored.artist, artist.slice(0, 2));
			assert.deepEqual(await heldBy('Road Trip'), tracks.slice(4, 7));
			assert.deepEqual(await heldBy('At Night'), [tracks[7], tracks[4]]);
		},
	},
	'podcast-up-next': {
		opening: 'New episode',
		arrange: async () => {
			const { playedNot } = await ofEpisodes();
			await takeAway(middleOf(playedNot));
		},
		given: async () => ({ 'New episode': (await ofEpisodes()).all.map((uri) => ({ uri })) }),
		check: async () => {
			const { all, playedNot } = await ofEpisodes();
			assert.ok(playedNot.length > 3 && playedNot.length < all.length);
			assert.deepEqual(await heldBy('Up Next'), playedNot);
		},
	},
};

/** The example with an account for each of its credentials. */
const ofBoth = async (example: Workflow): Promise<Workflow> => {
	const { nodes } = withCredential(example, account);
	const isOfOther = ({ credentials = {} }: WorkflowNode): boolean =>
		Object.values(credentials).some(({ name }) => name.endsWith(' 2'));
	if (!example.nodes.some(isOfOther)) return { ...example, nodes };
	const other = await stack.createUserCredential(undefined, { userId: OTHER });
	const second = withCredential(example, other);
	return {
		...example,
		nodes: nodes.map((node, index) =>
			example.nodes.some(({ name, ...one }) => name === node.name && isOfOther({ name, ...one }))
				? (second.nodes[index] ?? node)
				: node,
		),
	};
};

const run = async (workflowId: string, trigger: string): Promise<void> => {
	last = await stack.api.run(workflowId, trigger);
	assert.equal(errorOf(last), '');
};

before(async () => {
	stack = await startStack('ready');
	projectId = await stack.api.personalProjectId();
});
beforeEach(async () => {
	await stack.simulator.reset();
	await stack.simulator.setKind({ kind: 'developmentNew' });
	account = await stack.createUserCredential();
	gone = undefined;
	last = undefined;
	played = undefined;
	table = undefined;
	userId = USER;
});
after(async () => await stack.stop());

describe('a 503, a reset, a 429 and an entry that is gone; then again, and nothing changes', () => {
	for (const [name, { arrange, given, opening, check, isShort }] of Object.entries(READY))
		test(name, async () => {
			await (arrange ?? (async () => await takeAway(middleOf(await liked()))))();
			const example = withGiven(readExample(name), (await given?.()) ?? {});
			const { workflowId, tableName } = await seedExample(
				stack.api,
				await ofBoth(example),
				[],
				projectId,
			);
			table = tableName;
			let first = 0;
			for (const trigger of [...(opening === undefined ? [] : [opening]), triggerOf(example)]) {
				await stack.simulator.clear();
				await disturb(stack.simulator, isShort || trigger === opening ? 0 : 1);
				await run(workflowId, trigger);
				assert.deepEqual(await stack.simulator.countStrikes(), [1, 1, 1]);
				first += (await countRequests(stack.simulator)) - DISTURBED;
			}
			await check();

			const before = await everything();
			await stack.simulator.clear();
			await run(workflowId, triggerOf(example));
			assert.equal(await countChanges(stack.simulator), 0);
			assert.deepEqual(await everything(), before);
			holdRequests(name, { first, again: await countRequests(stack.simulator) });
		});
});

/** Puts an example with short waits into n8n, and runs it. */
const runBriefly = async (name: string, wait: string): Promise<void> => {
	const example = withCredential(readExample(name), account);
	const { id } = await stack.api.createWorkflow(withParameters(example, wait, { amount: 0 }));
	await run(id, triggerOf(example));
};

test('alarm: plays on the device that is named, and grows louder step by step', async () => {
	await runBriefly('alarm', 'A moment');
	const { device, isPlaying, volumePercent } = await stack.simulator.player({ userId: USER });
	assert.equal(isPlaying, true);
	assert.equal(device, 'Kitchen');
	assert.equal(volumePercent, 55);
	assert.equal(await stack.simulator.count('PUT /v1/me/player/volume'), 11);
	holdRequests('alarm', { first: await countRequests(stack.simulator) });
});

test('sleep timer: what plays grows softer and stops; again, and nothing happens', async () => {
	await stack.run(spotify(account, 'player', 'play', { playWhat: 'likedSongs' }));
	await stack.simulator.clearLog();
	await runBriefly('sleep-timer', 'Wait');
	const first = await countRequests(stack.simulator);
	const { isPlaying, volumePercent } = await stack.simulator.player({ userId: USER });
	assert.equal(isPlaying, false);
	assert.ok((volumePercent ?? 100) <= 10);
	await stack.simulator.clearLog();
	await runBriefly('sleep-timer', 'Wait');
	assert.equal(await countChanges(stack.simulator), 0);
	holdRequests('sleep-timer', { first, again: await countRequests(stack.simulator) });
});
