import { replaceItems } from '../../../spotify/playlists/replaceItems';
import {
	createFakePlaylistApi,
	uriOf,
	urisFrom,
	type FakePlaylistApi,
} from '../../support/fakePlaylistApi.mts';

const [a, b, c] = urisFrom(1, 3) as [string, string, string];
const id = '3cEYpjA9oz9GiPac4AsH4n';

const result = (snapshotId: string, items: number) => ({
	entries: [{ value: { playlistId: id, snapshotId, items }, position: 0 }],
});
const none = { entries: [] };

/** Without a look at what is there before. */
const replace = async (
	api: FakePlaylistApi,
	lists: readonly (readonly string[])[],
	settings: object = {},
) => await api.run(replaceItems, lists, { listRemoved: false, ...settings });

it('makes one list of all orders, and one result with the first', async () => {
	const api = createFakePlaylistApi([a, null]);
	expect(await replace(api, [[c, b], [], [c]])).toEqual([result('snapshot-2', 3), none, none]);
	expect(api.log()).toEqual(['PUT 3']);
	expect(api.playlist.held).toEqual([c, b, c]);
});

it('appends what goes beyond 100', async () => {
	const api = createFakePlaylistApi([a]);
	const wanted = urisFrom(10, 250);
	expect(await replace(api, [wanted])).toEqual([result('snapshot-4', 250)]);
	expect(api.log()).toEqual(['PUT 100', 'POST 100', 'POST 50']);
	expect(api.playlist.held).toEqual(wanted);
});

it('refuses to empty a playlist unasked, and sends nothing', async () => {
	const api = createFakePlaylistApi([a]);
	const failure = {
		kind: 'invalidInput',
		field: 'Items',
		message: 'There are no items, so the playlist would be emptied',
		hint: "Nothing was changed. To empty it on purpose, switch 'Allow Empty' on.",
	};
	expect(await replace(api, [[], []])).toEqual([
		{ entries: [], failure },
		{ entries: [], failure },
	]);
	expect(api.log()).toEqual([]);
});

it('empties it where that is allowed', async () => {
	const api = createFakePlaylistApi([a]);
	expect(await replace(api, [[]], { allowEmpty: true })).toEqual([result('snapshot-2', 0)]);
	expect(api.log()).toEqual(['PUT 0']);
	expect(api.playlist.held).toEqual([]);
});

describe('a lost answer', () => {
	const wanted = urisFrom(10, 250);

	it.each([0, 2, 4])('to request %d, carried out, costs one look', async (at) => {
		const api = createFakePlaylistApi([a], (_, count) =>
			count === at ? { answer: 504, acts: true } : undefined,
		);
		expect((await replace(api, [wanted]))[0]?.failure).toBeUndefined();
		expect(api.playlist.held).toEqual(wanted);
	});

	it('to a replacement that comes late is waited for, so that it wipes out nothing', async () => {
		const api = createFakePlaylistApi([a], (_, count) =>
			count === 0 ? { answer: 504, acts: 2_500 } : undefined,
		);
		expect(await replace(api, [wanted])).toEqual([result('snapshot-4', 250)]);
		expect(api.log()).toEqual(['PUT 100', 'GET', 'GET', 'POST 100', 'POST 50']);
		expect(api.playlist.held).toEqual(wanted);
	});

	it('to a replacement that wipes out what came after it has that written again', async () => {
		const faults = (_: unknown, count: number) =>
			count === 0 ? ({ answer: 504, acts: 11_100 } as const) : undefined;
		const api = createFakePlaylistApi([a], faults, { latencyMs: 200 });
		expect((await replace(api, [wanted]))[0]?.failure).toBeUndefined();
		expect(api.log().slice(0, 6)).toEqual(['PUT 100', 'GET', 'GET', 'GET', 'GET', 'PUT 100']);
		expect(api.log().length).toBeGreaterThan(9);
		expect(api.playlist.held).toEqual(wanted);
	});
});

it('what was there at first tells whether it was replaced, also where much of it is hidden', async () => {
	const list = urisFrom(1, 9);
	const api = createFakePlaylistApi(
		[uriOf(70)],
		(_, count) => {
			if (count === 0) return { answer: 503, acts: 2_000 };
			return count > 2 ? { answer: 502 } : undefined;
		},
		{ hides: (uri) => uri !== list[3] },
	);
	expect(await replace(api, [list])).toMatchObject([{ entries: [{ value: { items: 9 } }] }]);
	expect(api.playlist.held).toEqual(list);
});

