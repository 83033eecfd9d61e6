import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { pass, resetAutoClock } from '../../../support/autoClock.mts';
import { jsonOf, pastedToken, runSpotify, userOAuth2 } from '../../../support/engine.mts';
import { idOf, page, track } from '../../../support/spotifyObjects.mts';
import { spotifyWire, tracksFor, type Wire } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const DAY_MS = 24 * 3_600_000;
const continued = { onError: 'continueRegularOutput' } as const;
const getTrack = { resource: 'track', operation: 'get', trackId: '={{ $json.id }}' };
const numbers = (count: number): number[] => [...Array(count).keys()];
const items = (ns: number[]) => ns.map((n) => ({ id: idOf(n) }));
const batchesIn = ({ requests }: Wire): string[] =>
	requests.filter((request) => request.includes('/tracks?ids='));
const idsIn = (json: IDataObject[]): number[] => json.map(({ id }) => Number(id));

describe('several IDs at once', () => {
	it('get 1,000 tracks in 20 requests, each item its own, in order', async () => {
		const wire = spotifyWire({ api: tracksFor('older') });
		const { items: output, error } = await runSpotify({
			parameters: getTrack,
			inputs: items(numbers(1_000)),
		});
		expect(error).toBeUndefined();
		expect(idsIn(jsonOf(output))).toEqual(numbers(1_000));
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			numbers(1_000).map((item) => ({ item })),
		);
		expect(wire.requests.slice(1)).toHaveLength(20);
		expect(batchesIn(wire)).toHaveLength(20);
	});

	it('are taken from all items and all lists in them', async () => {
		const wire = spotifyWire({ api: tracksFor('older') });
		const inputs = [{ id: [idOf(3), idOf(1)] }, { id: `${idOf(2)},${idOf(3)}` }];
		const { items: output } = await runSpotify({ parameters: getTrack, inputs });
		expect(idsIn(jsonOf(output))).toEqual([3, 1, 2, 3]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 1, 1].map((item) => ({ item })),
		);
		expect(wire.requests.slice(1)).toEqual([`GET /v1/tracks?ids=${[3, 1, 2].map(idOf).join()}`]);
	});

	it('keep what else the items ask for: those of one market go together', async () => {
		const wire = spotifyWire({ api: tracksFor('older') });
		const parameters = { ...getTrack, options: { market: '={{ $json.market }}' } };
		const inputs = ['DE', 'FR', 'DE', 'FR'].map((market, n) => ({ id: idOf(n), market }));
		const { items: output } = await runSpotify({ parameters, inputs });
		expect(idsIn(jsonOf(output))).toEqual([0, 1, 2, 3]);
		expect(wire.requests.slice(1).sort()).toEqual([
			`GET /v1/tracks?market=DE&ids=${idOf(0)},${idOf(2)}`,
			`GET /v1/tracks?market=FR&ids=${idOf(1)},${idOf(3)}`,
		]);
	});

	it('cost only the items whose ID is unknown, where the node continues', async () => {
		spotifyWire({ api: tracksFor('older', [idOf(7), idOf(60)]) });
		const { items: output } = await runSpotify({
			parameters: getTrack,
			inputs: items(numbers(100)),
			settings: continued,
		});
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			numbers(100).map((item) => ({ item })),
		);
		for (const [n, json] of jsonOf(output).entries()) {
			if (n === 7 || n === 60)
				expect(json).toMatchObject({
					error: { kind: 'notFound', message: `Spotify found nothing with the ID ${idOf(n)}` },
				});
			else expect(json['id']).toBe(idOf(n));
		}
	});

	it('fail the run with the index of the first unknown ID, or leave it out', async () => {
		spotifyWire({ api: tracksFor('older', [idOf(7)]) });
		const inputs = items(numbers(10));
		const { error } = await runSpotify({ parameters: getTrack, inputs });
		expect(error).toMatchObject({
			message: `Spotify found nothing with the ID ${idOf(7)}`,
			context: { itemIndex: 7 },
		});
		const parameters = { ...getTrack, options: { skipNotFound: true } };
		const { items: output } = await runSpotify({ parameters, inputs });
		expect(idsIn(jsonOf(output))).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9]);
	});

	it('are refused to a newer app once a day; it asks for each alone', async () => {
		const wire = spotifyWire({ api: tracksFor('newer') });
		const run = async () => await runSpotify({ parameters: getTrack, inputs: items(numbers(60)) });
		expect(idsIn(jsonOf((await run()).items))).toEqual(numbers(60));
		await run();
		expect([batchesIn(wire).length, wire.tokens.length]).toEqual([1, 1 + 2 * 60]);
		pass(DAY_MS);
		await run();
		expect(batchesIn(wire)).toHaveLength(2);
	});

	it('are refused to one app and not to another', async () => {
		const wire = spotifyWire({
			api: (request) => tracksFor(request.token === 'old' ? 'older' : 'newer')(request),
		});
		const inputs = items(numbers(3));
		await runSpotify({ parameters: getTrack, inputs, credentials: pastedToken('new') });
		await runSpotify({ parameters: getTrack, inputs, credentials: pastedToken('old') });
		expect(wire.tokens).toEqual(['new', 'new', 'new', 'new', 'old']);
	});

	it('are not asked for where Batching is off, or where there is one ID', async () => {
		const wire = spotifyWire({ api: tracksFor('older') });
		const parameters = { ...getTrack, options: { batching: 'off' } };
		await runSpotify({ parameters, inputs: items([1, 2, 1]) });
		await runSpotify({ parameters: getTrack, inputs: items([1]) });
		expect(wire.requests.slice(1).sort()).toEqual(
			[1, 1, 2].map((n) => `GET /v1/tracks/${idOf(n)}`),
		);
	});
});

