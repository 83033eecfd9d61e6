import { failed, succeeded } from '../../../spotify/failures/outcome';
import { addItems } from '../../../spotify/playlists/addItems';
import { removeItems } from '../../../spotify/playlists/removeItems';
import { replaceItems } from '../../../spotify/playlists/replaceItems';
import { syncItems } from '../../../spotify/playlists/syncItems';
import {
	createFakePlaylistApi,
	uriOf,
	urisFrom,
	type Faults,
	type Lookup,
} from '../../support/fakePlaylistApi.mts';

const [a, b, c] = urisFrom(1, 3) as [string, string, string];
const id = '3cEYpjA9oz9GiPac4AsH4n';

const result = (snapshotId: string, requested: number) => ({
	entries: [{ value: { playlistId: id, snapshotId, requested }, position: 0 }],
});

it('removes every occurrence with one read and one write', async () => {
	const local = 'spotify:local:Artist:Album:Title:180';
	const api = createFakePlaylistApi([a, b, a, null, local, c]);
	expect(await api.run(removeItems, [[a, a, b]])).toEqual([result('snapshot-2', 2)]);
	expect(api.log()).toEqual(['GET', 'DELETE 2']);
	expect(api.requests[1]?.body).toEqual({ items: [{ uri: a }, { uri: b }] });
	expect(api.playlist.held).toEqual([null, local, c]);
});

describe('a local file', () => {
	const local = 'spotify:local:Artist:Album:Title:180';
	const other = 'spotify:local:Another:One:Here:10';

	it('is removed where Spotify does that', async () => {
		const api = createFakePlaylistApi([local, a, b], undefined, { localRemoval: 'done' });
		expect(await api.run(removeItems, [[local, a]])).toEqual([result('snapshot-3', 2)]);
		expect(api.playlist.held).toEqual([b]);
	});

	it('that Spotify does not remove costs nothing else, and is named', async () => {
		const api = createFakePlaylistApi([local, a, other, b, c]);
		const [first, second] = await api.run(removeItems, [[local, a], [b]]);
		expect(first?.failure).toMatchObject({
			kind: 'badRequest',
			message: `Spotify's API does not remove the local file '${local}'`,
			hint: expect.stringContaining('Remove it with a Spotify app'),
			unwritten: { missing: [local], uncertain: [] },
		});
		expect(second).toMatchObject(result(expect.any(String), 1));
		expect(api.playlist.held).toEqual([local, other, c]);
		expect(api.log()).toEqual(['GET', 'DELETE 2', 'DELETE 1']);
	});
});

it('asks once for what several items ask for, 100 a request', async () => {
	const api = createFakePlaylistApi(urisFrom(1, 300));
	const lists = [urisFrom(1, 90), urisFrom(51, 100), urisFrom(500, 1)];
	expect(await api.run(removeItems, lists)).toEqual([
		result('snapshot-3', 90),
		result('snapshot-3', 100),
		result('snapshot-3', 1),
	]);
	// One was not there: whether it may be hidden takes reading the rest.
	expect(api.log()).toEqual(['GET', 'DELETE 100', 'DELETE 51', 'GET', 'GET']);
	expect(api.playlist.held).toEqual(urisFrom(151, 150));
});

it.each([true, false])('sends a lost one again (carried out: %s), unasked', async (acts) => {
	const api = createFakePlaylistApi([a, b], (_, count) =>
		count === 1 ? { answer: 504, acts } : undefined,
	);
	expect(await api.run(removeItems, [[a]])).toEqual([result('snapshot-2', 1)]);
	expect(api.log()).toEqual(['GET', 'DELETE 1', 'DELETE 1']);
	expect(api.clock.sleeps).toEqual([500]);
});

const lists = [urisFrom(1, 60), urisFrom(61, 60), urisFrom(121, 3)];

it('that is lost again and again is in doubt; what comes after it is not removed', async () => {
	const api = createFakePlaylistApi(urisFrom(1, 200), (_, count) =>
		count > 1 ? { answer: 503 } : undefined,
	);
	const [first, second, third] = await api.run(removeItems, lists);
	expect(first).toEqual(result('snapshot-2', 60));
	expect(second?.failure).toMatchObject({
		kind: 'server',
		hint: expect.stringMatching(/^Of its 60 items, 40 were removed, and for 20 it is not known; /),
		unwritten: { missing: [], uncertain: urisFrom(101, 20) },
	});
	expect(third?.failure?.unwritten).toEqual({ missing: [], uncertain: urisFrom(121, 3) });
	const tries = [...Array(4).fill('DELETE 23'), ...Array(4).fill('GET')];
	expect(api.log()).toEqual(['GET', 'DELETE 100', ...tries]);
});

