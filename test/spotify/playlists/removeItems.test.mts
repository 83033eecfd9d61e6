import { failed, succeeded } from '../../../spotify/failures/outcome';
import { removeItems } from '../../../spotify/playlists/removeItems';
import { createFakePlaylistApi, urisFrom } from '../../support/fakePlaylistApi.mts';

const [a, b, c] = urisFrom(1, 3) as [string, string, string];
const id = '3cEYpjA9oz9GiPac4AsH4n';

const result = (snapshotId: string, requested: number) => ({
	entries: [{ value: { playlistId: id, snapshotId, requested }, position: 0 }],
});

it('removes every occurrence with one write and no read', async () => {
	const local = 'spotify:local:Artist:Album:Title:180';
	const api = createFakePlaylistApi([a, b, a, null, local, c]);
	expect(await api.run(removeItems, [[a, a, b]])).toEqual([result('snapshot-2', 2)]);
	expect(api.log()).toEqual(['DELETE 2']);
	expect(api.requests[0]?.body).toEqual({ items: [{ uri: a }, { uri: b }] });
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
		expect(api.log()).toEqual(['DELETE 2', 'DELETE 1']);
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
	expect(api.log()).toEqual(['DELETE 100', 'DELETE 51']);
	expect(api.playlist.held).toEqual(urisFrom(151, 150));
});

it.each([true, false])('sends a lost one again (carried out: %s), unasked', async (acts) => {
	const api = createFakePlaylistApi([a, b], (_, count) =>
		count === 0 ? { answer: 504, acts } : undefined,
	);
	expect(await api.run(removeItems, [[a]])).toEqual([result('snapshot-2', 1)]);
	expect(api.log()).toEqual(['DELETE 1', 'DELETE 1']);
	expect(api.clock.sleeps).toEqual([500]);
});

const lists = [urisFrom(1, 60), urisFrom(61, 60), urisFrom(121, 3)];

it('that is lost again and again is in doubt; what comes after it is not removed', async () => {
	const api = createFakePlaylistApi(urisFrom(1, 200), (_, count) =>
		count > 0 ? { answer: 503 } : undefined,
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
	expect(api.log()).toEqual(['DELETE 100', ...tries]);
});

describe('that is lost each time is looked at once nothing can come late', () => {
	const removeLost = async (held: Array<string | null>, acts: boolean) => {
		const api = createFakePlaylistApi(held, ({ method }) =>
			method === 'DELETE' ? { answer: 504, acts } : undefined,
		);
		const [listing] = await api.run(removeItems, [[a, c]]);
		expect(api.log()).toEqual([...Array(4).fill('DELETE 2'), 'GET']);
		return listing;
	};

	it('and is done where nothing of it is there', async () => {
		expect(await removeLost([a, b], true)).toEqual(result('snapshot-2', 2));
	});

	it('and is missing where it is there', async () => {
		const { failure } = (await removeLost([a, b], false)) ?? {};
		expect(failure).toMatchObject({ kind: 'server', unwritten: { missing: [a], uncertain: [] } });
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
	expect(api.log()).toEqual(['DELETE 3']);
});

it('that is refused after one was lost stays in doubt', async () => {
	const api = createFakePlaylistApi([a], (_, count) =>
		count === 0 ? { answer: 'lost', acts: true } : undefined,
	);
	const refusing = { ...api.tools, send: api.tools.send };
	let sent = 0;
	refusing.send = async (request) => {
		sent += 1;
		return sent === 1
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
	const order = (...uris: string[]) => ({ id, uris, settings: {} });
	const [good, bad] = await removeItems([order(a, b), order(c)], {
		...tools,
		send: async ({ body }) => {
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
