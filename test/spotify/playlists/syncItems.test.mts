import type { PlaylistTools } from '../../../spotify/playlists/target';
import { succeeded } from '../../../spotify/failures/outcome';
import { syncItems } from '../../../spotify/playlists/syncItems';
import {
	createFakePlaylistApi,
	uriOf,
	urisFrom,
	type FakePlaylistApi,
} from '../../support/fakePlaylistApi.mts';

const [a, b, c, d] = urisFrom(1, 4) as [string, string, string, string];
const id = '3cEYpjA9oz9GiPac4AsH4n';
const EPISODE = 'spotify:episode:512ojhOuo1ktJprKbVcKyQ';
const LOCAL = 'spotify:local:Artist:Album:Title:180';
const thousand = urisFrom(1, 1_000);

const result = (value: object) => ({
	entries: [{ value: expect.objectContaining({ playlistId: id, ...value }), position: 0 }],
});
const none = { entries: [] };

it.each(['items', 'tracks'] as const)('an equal list costs one read (%s)', async (names) => {
	const api = createFakePlaylistApi([a, EPISODE, LOCAL], undefined, { names });
	expect(await api.run(syncItems, [[a, EPISODE], [LOCAL]])).toEqual([
		{
			entries: [
				{
					value: {
						playlistId: id,
						snapshotId: 'snapshot-1',
						changed: false,
						dryRun: false,
						added: 0,
						removed: 0,
						moved: 0,
						replaced: false,
						items: 3,
						calls: 0,
						removedItems: [],
					},
					position: 0,
				},
			],
		},
		none,
	]);
	expect(api.log()).toEqual(['GET']);
});

it.each([
	[0, 1],
	[100, 1],
	[101, 2],
	[1_000, 11],
])('an equal list of %d items costs %d reads', async (count, reads) => {
	const wanted = urisFrom(1, count);
	const api = createFakePlaylistApi(wanted);
	await api.run(syncItems, [wanted], { allowEmpty: true });
	expect(api.log()).toEqual(Array(reads).fill('GET'));
});

it('three changes in 1,000 items cost three writes, and keep all else', async () => {
	const wanted = thousand.toSpliced(10, 1).toSpliced(400, 0, uriOf(5_000));
	wanted.push(...wanted.splice(700, 2));
	const api = createFakePlaylistApi(thousand);
	const numbers = { changed: true, added: 1, removed: 1, moved: 2, replaced: false, calls: 3 };
	expect(await api.run(syncItems, [wanted], { dryRun: true })).toEqual([
		result({ ...numbers, dryRun: true, snapshotId: 'snapshot-1', items: 1_000 }),
	]);
	expect(api.log()).toEqual(Array(11).fill('GET'));
	api.requests.length = 0;
	expect(await api.run(syncItems, [wanted])).toEqual([
		result({ ...numbers, dryRun: false, snapshotId: 'snapshot-4', items: 1_000 }),
	]);
	expect(api.log()).toEqual([...Array(11).fill('GET'), 'DELETE 1', 'PUT move 2', 'POST 1']);
	expect(api.playlist.held).toEqual(wanted);
});

it('refuses an empty list unasked, and sends nothing', async () => {
	const api = createFakePlaylistApi([a]);
	expect(await api.run(syncItems, [[], []])).toMatchObject([
		{ failure: { kind: 'invalidInput' } },
		{ failure: { kind: 'invalidInput' } },
	]);
	expect(api.log()).toEqual([]);
	expect(await api.run(syncItems, [[]], { allowEmpty: true })).toEqual([
		result({ removed: 1, items: 0 }),
	]);
	expect(api.playlist.held).toEqual([]);
});

it('refuses a local file that would have to be added, before it writes', async () => {
	const api = createFakePlaylistApi([a, b]);
	expect(await api.run(syncItems, [[c], [LOCAL]])).toMatchObject([
		{ failure: { kind: 'invalidInput', message: expect.stringContaining(LOCAL) } },
		{ failure: { kind: 'invalidInput' } },
	]);
	expect(api.log()).toEqual(['GET']);
});