describe('where somebody else writes beside and the first answer is lost', () => {
	const wanted = urisFrom(10, 130);
	const other = uriOf(9);
	/** The replacement is carried out; somebody else puts an item on top; then `next`. */
	const replaceBeside = async (next: object | undefined, hides: (uri: string) => boolean) => {
		let writes = 0;
		const api: FakePlaylistApi = createFakePlaylistApi(
			[a, b],
			({ method }) => {
				if (method === 'GET') return undefined;
				writes += 1;
				if (writes > 1) return next;
				api.later(api.clock.nowMs() + 500, () => api.playlist.edit((held) => [other, ...held]));
				return { acts: true, answer: 'lost' };
			},
			{ hides },
		);
		const [listing] = await api.run(replaceItems, [wanted]);
		return { listing, held: api.playlist.held };
	};

	it('the rest goes to the end', async () => {
		const { held } = await replaceBeside(undefined, () => false);
		expect(held).toEqual([other, ...wanted]);
	});

	it('what a look has shown is not looked at again, though the snapshot is the one from before', async () => {
		const api = createFakePlaylistApi(
			[a],
			({ method }, count) =>
				method === 'PUT' ? { acts: true, answer: 'lost' } : count > 3 ? { answer: 503 } : undefined,
			{ snapshotLagMs: () => 40_000 },
		);
		const [listing] = await api.run(replaceItems, [[b, c]]);
		expect(listing?.failure).toBeUndefined();
		expect(api.log()).toEqual(['GET', 'PUT 2', 'GET']);
	});

	it.each([7, 8])(
		'a stop at look %d leaves nothing in doubt that was answered, though some of it is hidden',
		async (nth) => {
			let [looks, writes] = [0, 0];
			const api: FakePlaylistApi = createFakePlaylistApi(
				[a, b],
				({ method }) => {
					if (method === 'GET') {
						looks += 1;
						return looks === nth ? { acts: true, stops: true } : undefined;
					}
					writes += 1;
					if (writes === 1) return { acts: false, answer: 'lost' };
					api.later(api.clock.nowMs() + 500, () => api.playlist.edit((held) => [other, ...held]));
					return undefined;
				},
				{ hides: (uri) => Number(uri.slice(-2)) % 3 === 0 },
			);
			const [listing] = await api.run(replaceItems, [wanted.slice(0, 9)]);
			expect(api.log().filter((line) => line === 'PUT 9')).toHaveLength(2);
			expect(listing?.failure).toMatchObject({
				kind: 'cancelled',
				unwritten: { missing: [], uncertain: [], removed: [a, b] },
			});
		},
	);

	it('a stop leaves in doubt what was on its way, and tells of nothing else that it is missing', async () => {
		const isHidden = (uri: string): boolean => Number(uri.slice(-2)) % 3 === 0;
		const { listing } = await replaceBeside({ acts: true, stops: true }, isHidden);
		expect(listing?.failure?.unwritten).toMatchObject({
			missing: [],
			uncertain: wanted.slice(100),
		});
	});
});

it('a failure tells for each order which of its items are not there', async () => {
	const lists = [urisFrom(1, 60), urisFrom(61, 60), urisFrom(121, 10)];
	const api = createFakePlaylistApi([a], ({ method }) =>
		method === 'POST' ? { answer: 502 } : undefined,
	);
	const [first, second, third] = await replace(api, lists);
	expect(first?.failure).toMatchObject({
		kind: 'server',
		hint: expect.stringMatching(/^All of its 60 items were written\. /),
		unwritten: { missing: [], uncertain: [] },
	});
	expect(second?.failure?.unwritten).toEqual({ missing: urisFrom(101, 20), uncertain: [] });
	expect(third?.failure?.unwritten).toEqual({ missing: lists[2], uncertain: [] });
	expect(api.playlist.held).toEqual(urisFrom(1, 100));
});

it('what not even reading clears up is in doubt', async () => {
	const lists = [urisFrom(1, 100), urisFrom(101, 3)];
	const api = createFakePlaylistApi([a], (_, count) =>
		count > 0 ? { answer: 'lost' } : undefined,
	);
	const [first, second] = await replace(api, lists);
	expect(first?.failure?.unwritten).toEqual({ missing: [], uncertain: [] });
	expect(second?.failure).toMatchObject({
		kind: 'network',
		unwritten: { missing: [], uncertain: lists[1] },
	});
});

it('a stop before the first write leaves all of it missing', async () => {
	const api = createFakePlaylistApi([a]);
	api.stop.abort();
	expect(await replace(api, [[b], [c]])).toMatchObject([
		{ failure: { kind: 'cancelled', unwritten: { missing: [b], uncertain: [] } } },
		{ failure: { kind: 'cancelled', unwritten: { missing: [c], uncertain: [] } } },
	]);
	expect(api.playlist.held).toEqual([a]);
});

describe('what is removed', () => {
	const LOCAL = 'spotify:local:Artist:Album:Title:180';
	const held = [a, null, b, LOCAL, b, c];

	it('comes out as Add Items takes it, for a read', async () => {
		const api = createFakePlaylistApi(held);
		const [listing] = await api.run(replaceItems, [[b, uriOf(9)]]);
		expect(listing?.entries).toEqual([
			{
				value: {
					playlistId: id,
					snapshotId: 'snapshot-2',
					items: 2,
					removed: 5,
					removedItems: [
						{ uri: a, position: 0 },
						{ uri: b, position: 4 },
						{ uri: c, position: 5 },
					],
				},
				position: 0,
			},
		]);
		expect(api.log()).toEqual(['GET', 'PUT 2']);
	});

	it('is no more than it may be', async () => {
		const api = createFakePlaylistApi(held);
		const [listing] = await replace(api, [[b]], { maxRemovals: 4 });
		expect(listing?.failure).toMatchObject({
			kind: 'invalidInput',
			message: "The run would remove 5 items, and 'Max Removals' is 4",
		});
		expect(api.playlist.held).toEqual(held);
		expect(api.log()).toEqual(['GET']);
		expect((await replace(api, [[b]], { maxRemovals: 5 }))[0]?.failure).toBeUndefined();
	});

	it('is told where the run ends early', async () => {
		const wanted = urisFrom(10, 150);
		const api = createFakePlaylistApi(held, ({ method }) =>
			method === 'POST' ? { answer: 502 } : undefined,
		);
		const [listing] = await api.run(replaceItems, [wanted]);
		expect(listing?.failure?.unwritten).toEqual({
			missing: wanted.slice(100),
			uncertain: [],
			removed: [a, b, b, c],
		});
		expect(listing?.failure?.hint).toContain("4 items were removed before it stopped: 'removed'");
	});
});
