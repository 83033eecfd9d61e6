import { addItems } from '../../../spotify/playlists/addItems';
import {
	createFakePlaylistApi,
	uriOf,
	urisFrom,
	type FakePlaylistApi,
} from '../../support/fakePlaylistApi.mts';

const [a, b, c, d, e] = urisFrom(1, 5) as [string, string, string, string, string];
const id = '3cEYpjA9oz9GiPac4AsH4n';

const result = (snapshotId: string, added: number, skipped = 0) => ({
	entries: [{ value: { playlistId: id, snapshotId, added, skipped }, position: 0 }],
});

it('adds one item with one read and one write', async () => {
	const api = createFakePlaylistApi([a]);
	expect(await api.run(addItems, [[b]])).toEqual([result('snapshot-2', 1)]);
	expect(api.log()).toEqual(['GET', 'POST 1']);
	expect(api.playlist.held).toEqual([a, b]);
});

it('gathers the orders of all items into requests of 100, in order', async () => {
	const api = createFakePlaylistApi([a]);
	const lists = [urisFrom(10, 90), urisFrom(100, 150), [a, a]];
	expect(await api.run(addItems, lists)).toEqual([
		result('snapshot-4', 90),
		result('snapshot-4', 150),
		result('snapshot-4', 2),
	]);
	expect(api.log()).toEqual(['GET', 'POST 100', 'POST 100', 'POST 42']);
	expect(api.playlist.held).toEqual([a, ...lists.flat()]);
});

it('counts a position on from request to request', async () => {
	const api = createFakePlaylistApi([a, b]);
	const added = urisFrom(10, 250);
	await api.run(addItems, [added], { position: 1 });
	expect(api.playlist.held).toEqual([a, ...added, b]);
});

it('refuses a position behind the end, before it writes', async () => {
	const api = createFakePlaylistApi([a, b]);
	expect(await api.run(addItems, [[c]], { position: 3 })).toEqual([
		{
			entries: [],
			failure: {
				kind: 'invalidInput',
				field: 'Position',
				message: 'Position 3 is beyond the end of the playlist',
				hint: 'Its one item was not added. It has 2 items. To add at the end, enter 2 or no position.',
				unwritten: { missing: [c], uncertain: [] },
			},
		},
	]);
	expect(api.log()).toEqual(['GET']);
});

it('skips what is there, and repeats', async () => {
	const api = createFakePlaylistApi([a, ...urisFrom(100, 120)]);
	const lists = [[a, b, b], [uriOf(219), b], [c]];
	expect(await api.run(addItems, lists, { skipExisting: true })).toEqual([
		result('snapshot-2', 1, 2),
		result('snapshot-2', 0, 2),
		result('snapshot-2', 1, 0),
	]);
	expect(api.log()).toEqual(['GET', 'GET', 'POST 2']);
});

it('writes nothing where everything is there', async () => {
	const api = createFakePlaylistApi([a]);
	expect(await api.run(addItems, [[a]], { skipExisting: true })).toEqual([
		result('snapshot-1', 0, 1),
	]);
	expect(api.log()).toEqual(['GET']);
});

it.each(['items', 'tracks'] as const)('reads what Spotify calls %s', async (names) => {
	const api = createFakePlaylistApi([a], undefined, { names });
	expect(await api.run(addItems, [[a, b]], { skipExisting: true })).toEqual([
		result('snapshot-2', 1, 1),
	]);
});

it("of somebody else's playlist says so, and writes nothing", async () => {
	const api = createFakePlaylistApi([a], undefined, { isYours: false });
	expect(await api.run(addItems, [[b], [c, d]])).toMatchObject([
		{
			failure: {
				kind: 'forbidden',
				reason: 'notYourPlaylist',
				hint: expect.stringMatching(/^Its one item was not added\. /),
				unwritten: { missing: [b], uncertain: [] },
			},
		},
		{ failure: { unwritten: { missing: [c, d], uncertain: [] } } },
	]);
	expect(api.log()).toEqual(['GET']);
});