describe.each(['refused', 'done', 'leftOut'] as const)(
	'a local file that is to go (the removal by its URI: %s)',
	(localRemoval) => {
		it.each([
			['alone', [a, LOCAL, b], [a, b]],
			['beside what else is to go', [a, LOCAL, b, c], [b, a]],
			['with everything else', [LOCAL, a], []],
		])('%s goes with all else, which is written anew', async (_, held, wanted) => {
			const api = createFakePlaylistApi(held, undefined, { localRemoval });
			const listings = await api.run(syncItems, [wanted], { allowEmpty: true });
			expect(listings).toEqual([result({ replaced: true, items: wanted.length })]);
			expect(api.playlist.held).toEqual(wanted);
		});
	},
);

describe('a local file that is to go, and that Spotify does not remove,', () => {
	const OTHER = 'spotify:local:Another:One:Here:10';

	it.each<[string, Array<string | null>, string[], object]>([
		['where dates are to be kept', [a, LOCAL, b], [b, c], { keepDates: true }],
		['where something is hidden', [a, LOCAL, null, b], [b, c], {}],
		['where another one is to stay', [a, OTHER, LOCAL, b], [b, OTHER, c], {}],
	])('%s is named, and nothing is written', async (_, held, wanted, settings) => {
		const api = createFakePlaylistApi(held);
		expect(await api.run(syncItems, [wanted], settings)).toMatchObject([
			{
				failure: {
					kind: 'badRequest',
					message: `Spotify's API does not remove the local file '${LOCAL}'`,
					hint: expect.stringContaining('Remove it with a Spotify app'),
					unwritten: { missing: [c], uncertain: [] },
				},
			},
		]);
		expect(api.playlist.held).toEqual(held);
	});

	it('is one of several', async () => {
		const api = createFakePlaylistApi([a, LOCAL, OTHER]);
		expect(await api.run(syncItems, [[a]], { keepDates: true })).toMatchObject([
			{
				failure: {
					message: `Spotify's API does not remove the local file '${LOCAL}', nor 1 other`,
				},
			},
		]);
	});
});

it('of a playlist that cannot be read nothing is written', async () => {
	const api = createFakePlaylistApi([a], undefined, { isYours: false });
	expect(await api.run(syncItems, [[b], [c, d]])).toMatchObject([
		{
			failure: {
				kind: 'forbidden',
				reason: 'notYourPlaylist',
				hint: expect.stringMatching(/^Its one item was not written\. /),
				unwritten: { missing: [b], uncertain: [] },
			},
		},
		{ failure: { unwritten: { missing: [c, d], uncertain: [] } } },
	]);
});

describe('a list that changes while it is read', () => {
	it('is read again', async () => {
		const api = createFakePlaylistApi(urisFrom(1, 120), (_, count) => {
			if (count === 1) api.playlist.edit((held) => held.slice(1));
			return undefined;
		});
		expect(await api.run(syncItems, [urisFrom(2, 119)])).toEqual([result({ changed: false })]);
		expect(api.log()).toEqual(Array(4).fill('GET'));
	});

	it.each([
		['up', 250, 120],
		['down', 50, 250],
	])('since somebody moves an item %s past what is read keeps it once', async (_, from, to) => {
		const held = urisFrom(1, 300);
		const api = createFakePlaylistApi(
			held,
			(_, count) => {
				if (count === 2) {
					api.playlist.edit((now) => now.toSpliced(from, 1).toSpliced(to, 0, held[from] ?? null));
				}
				return undefined;
			},
			// The snapshot of before is given for a while, so that it says nothing.
			{ snapshotLagMs: () => 30_000 },
		);
		const moved = held.toSpliced(from, 1).toSpliced(to, 0, held[from] ?? '');
		expect(await api.run(syncItems, [moved])).toEqual([result({ changed: false })]);
		expect(api.playlist.held).toEqual(moved);
	});

	it('is read again once no answer can be of before the change any more', async () => {
		let isOld = false;
		const api = createFakePlaylistApi(
			urisFrom(1, 120),
			(_, count) => {
				if (count === 1) api.playlist.edit((held) => held.slice(1));
				return undefined;
			},
			// Every second answer is of two seconds ago.
			{ readAgeMs: () => ((isOld = !isOld) ? 1_999 : 0), latencyMs: 1 },
		);
		expect(await api.run(syncItems, [urisFrom(2, 119)])).toEqual([result({ changed: false })]);
	});

	it('each time is given up after three readings', async () => {
		const api = createFakePlaylistApi(urisFrom(1, 120), (_, count) => {
			api.playlist.edit((held) => [...held, uriOf(1_000 + count)]);
			return undefined;
		});
		expect(await api.run(syncItems, [urisFrom(1, 120)])).toMatchObject([
			{
				failure: {
					kind: 'unexpectedResponse',
					hint: expect.stringContaining('changed while it was read'),
				},
			},
		]);
		expect(api.playlist.held.slice(0, 120)).toEqual(urisFrom(1, 120));
	});
});