describe('what is asked twice', () => {
	const search = {
		resource: 'search',
		operation: 'search',
		query: '={{ $json.text }}',
		type: ['track'],
		limit: 5,
		output: 'raw',
	};
	const found = (texts: string[]) => texts.map((text) => ({ text }));

	it('of 1,000 items with 100 different IDs costs 2 requests', async () => {
		const wire = spotifyWire({ api: tracksFor('older') });
		const ns = numbers(1_000).map((n) => (n * 7) % 100);
		const { items: output } = await runSpotify({ parameters: getTrack, inputs: items(ns) });
		expect(idsIn(jsonOf(output))).toEqual(ns);
		expect(wire.requests.slice(1)).toHaveLength(2);
	});

	it('by five items that search for the same is asked once, and each has an answer', async () => {
		const wire = spotifyWire({
			api: ({ query }) => ({ body: { tracks: page(query, 2, (n) => track(idOf(n))) } }),
		});
		const inputs = found(['love', 'love', 'war', 'love', 'love']);
		const { items: output } = await runSpotify({ parameters: search, inputs });
		expect(wire.requests.slice(1).sort()).toEqual([
			'GET /v1/search?q=love&type=track&limit=5&offset=0',
			'GET /v1/search?q=war&type=track&limit=5&offset=0',
		]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 1, 1, 2, 2, 3, 3, 4, 4].map((item) => ({ item })),
		);
		expect(idsIn(jsonOf(output))).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
	});

	it.each([
		['a search', search, { text: 'love' }],
		['an ID', { ...getTrack, output: 'raw' }, { id: idOf(1) }],
	])(
		'by %s is not shared: what changes in one item shows in no other',
		async (_, parameters, input) => {
			spotifyWire({
				api: ({ query, ...more }) =>
					query.has('q')
						? { body: { tracks: page(query, 1, (n) => track(idOf(n))) } }
						: tracksFor('older')({ query, ...more }),
			});
			const { items: output } = await runSpotify({ parameters, inputs: [input, input, input] });
			const [first, second, third] = jsonOf(output);
			(first?.['artists'] as IDataObject[]).push({ name: 'Added by a later step' });
			expect(second?.['artists']).toHaveLength(2);
			(second?.['artists'] as IDataObject[]).pop();
			expect(third?.['artists']).toHaveLength(2);
		},
	);

	it('with another limit is another question', async () => {
		const wire = spotifyWire({
			api: ({ query }) => ({ body: { tracks: page(query, 50, (n) => track(idOf(n))) } }),
		});
		const inputs = [3, 4, 3].map((limit) => ({ text: 'love', limit }));
		const parameters = { ...search, limit: '={{ $json.limit }}' };
		const { items: output } = await runSpotify({ parameters, inputs });
		expect([wire.requests.slice(1).length, output.length]).toEqual([2, 10]);
	});

	it('fails for each of its items, where the node continues', async () => {
		const wire = spotifyWire({
			api: () => ({ status: 400, body: { error: { status: 400, message: 'No search query' } } }),
		});
		const { items: output } = await runSpotify({
			parameters: search,
			inputs: found(['love', 'love']),
			settings: continued,
		});
		expect(wire.requests.slice(1)).toHaveLength(1);
		expect(jsonOf(output)).toMatchObject(Array(2).fill({ error: { kind: 'badRequest' } }));
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});
});