describe('that is lost each time is looked at once nothing can come late', () => {
	const removeLost = async (held: Array<string | null>, acts: boolean) => {
		const api = createFakePlaylistApi(held, ({ method }) =>
			method === 'DELETE' ? { answer: 504, acts } : undefined,
		);
		const [listing] = await api.run(removeItems, [[a, c]]);
		expect(api.log().slice(0, 6)).toEqual(['GET', ...Array(4).fill('DELETE 2'), 'GET']);
		return listing;
	};

	it('and is done where nothing of it is there', async () => {
		expect(await removeLost([a, b], true)).toEqual(result('snapshot-2', 2));
	});

	it('and is missing where it is there', async () => {
		const { failure } = (await removeLost([a, b], false)) ?? {};
		expect(failure).toMatchObject({ kind: 'server', unwritten: { missing: [a], uncertain: [] } });
	});

	it('and is done where fewer nulls show that what is hidden went, too', async () => {
		const api = createFakePlaylistApi(
			[a, b, c, null],
			({ method }) => (method === 'DELETE' ? { answer: 504, acts: true } : undefined),
			{ hides: (uri) => uri === c },
		);
		expect((await api.run(removeItems, [[a, c]]))[0]?.failure).toBeUndefined();
	});

	it('and is in doubt only where it may be what Spotify hides', async () => {
		const { failure } = (await removeLost([a, b, null], false)) ?? {};
		expect(failure?.unwritten).toEqual({ missing: [a], uncertain: [c] });
	});
});

it('that is refused is not removed, without doubt', async () => {
	const api = createFakePlaylistApi([a], undefined, { isYours: false });
	expect(await api.run(removeItems, [[a, b], [c]])).toMatchObject([
		{
			failure: {
				kind: 'forbidden',
				reason: 'notYourPlaylist',
				hint: expect.stringMatching(/^None of its 2 items was removed\. /),
				unwritten: { missing: [a, b], uncertain: [] },
			},
		},
		{ failure: { unwritten: { missing: [c], uncertain: [] } } },
	]);
	expect(api.log()).toEqual(['GET']);
});

it('that is refused after one was lost stays in doubt', async () => {
	const api = createFakePlaylistApi([a], ({ method }) =>
		method === 'DELETE' ? { answer: 'lost', acts: true } : undefined,
	);
	const refusing = { ...api.tools, send: api.tools.send };
	let sent = 0;
	refusing.send = async (request) => {
		sent += 1;
		return sent <= 2
			? await api.tools.send(request)
			: { ok: false, failure: { kind: 'notFound', status: 404, message: 'Gone', hint: '' } };
	};
	const orders = [{ id, uris: [a], settings: {} }];
	expect(await api.clock.until(removeItems(orders, refusing))).toMatchObject([
		{ failure: { kind: 'notFound', unwritten: { missing: [], uncertain: [a] } } },
	]);
});

it('that is stopped before it begins sends nothing', async () => {
	const api = createFakePlaylistApi([a]);
	api.stop.abort();
	expect(await api.run(removeItems, [[a]])).toMatchObject([
		{ failure: { kind: 'cancelled', unwritten: { missing: [a], uncertain: [] } } },
	]);
	expect(api.log()).toEqual([]);
});

it('loses only the one that Spotify refuses, and says which', async () => {
	const { tools } = createFakePlaylistApi([]);
	const bodies: string[] = [];
	const items = [a, b, c].map((uri) => ({ item: { uri } }));
	const contents = { items, total: 3, limit: 100 };
	const order = (...uris: string[]) => ({ id, uris, settings: {} });
	const [good, bad] = await removeItems([order(a, b), order(c)], {
		...tools,
		send: async ({ method, body }) => {
			if (method === 'GET') return succeeded({ snapshot_id: 'snapshot-1', items: contents });
			bodies.push(JSON.stringify(body));
			return JSON.stringify(body).includes(c)
				? failed({ kind: 'badRequest', status: 400, message: 'Invalid uri', hint: '' })
				: succeeded({ snapshot_id: 'snapshot-2' });
		},
	});
	expect(good).toEqual(result('snapshot-2', 2));
	expect(bad?.failure?.unwritten).toEqual({ missing: [c], uncertain: [] });
	expect(bodies).toHaveLength(3);
});

it.each([
	[60, ['GET', 'DELETE 3']],
	[1_000, ['GET', 'DELETE 3', 'GET']],
])('takes as many requests as the docs say, of %d items', async (size, requests) => {
	const api = createFakePlaylistApi(urisFrom(1, size));
	await api.run(removeItems, [[uriOf(size), uriOf(2), uriOf(1)]]);
	expect(api.log()).toEqual(requests);
});