describe('a lost answer', () => {
	const held = [a, b, c, d];
	const wanted = [c, d, a, b];

	it.each([true, false, 1_500])('to a move (acted: %s) moves nothing twice', async (acts) => {
		const api = createFakePlaylistApi(held, (_, count) =>
			count === 1 ? { answer: 'lost', acts } : undefined,
		);
		expect(await api.run(syncItems, [wanted])).toEqual([result({ calls: 1 })]);
		expect(api.playlist.held).toEqual(wanted);
	});

	it('while somebody else changes the playlist has it planned anew', async () => {
		const api = createFakePlaylistApi(held, (_, count) => {
			if (count === 2) api.playlist.edit((now) => [...now, uriOf(9)]);
			return count === 1 ? { answer: 'lost', acts: true } : undefined;
		});
		expect(await api.run(syncItems, [wanted])).toEqual([result({ calls: 1 })]);
		expect(api.playlist.held).toEqual(wanted);
	});

	it('that comes after all, once it was given up, is mended', async () => {
		const wanted = [...thousand, uriOf(2_000), uriOf(2_001)].toSpliced(5, 0, uriOf(3_000));
		const faults = (_: unknown, count: number) =>
			count === 11 ? ({ answer: 504, acts: 10_900 } as const) : undefined;
		const api = createFakePlaylistApi(thousand, faults, { latencyMs: 200 });
		expect((await api.run(syncItems, [wanted]))[0]?.failure).toBeUndefined();
		// Both were carried out: all of it is read again, and what is too much is taken out.
		const writes = api.log().filter((one) => one !== 'GET');
		expect(writes.slice(0, 2)).toEqual(['POST 1', 'POST 1']);
		expect(writes).toContain('DELETE 1');
		expect(api.playlist.held).toEqual(wanted);
	});

	it('to the end leaves in doubt only what it was about', async () => {
		const api = createFakePlaylistApi([a, b], (_, count) =>
			count > 0 ? { answer: 'lost' } : undefined,
		);
		const [first, second] = await api.run(syncItems, [[a, c], [b]]);
		expect(first?.failure).toMatchObject({
			kind: 'network',
			hint: expect.stringMatching(
				/^Of its 2 items, 1 was in the playlist when it stopped, and for 1 it is not known; /,
			),
			unwritten: { missing: [], uncertain: [c] },
		});
		expect(second?.failure?.unwritten).toEqual({ missing: [], uncertain: [] });
	});
});

it('stopped after a lost write of which one page shows no end, names nothing of it as missing', async () => {
	const wanted = urisFrom(1, 150);
	const api: FakePlaylistApi = createFakePlaylistApi([], ({ method, url }, count) => {
		if (method === 'GET') return url.includes('/items') ? { answer: 503 } : undefined;
		if (count > 1) return { acts: false, stops: true };
		api.later(api.clock.nowMs() + 500, () => api.playlist.edit((held) => [uriOf(999), ...held]));
		return { acts: true, answer: 'lost' };
	});
	const [listing] = await api.start(syncItems, [wanted]);
	expect(api.playlist.held).toEqual([uriOf(999), ...wanted.slice(0, 100)]);
	expect(listing?.failure?.unwritten).toEqual({ missing: [], uncertain: wanted.slice(100) });
});