describe('a lost answer', () => {
	it.each(['lost', 'cut', 500, 502, 503, 504] as const)(
		'(%s) to what was carried out counts as done, with the snapshot that was read',
		async (answer) => {
			const api = createFakePlaylistApi([a], (_, count) =>
				count === 1 ? { answer, acts: true } : undefined,
			);
			expect(await api.run(addItems, [[b, c]])).toEqual([result('snapshot-2', 2)]);
			expect(api.log()).toEqual(['GET', 'POST 2', 'GET']);
			expect(api.playlist.held).toEqual([a, b, c]);
		},
	);

	it('to what was not carried out is sent again after four looks in ten seconds', async () => {
		const api = createFakePlaylistApi([a], (_, count) =>
			count === 1 ? { answer: 504 } : undefined,
		);
		expect(await api.run(addItems, [[b, c]])).toEqual([result('snapshot-2', 2)]);
		expect(api.log()).toEqual(['GET', 'POST 2', 'GET', 'GET', 'GET', 'GET', 'POST 2']);
		expect(api.clock.sleeps).toEqual([1_000, 2_000, 3_000, 4_000]);
	});

	it('of a second try is judged by what was there right before it, whatever others did meanwhile', async () => {
		let posts = 0;
		const api = createFakePlaylistApi(
			[a, b],
			({ method }) => {
				if (method !== 'POST' || (posts += 1) > 2) return undefined;
				return { answer: 'lost', acts: posts === 2 };
			},
			{ hides: (uri) => uri === c },
		);
		api.later(api.clock.nowMs() + 5_000, () => api.playlist.edit(() => [a]));
		await api.run(addItems, [[c]]);
		expect(api.playlist.held).toEqual([a, c]);
	});

	it('is seen to be carried out late', async () => {
		const api = createFakePlaylistApi([a], (_, count) =>
			count === 1 ? { answer: 504, acts: 1_500 } : undefined,
		);
		expect(await api.run(addItems, [[b]])).toEqual([result('snapshot-2', 1)]);
		expect(api.log()).toEqual(['GET', 'POST 1', 'GET', 'GET']);
	});

	it('in a long list is looked for where it belongs, not in all of it', async () => {
		const held = urisFrom(100, 900);
		const api = createFakePlaylistApi(held, (_, count) =>
			count === 1 ? { answer: 'lost', acts: true } : undefined,
		);
		await api.run(addItems, [urisFrom(1, 60)]);
		expect(api.log()).toEqual(['GET', 'POST 60', 'GET', 'GET']);
		expect(api.playlist.held).toEqual([...held, ...urisFrom(1, 60)]);
	});

	it('each time ends after four tries, with nothing in doubt', async () => {
		const api = createFakePlaylistApi([a], ({ method }) =>
			method === 'POST' ? { answer: 502 } : undefined,
		);
		expect(await api.run(addItems, [[b, c]])).toMatchObject([
			{ failure: { kind: 'server', status: 502, unwritten: { missing: [b, c], uncertain: [] } } },
		]);
		expect(api.log().filter((one) => one === 'POST 2')).toHaveLength(4);
	});
});

describe('a failure half-way', () => {
	const lists = [urisFrom(1, 60), urisFrom(61, 60), urisFrom(121, 100)];

	it('tells for each item what is in and what is not', async () => {
		const api = createFakePlaylistApi([], ({ method }, count) =>
			method === 'POST' && count > 1 ? { answer: 500 } : undefined,
		);
		const [first, second, third] = await api.run(addItems, lists);
		expect(first).toEqual(result('snapshot-2', 60));
		expect(second?.failure).toMatchObject({
			kind: 'server',
			message: 'Spotify is failing (HTTP 500)',
			hint: expect.stringMatching(
				/^Of its 60 items, 40 were added, 20 were not; the error's data lists what is missing\. /,
			),
			unwritten: { missing: urisFrom(101, 20), uncertain: [] },
		});
		expect(third?.failure).toMatchObject({
			hint: expect.stringMatching(/^None of its 100 items was added\. /),
			unwritten: { missing: lists[2], uncertain: [] },
		});
		expect(api.playlist.held).toEqual(lists.flat().slice(0, 100));
	});

	it('that not even reading clears up says of what it is not known', async () => {
		const api = createFakePlaylistApi([], (_, count) =>
			count > 1 ? { answer: 'lost' } : undefined,
		);
		const [first, second, third] = await api.run(addItems, lists);
		expect(first).toEqual(result('snapshot-2', 60));
		expect(second?.failure).toMatchObject({
			kind: 'network',
			hint: expect.stringMatching(
				/^Of its 60 items, 40 were added, and for 20 it is not known; the error's data lists what is missing\. Check the playlist before you run this again\. /,
			),
			unwritten: { missing: [], uncertain: urisFrom(101, 20) },
		});
		expect(third?.failure).toMatchObject({
			unwritten: { missing: urisFrom(201, 20), uncertain: urisFrom(121, 80) },
		});
	});

	it('by a stop leaves in doubt only what was on its way', async () => {
		const api = createFakePlaylistApi([], (_, count) =>
			count === 2 ? { stops: true, acts: true } : undefined,
		);
		const [first, second, third] = await api.run(addItems, lists);
		expect(first).toEqual(result('snapshot-2', 60));
		expect(second?.failure).toMatchObject({
			kind: 'cancelled',
			unwritten: { missing: [], uncertain: urisFrom(101, 20) },
		});
		expect(third?.failure?.unwritten?.missing).toEqual(urisFrom(201, 20));
		expect(api.log()).toEqual(['GET', 'POST 100', 'POST 100']);
	});

	it('fails a repeat that was left out for what was then not added', async () => {
		const api = createFakePlaylistApi([d], ({ method }) =>
			method === 'POST' ? { answer: 500 } : undefined,
		);
		const [first, second, third] = await api.run(addItems, [[d, e], [e], [d]], {
			skipExisting: true,
		});
		expect(first?.failure?.unwritten).toEqual({ missing: [e], uncertain: [] });
		expect(second?.failure?.unwritten).toEqual({ missing: [e], uncertain: [] });
		expect(third).toEqual(result('snapshot-1', 0, 1));
	});
});