describe('what Spotify hides, and may not remove by its URI', () => {
	const isHidden = (uri: string): boolean => uri === b;
	const hiding = (held: Array<string | null>, removesHidden: boolean, said: Lookup = 'missing') =>
		createFakePlaylistApi(held, undefined, {
			removesHidden,
			hides: isHidden,
			lookup: (uri) => (isHidden(uri) ? said : 'found'),
		});
	const many = urisFrom(100, 150);

	it.each([[[a, b, c]], [[...many, b]]])(
		'is gone where the playlist is that much shorter (%#)',
		async (held) => {
			const api = hiding(held, true);
			const [listing] = await api.run(removeItems, [[held[0] ?? a, b]]);
			expect(listing).toEqual(result('snapshot-2', 2));
			expect(api.log()).toEqual(['GET', 'DELETE 2', 'GET']);
		},
	);

	it.each([[[a, b, c]], [[...many, b]]])(
		'is in doubt where it is not shorter and Spotify has not what was to go (%#)',
		async (held) => {
			const api = hiding(held, false);
			const [first, second] = await api.run(removeItems, [[held[0] ?? a], [b]]);
			expect(first).toEqual(result('snapshot-2', 1));
			expect(second?.failure).toMatchObject({
				message: 'The playlist does not reach the requested state',
				unwritten: { missing: [], uncertain: [b] },
			});
		},
	);

	it.each([[[a, c, b]], [[...many, b]]])(
		'is not gone because somebody else has removed something meanwhile (%#)',
		async (held) => {
			const api = hiding(held, false);
			const others = held[1] ?? c;
			api.later(api.clock.nowMs() + 500, () => {
				api.playlist.edit((now) => now.filter((uri) => uri !== others));
			});
			const [, second] = await api.run(removeItems, [[held[0] ?? a], [b]]);
			expect(second?.failure?.unwritten).toEqual({ missing: [], uncertain: [b] });
		},
	);

	it('is in doubt where this process has put it in and nobody has seen it, and stays known', async () => {
		const api = hiding([a, c], false, 'found');
		await api.run(addItems, [[b]]);
		const [listing] = await api.run(removeItems, [[b]]);
		expect(listing?.failure?.unwritten).toEqual({ missing: [], uncertain: [b] });
		const before = api.log().length;
		await api.run(syncItems, [[a, c, b]]);
		expect(api.log().slice(before)).toEqual(['GET']);
	});

	it('is told of where Spotify has what was to go, which may never have been there', async () => {
		const api = hiding([a, b, null, c], false, 'found');
		const [first, second] = await api.run(removeItems, [[b, a], [c]]);
		expect(first).toEqual({
			...result('snapshot-2', 2),
			note: 'Up to 1 of the items may still be in the playlist: Spotify hides 2 of its entries and does not say which they are.',
		});
		expect(second).toEqual(result('snapshot-2', 1));
	});

	it('is told of without a lookup where there are many', async () => {
		const api = hiding([a, b], false);
		const [listing] = await api.run(removeItems, [[b, ...many]]);
		expect(listing?.note).toContain('hides 1 of its entries and does not say which it is.');
		expect(api.log()).toEqual(['GET', 'DELETE 100', 'DELETE 51', 'GET']);
	});

	it('is nothing to tell of where everything that was to go was shown', async () => {
		const api = hiding([a, b, null, c], false);
		expect(await api.run(removeItems, [[a, c]])).toEqual([result('snapshot-2', 2)]);
		expect(api.log()).toEqual(['GET', 'DELETE 2']);
	});

	it('is told of where the playlist cannot be read any more', async () => {
		const failing: Faults = ({ method }, count) =>
			method === 'GET' && count > 0 ? { answer: 503 } : undefined;
		const api = createFakePlaylistApi([a, null], failing);
		const [listing] = await api.run(removeItems, [[b]]);
		expect(listing?.note).toContain('could not be read after the removal');
	});

	it('is waited for where it was put in a moment ago and is shown soon', async () => {
		const api = createFakePlaylistApi([b], undefined, {
			removesHidden: false,
			hides: (uri, heldForMs) => isHidden(uri) && heldForMs < 6_000,
		});
		await api.start(addItems, [[b]]);
		const [listing] = await api.start(removeItems, [[b]]);
		expect(listing?.failure).toBeUndefined();
		expect(api.playlist.held).toEqual([]);
	});

	it('is waited for also where a read of before shows one like it that was replaced', async () => {
		const api = createFakePlaylistApi([a, b], undefined, {
			removesHidden: false,
			hides: (uri, heldForMs) => isHidden(uri) && heldForMs < 6_000,
			readAgeMs: () => 1_900,
		});
		await api.start(replaceItems, [[c, b]]);
		await api.clock.advance(300);
		const [listing] = await api.start(removeItems, [[b]]);
		expect(listing?.failure).toBeUndefined();
		expect(api.playlist.held).toEqual([c]);
	});
});

it('says of a local file that Spotify leaves, although it says otherwise, that it is there', async () => {
	const local = 'spotify:local:Artist:Album:Title:180';
	const api = createFakePlaylistApi([local, a, b], undefined, { localRemoval: 'leftOut' });
	const [listing] = await api.run(removeItems, [[local, a]]);
	expect(listing?.failure?.unwritten).toEqual({ missing: [local], uncertain: [] });
	expect(api.playlist.held).toEqual([local, b]);
});