it('a failure half-way names what is not there yet', async () => {
	const api = createFakePlaylistApi(thousand, ({ method }) =>
		method === 'POST' ? { answer: 502 } : undefined,
	);
	const wanted = [...thousand.slice(5), ...urisFrom(2_000, 2)];
	const [first, second] = await api.run(syncItems, [wanted.slice(0, 996), wanted.slice(996)]);
	expect(first?.failure?.unwritten).toEqual({
		missing: [uriOf(2_000)],
		uncertain: [],
		removed: urisFrom(1, 5),
	});
	expect(second?.failure?.unwritten).toEqual({ missing: [uriOf(2_001)], uncertain: [] });
	expect(api.playlist.held).toEqual(thousand.slice(5));
});

describe('what Spotify says it did is looked at, though answered well, where', () => {
	it('removed a local file', async () => {
		const api = createFakePlaylistApi([a, LOCAL], undefined, { localRemoval: 'done' });
		const settings = { keepDates: true };
		expect(await api.run(syncItems, [[a]], settings)).toEqual([result({ calls: 1, removed: 1 })]);
		expect(api.log()).toEqual(['GET', 'DELETE 1', 'GET']);
	});

	it('left a local file where it was, and is an error then', async () => {
		const api = createFakePlaylistApi([a, LOCAL], undefined, { localRemoval: 'leftOut' });
		expect(await api.run(syncItems, [[a]], { keepDates: true })).toMatchObject([
			{ failure: { message: 'The playlist does not reach the requested state' } },
		]);
		expect(api.playlist.held).toEqual([a, LOCAL]);
	});

	it('the snapshot is the same, and is an error where it stays so', async () => {
		const api = createFakePlaylistApi([a, b]);
		const idle: PlaylistTools = {
			...api.tools,
			send: async (request) =>
				request.method === 'GET'
					? await api.tools.send(request)
					: succeeded({ snapshot_id: api.playlist.snapshotId() }),
		};
		const orders = [{ id, uris: [b, c], settings: {} }];
		expect(await api.clock.until(syncItems(orders, idle))).toMatchObject([
			{
				failure: {
					kind: 'unexpectedResponse',
					message: 'The playlist does not reach the requested state',
					unwritten: { missing: [c], uncertain: [] },
				},
			},
		]);
	});
});

describe('what is removed', () => {
	const held = [a, b, null, c, LOCAL, b];

	it('comes out as Add Items takes it, also of a dry run', async () => {
		const api = createFakePlaylistApi(held);
		const removedItems = [
			{ uri: a, position: 0 },
			{ uri: b, position: 5 },
		];
		const wanted = [b, c, LOCAL];
		expect(await api.run(syncItems, [wanted], { dryRun: true })).toMatchObject([
			{ entries: [{ value: { removed: 2, removedItems } }] },
		]);
		expect(await api.run(syncItems, [wanted])).toMatchObject([
			{ entries: [{ value: { removed: 2, removedItems } }] },
		]);
	});

	it('is no more than it may be, but for a dry run', async () => {
		const api = createFakePlaylistApi(held);
		const settings = { maxRemovals: 1 };
		expect(await api.run(syncItems, [[b, c, LOCAL], []], settings)).toMatchObject([
			{ failure: { message: "The run would remove 2 items, and 'Max Removals' is 1" } },
			{ failure: { kind: 'invalidInput', field: 'Max Removals' } },
		]);
		expect(api.log()).toEqual(['GET']);
		const dry = await api.run(syncItems, [[b, c, LOCAL]], { ...settings, dryRun: true });
		expect(dry[0]?.failure).toBeUndefined();
		expect(
			(await api.run(syncItems, [[b, c, LOCAL]], { maxRemovals: 2 }))[0]?.failure,
		).toBeUndefined();
	});

	it('is told where the run ends early', async () => {
		const api = createFakePlaylistApi([a, b, c], ({ method }) =>
			method === 'POST' ? { answer: 502 } : undefined,
		);
		const [listing] = await api.run(syncItems, [[b, c, d]], { keepDates: true });
		expect(listing?.failure?.unwritten).toEqual({ missing: [d], uncertain: [], removed: [a] });
	});
});