describe('where somebody else changes the playlist at the same moment', () => {
	/** Loses the answer to the first POST, and lets somebody else act at once. */
	const setUp = (acts: boolean, change: (held: Array<string | null>) => Array<string | null>) => {
		const api = createFakePlaylistApi([a, b], (_, count) => {
			if (count === 2) api.playlist.edit(change);
			return count === 1 ? { answer: 'lost', acts } : undefined;
		});
		return api;
	};

	it.each([
		['adds more behind it', (held: Array<string | null>) => [...held, e]],
		['removes one before it', (held: Array<string | null>) => held.slice(1)],
	])('and %s, what was added is found', async (_, change) => {
		const api = setUp(true, change);
		expect(await api.run(addItems, [[c, d]])).toEqual([result('snapshot-3', 2)]);
		expect(api.playlist.held.filter((one) => one === c)).toHaveLength(1);
	});

	it.each([
		['removes one', (held: Array<string | null>) => held.slice(1)],
		['adds as many', (held: Array<string | null>) => [...held, a, b]],
		['reorders it', (held: Array<string | null>) => held.toReversed()],
	])('and %s, what is not there is sent again', async (_, change) => {
		const api = setUp(false, change);
		expect(await api.run(addItems, [[c, d]])).toEqual([result('snapshot-3', 2)]);
		expect(api.playlist.held).toEqual([...change([a, b]), c, d]);
	});
});

it('waits out a rate limit and renews a token without a read', async () => {
	const api = createFakePlaylistApi([a], (_, count) => {
		if (count === 1) return { answer: 429 };
		return count === 2 ? { tokenEnds: true } : undefined;
	});
	await api.run(addItems, [[b]]);
	expect(api.log()).toEqual(['GET', 'POST 1', 'POST 1']);
	expect(api.playlist.held).toEqual([a, b]);
});

it('loses only the one that Spotify refuses, and says which', async () => {
	const api = createFakePlaylistApi([]);
	const bad = 'spotify:local:Artist:Album:Title:123';
	const [first, second, third] = await api.run(addItems, [
		[a, b],
		[c, bad],
		[d, e],
	]);
	expect(api.playlist.held).toEqual([a, b, c, d, e]);
	expect([first, third].map((listing) => listing?.failure)).toEqual([undefined, undefined]);
	expect(second?.failure).toMatchObject({
		kind: 'badRequest',
		unwritten: { missing: [bad], uncertain: [] },
	});
	expect(second?.failure?.hint).toMatch(/^Of its 2 items, 1 was added, 1 was not/);
});

it('ends at once where the playlist is full by less than is known', async () => {
	const api = createFakePlaylistApi([a, b], undefined, { most: 3, fullStatus: 400 });
	const [listing] = await api.run(addItems, [urisFrom(500, 20)]);
	expect(listing?.failure).toMatchObject({ reason: 'playlistFull' });
	expect(listing?.failure?.unwritten?.missing).toHaveLength(20);
	expect(api.log()).toEqual(['GET', 'POST 20']);
});

it('ends where Spotify refuses one after another', async () => {
	const api = createFakePlaylistApi([]);
	const bad = Array.from({ length: 100 }, (_, index) => `spotify:local:A:B:C:${index}`);
	const [listing] = await api.run(addItems, [bad]);
	expect(listing?.failure?.unwritten?.missing).toHaveLength(100);
	expect(api.log().length).toBeLessThan(40);
});

it('stopped once one of several pages has shown that it was added, says so', async () => {
	let pages = 0;
	const api: FakePlaylistApi = createFakePlaylistApi(urisFrom(1, 190), ({ method, url }) => {
		if (method === 'POST') return { answer: 503, acts: true };
		if (url.includes('/items')) pages += 1;
		return pages > 2 ? { stops: true } : undefined;
	});
	// Somebody else adds too, so that it is not as long as planned.
	api.later(api.clock.nowMs() + 500, () => api.playlist.edit((held) => [...held, uriOf(999)]));
	const fresh = urisFrom(500, 95);
	const [listing] = await api.start(addItems, [fresh], { position: 120 });
	expect(api.playlist.held).toEqual(expect.arrayContaining(fresh));
	expect(listing?.failure).toBeUndefined();
});

it('stopped once it is known that nothing was added, says so', async () => {
	const api = createFakePlaylistApi(urisFrom(1, 120), ({ method, url }, count) => {
		if (method === 'POST') return { answer: 503, acts: false };
		return count > 2 && url.includes('/items') ? { stops: true } : undefined;
	});
	const fresh = urisFrom(500, 60);
	const [listing] = await api.run(addItems, [fresh], { position: 70 });
	expect(listing?.failure?.kind).toBe('cancelled');
	expect(listing?.failure?.unwritten).toEqual({ missing: fresh, uncertain: [] });
});