describe('Only If Changed Since', () => {
	const getItems = {
		resource: 'playlist',
		operation: 'getItems',
		playlistId: '={{ $json.id }}',
		returnAll: true,
		options: { onlyIfChanged: '={{ $json.snapshotId }}' },
	};
	/** A user with so many playlists of 120 items; their snapshots end on their number. */
	const playlists = (count: number) =>
		spotifyWire({
			api: ({ path, query }) => {
				const snapshot = (id: string | number) => `snapshot ${Number(id)}`;
				if (path === '/me/playlists') {
					return {
						body: page(query, count, (n) => ({ id: idOf(n), snapshot_id: snapshot(n) })),
					};
				}
				const [, , id = '', part] = path.split('/');
				return part === 'items'
					? { body: page(query, 120, (n) => ({ item: track(idOf(n)), added_at: null })) }
					: { body: { snapshot_id: snapshot(id) } };
			},
		});
	const inputs = (count: number, isOutdated: (n: number) => boolean) =>
		numbers(count).map((n) => ({
			id: idOf(n),
			snapshotId: isOutdated(n) ? 'an older one' : `snapshot ${n}`,
		}));

	it('reads the changed of 60 playlists, and says of the others that they are unchanged', async () => {
		const wire = playlists(60);
		const { items: output, error } = await runSpotify({
			parameters: getItems,
			inputs: inputs(60, (n) => n === 31),
			credentials: userOAuth2(),
		});
		expect(error).toBeUndefined();
		expect(wire.requests).toEqual([
			'GET /v1/me/playlists?limit=50&offset=0',
			expect.stringContaining('GET /v1/me/playlists?limit=50&offset=50'),
			...['limit=100&offset=0', 'limit=20&offset=100'].map((query) =>
				expect.stringMatching(new RegExp(`/playlists/${idOf(31)}/items\\?.*${query}$`)),
			),
		]);
		expect(output).toHaveLength(59 + 120);
		expect(output[0]).toMatchObject({
			json: {
				name: null,
				uri: null,
				position: null,
				unchanged: true,
				playlistId: idOf(0),
				snapshotId: 'snapshot 0',
			},
			pairedItem: { item: 0 },
		});
		const read = output.slice(31, 31 + 120);
		expect(idsIn(jsonOf(read))).toEqual(numbers(120));
		for (const { json, pairedItem } of read) {
			expect(json).toMatchObject({ playlistId: idOf(31), snapshotId: 'snapshot 31' });
			expect(pairedItem).toEqual({ item: 31 });
		}
	});

	it('without a user asks for each snapshot by itself', async () => {
		const wire = playlists(0);
		const { items: output } = await runSpotify({
			parameters: getItems,
			inputs: inputs(2, () => false),
		});
		expect(wire.requests.slice(1).sort()).toEqual(
			[0, 1].map((n) => `GET /v1/playlists/${idOf(n)}?fields=snapshot_id`),
		);
		expect(jsonOf(output)).toMatchObject([{ unchanged: true }, { unchanged: true }]);
	});

	it('that is not set reads, and asks for no snapshot', async () => {
		const wire = playlists(0);
		const { options: _, ...parameters } = getItems;
		const { items: output } = await runSpotify({ parameters, inputs: inputs(1, () => true) });
		expect([output.length, wire.requests.slice(1).length]).toEqual([120, 2]);
		expect(jsonOf(output)[0]).not.toHaveProperty('snapshotId');
	});
});
