import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { jsonOf, runSpotify } from '../../../support/engine.mts';
import { idOf, page, track } from '../../../support/spotifyObjects.mts';
import { spotifyWire } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

/** Each track in a request of its own. */
const options = { batching: 'off' };
const getTrack = { resource: 'track', operation: 'get', trackId: '={{ $json.id }}', options };
const lastOf = (path: string): string => path.split('/').pop() ?? '';
const tracks = () => spotifyWire({ api: ({ path }) => ({ body: track(lastOf(path)) }) });
const items = (...ids: Array<string | string[]>) => ids.map((id) => ({ id }));
const notFound = { status: 404, body: { error: { status: 404, message: 'Resource not found' } } };
const invalidLimit = { status: 400, body: { error: { status: 400, message: 'Invalid limit' } } };
const without = (missing: string) =>
	spotifyWire({
		api: ({ path }) => (lastOf(path) === missing ? notFound : { body: track(lastOf(path)) }),
	});

describe('output', () => {
	it('is the simplified object, paired with its input item', async () => {
		const wire = tracks();
		const { items: output } = await runSpotify({ parameters: getTrack, inputs: items(idOf(1)) });
		expect(output).toEqual([
			{
				json: {
					name: 'Track 1',
					artists: 'First Artist, Second Artist',
					album: 'The Album',
					albumArtists: null,
					albumReleaseDate: null,
					durationMs: 201000,
					trackNumber: null,
					discNumber: null,
					explicit: false,
					isPlayable: null,
					restriction: null,
					isrc: 'GBUM71029604',
					artistIds: `${idOf(901)}, ${idOf(902)}`,
					albumId: idOf(800),
					linkedFromId: null,
					imageUrl: null,
					url: `https://open.spotify.com/track/${idOf(1)}`,
					id: idOf(1),
					uri: `spotify:track:${idOf(1)}`,
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(wire.requests).toEqual(['token', `GET /v1/tracks/${idOf(1)}`]);
	});

	it("is Spotify's answer untouched when not simplified", async () => {
		tracks();
		const parameters = { ...getTrack, output: 'raw' };
		const { items: output } = await runSpotify({ parameters, inputs: items(idOf(1)) });
		expect(jsonOf(output)).toEqual([track(idOf(1))]);
	});

	const NO_OBJECT = /is not (the requested object|what Spotify documents)/;
	const GONE = /nothing with the ID/;
	const withoutObject: Array<[string, unknown, RegExp]> = [
		['an empty object', {}, NO_OBJECT],
		['an object without ID and URI', { name: 'Track 1', type: 'track' }, NO_OBJECT],
		['an object with empty texts for them', { ...track(idOf(1)), id: '', uri: '' }, NO_OBJECT],
		['a list', [track(idOf(1))], NO_OBJECT],
		['a text', 'OK', NO_OBJECT],
		['nothing', '', NO_OBJECT],
		['an object of nulls', { ...track(idOf(1)), id: null, uri: null }, GONE],
	];
	describe.each(withoutObject)('where the answer is %s', (_, body, message) => {
		const get = {
			operation: 'get',
			options,
			trackId: idOf(1),
			artistId: idOf(1),
			albumId: idOf(1),
		};

		it.each([
			['track', 'simplified'],
			['artist', 'simplified'],
			['album', 'simplified'],
			['track', 'raw'],
		])('is no item of nulls, and not silently none (%s, %s)', async (resource, output) => {
			spotifyWire({ api: () => ({ body }) });
			const parameters = { resource, ...get, output };
			const { items: given, error } = await runSpotify({ parameters });
			expect([given, error?.message]).toEqual([[], expect.stringMatching(message)]);
		});

		it('fails the one of several, and gives the others', async () => {
			spotifyWire({
				api: ({ query }) => ({
					body: {
						tracks: (query.get('ids') ?? '')
							.split(',')
							.map((id) => (id === idOf(2) ? body : track(id))),
					},
				}),
			});
			const { items: output } = await runSpotify({
				parameters: { ...getTrack, options: {} },
				inputs: items(idOf(1), idOf(2), idOf(3)),
				settings: { onError: 'continueRegularOutput' },
			});
			expect(jsonOf(output)).toEqual([
				expect.objectContaining({ id: idOf(1) }),
				{ error: expect.objectContaining({ message: expect.stringMatching(message) }) },
				expect.objectContaining({ id: idOf(3) }),
			]);
		});
	});

	it('leaves an answer of nulls out where what is not found is skipped', async () => {
		spotifyWire({ api: () => ({ body: { ...track(idOf(1)), id: null, uri: null } }) });
		const parameters = { ...getTrack, options: { ...options, skipNotFound: true } };
		expect((await runSpotify({ parameters, inputs: items(idOf(1)) })).items).toEqual([]);
	});

	it('keeps the order of the input items, and of the ids in a list', async () => {
		tracks();
		const inputs = items(`${idOf(3)}, spotify:track:${idOf(1)}`, [idOf(2), idOf(9)], idOf(1));
		const { items: output } = await runSpotify({ parameters: getTrack, inputs });
		expect(jsonOf(output).map(({ id }) => Number(id))).toEqual([3, 1, 2, 9, 1]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 1, 1, 2].map((item) => ({ item })),
		);
	});

	it('has every entry of a long list, in pages as large as may be', async () => {
		const wire = spotifyWire({
			api: ({ query }) => ({ body: page(query, 120, (n) => track(idOf(n), { album: null })) }),
		});
		const { items: output } = await runSpotify({
			parameters: { resource: 'album', operation: 'getTracks', albumId: idOf(7), returnAll: true },
		});
		expect(jsonOf(output).map(({ id }) => Number(id))).toEqual([...Array(120).keys()]);
		expect(wire.requests.slice(1)).toEqual(
			['limit=50&offset=0', 'limit=50&offset=50', 'limit=20&offset=100'].map(
				(query) => `GET /v1/albums/${idOf(7)}/tracks?${query}`,
			),
		);
	});

	it("names the album of an album's tracks, which Spotify leaves out", async () => {
		spotifyWire({
			api: ({ query }) => ({ body: page(query, 1, (n) => track(idOf(n), { album: null })) }),
		});
		const { items: output } = await runSpotify({
			parameters: { resource: 'album', operation: 'getTracks', albumId: idOf(7) },
		});
		expect(jsonOf(output)).toMatchObject([{ album: null, albumId: idOf(7) }]);
	});

	it.each([
		['an older app', 50, ['limit=13&offset=0']],
		['a newer app', 10, ['limit=13&offset=0', 'limit=10&offset=0', 'limit=3&offset=10']],
	])('stops at the limit, without asking for more than that, for %s', async (_, most, asked) => {
		const wire = spotifyWire({
			api: ({ query }) =>
				Number(query.get('limit')) > most
					? invalidLimit
					: { body: page(query, 300, (n) => ({ id: idOf(n) })) },
		});
		const { items: output } = await runSpotify({
			parameters: { resource: 'artist', operation: 'getAlbums', artistId: idOf(5), limit: 13 },
		});
		expect(output).toHaveLength(13);
		expect(wire.requests.slice(1)).toEqual(
			asked.map((query) => `GET /v1/artists/${idOf(5)}/albums?${query}`),
		);
	});

	it('is nothing, without a request, for no input items', async () => {
		const wire = tracks();
		const { items: output } = await runSpotify({ parameters: getTrack, inputs: [] });
		expect([output, wire.requests]).toEqual([[], []]);
	});
});

describe('search', () => {
	const albums = (query: URLSearchParams, total: number) =>
		page(query, total, (n) => ({ id: idOf(n), type: 'album', name: `Album ${n}` }));

	it.each([
		['an older app', 50, 62, ['album,artist&limit=50&offset=0', 'album&limit=50&offset=50']],
		[
			'a newer app',
			10,
			12,
			[
				'album,artist&limit=50&offset=0',
				'album,artist&limit=10&offset=0',
				'album&limit=10&offset=10',
			],
		],
	])(
		'asks for all types at once, then for those that have more: %s',
		async (_, most, all, asked) => {
			const wire = spotifyWire({
				api: ({ query }) =>
					Number(query.get('limit')) > most
						? invalidLimit
						: {
								body: {
									albums: albums(query, all),
									artists: page(query, 2, (n) =>
										n === 0 ? null : { id: idOf(n), type: 'artist' },
									),
								},
							},
			});
			const { items: output } = await runSpotify({
				parameters: {
					resource: 'search',
					operation: 'search',
					query: 'love',
					type: ['album', 'artist'],
					filters: { artist: 'Daft Punk', year: '1997-2001' },
					returnAll: true,
				},
			});
			const q = 'q=love+artist:Daft+Punk+year:1997-2001';
			expect(wire.requests.slice(1)).toEqual(
				asked.map((query) => `GET /v1/search?${q}&type=${query}`),
			);
			expect(jsonOf(output).map(({ type }) => type)).toEqual([
				...Array(all).fill('album'),
				'artist',
			]);
		},
	);
});

describe('a search for the code of a release', () => {
	/** Finds an album by the code that Spotify has, and by no other form of it. */
	const having = (code: string) =>
		spotifyWire({
			api: ({ query }) => {
				const isIt = query.get('q') === `upc:${code}`;
				const items = isIt ? [{ id: idOf(1), type: 'album' }] : [];
				return { body: { albums: { items, total: items.length, next: null } } };
			},
		});
	const searchFor = async (upc: unknown) =>
		await runSpotify({
			parameters: {
				resource: 'search',
				operation: 'search',
				type: ['album'],
				filters: { upc: '={{ $json.upc }}' },
			},
			inputs: [{ upc } as IDataObject],
		});

	// kellnerd/harmony (providers/Spotify): "810121774182" finds nothing, "00810121774182" does.
	it.each([
		['00810121774182', '810121774182', 2],
		['00810121774182', '00810121774182', 1],
		// A sheet takes its zeros away.
		['0094638118459', 94638118459, 3],
		['075679794758', '0075679794758', 3],
		['5099749994324', '5099749994324', 1],
	])('finds what Spotify has as %s by %j', async (code, upc, requests) => {
		const wire = having(code);
		const { items: output } = await searchFor(upc);
		expect(jsonOf(output)).toMatchObject([{ id: idOf(1) }]);
		expect(wire.requests.slice(1)).toHaveLength(requests);
	});

	it('ends where no form of it finds anything', async () => {
		const wire = having('none');
		const { items: output, error } = await searchFor('810121774182');
		expect([output, error]).toEqual([[], undefined]);
		expect(wire.requests.slice(1)).toHaveLength(3);
	});
});

describe('a failing item', () => {
	const inputs = items(idOf(1), idOf(2), idOf(3));

	it('fails the run with its index and the id, when the node does not continue', async () => {
		without(idOf(2));
		const { error } = await runSpotify({ parameters: getTrack, inputs });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: '404',
			message: `Spotify found nothing at /tracks/${idOf(2)}`,
			description: expect.stringContaining('Skip Not Found') as string,
			context: { itemIndex: 1 },
		});
	});

	it('is an item with nothing but its error, in its place, when the node continues', async () => {
		without(idOf(2));
		const settings = { onError: 'continueRegularOutput' as const };
		const { items: output } = await runSpotify({ parameters: getTrack, inputs, settings });
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(jsonOf(output)[1]).toEqual({
			error: {
				kind: 'notFound',
				status: 404,
				message: `Spotify found nothing at /tracks/${idOf(2)}`,
				description: expect.any(String) as string,
			},
		});
	});

	it("leaves by the error output with its input's fields, when there is one", async () => {
		without(idOf(2));
		const settings = { onError: 'continueErrorOutput' as const };
		const { items: output, errorItems } = await runSpotify({
			parameters: getTrack,
			inputs,
			settings,
		});
		expect(jsonOf(output).map(({ id }) => id)).toEqual([idOf(1), idOf(3)]);
		expect(jsonOf(errorItems)).toEqual([
			{ id: idOf(2), error: expect.objectContaining({ kind: 'notFound' }) as object },
		]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'does not make "Retry On Fail" run all items again, with %s',
		async (onError) => {
			const wire = without(idOf(1));
			const settings = { onError, retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };
			const { items: output, errorItems } = await runSpotify({
				parameters: getTrack,
				inputs,
				settings,
			});
			expect(wire.requests).toHaveLength(1 + 3);
			expect([...output, ...errorItems]).toHaveLength(3);
			expect(jsonOf([...output, ...errorItems])).toContainEqual(
				expect.objectContaining({ error: `Spotify found nothing at /tracks/${idOf(1)}` }),
			);
		},
	);

	it('costs the other ids of a list nothing', async () => {
		without(idOf(25));
		const ids = Array.from({ length: 50 }, (_, n) => idOf(n));
		const settings = { onError: 'continueRegularOutput' as const };
		const { items: output } = await runSpotify({
			parameters: getTrack,
			inputs: items(ids),
			settings,
		});
		expect(output.filter(({ json }) => json['error'])).toHaveLength(1);
		expect(output.filter(({ json }) => json['id'])).toHaveLength(49);
	});

	it('is left out with the option Skip Not Found', async () => {
		without(idOf(2));
		const parameters = { ...getTrack, options: { ...options, skipNotFound: true } };
		const { items: output, error } = await runSpotify({ parameters, inputs });
		expect(error).toBeUndefined();
		expect(jsonOf(output).map(({ id }) => id)).toEqual([idOf(1), idOf(3)]);
	});

	it('keeps what was read of its list before it failed', async () => {
		spotifyWire({
			api: ({ query }) =>
				query.get('offset') === '0' ? { body: page(query, 80, (n) => track(idOf(n))) } : notFound,
		});
		const { items: output } = await runSpotify({
			parameters: { resource: 'album', operation: 'getTracks', albumId: idOf(7), returnAll: true },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(output).toHaveLength(51);
		expect(jsonOf(output)[50]).toMatchObject({ error: { kind: 'notFound', nextOffset: 50 } });
	});

	it('is read on from where it failed, with the option Offset', async () => {
		const { requests } = spotifyWire({
			api: ({ query }) => ({ body: page(query, 80, (n) => track(idOf(n))) }),
		});
		const { items: output } = await runSpotify({
			parameters: {
				resource: 'album',
				operation: 'getTracks',
				albumId: idOf(7),
				returnAll: true,
				options: { offset: 50 },
			},
		});
		expect(jsonOf(output).map(({ id }) => id)).toEqual(
			Array.from({ length: 30 }, (_, index) => idOf(index + 50)),
		);
		expect(requests).toEqual(['token', `GET /v1/albums/${idOf(7)}/tracks?offset=50&limit=50`]);
	});
});

describe('input that cannot be right', () => {
	it('fails the run before anything is sent', async () => {
		const wire = tracks();
		const inputs = items(idOf(1), `https://open.spotify.com/album/${idOf(2)}`);
		const { error } = await runSpotify({ parameters: getTrack, inputs });
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringContaining(
				'is an album link, but the operation needs a track',
			) as string,
			description: expect.stringMatching(/^Field 'Track': Enter a track ID/) as string,
			context: { itemIndex: 1 },
		});
		expect(wire.requests).toEqual([]);
	});

	it.each([0, -1, 2.5, 'many'])('such as a limit of %j is refused, not replaced', async (limit) => {
		const wire = tracks();
		const { error } = await runSpotify({
			parameters: {
				resource: 'album',
				operation: 'getTracks',
				albumId: idOf(7),
				limit: `={{ ${JSON.stringify(limit)} }}`,
			},
		});
		expect([error?.message, wire.requests]).toEqual(['The limit is not a number of results', []]);
	});

	it('is an error of its item alone, when the node continues', async () => {
		tracks();
		const settings = { onError: 'continueRegularOutput' as const };
		const inputs = items('nonsense', idOf(1), '');
		const { items: output } = await runSpotify({ parameters: getTrack, inputs, settings });
		expect(jsonOf(output)).toMatchObject([
			{ error: { kind: 'invalidInput', field: 'Track' } },
			{ id: idOf(1) },
			{ error: { kind: 'invalidInput', message: 'No track was given' } },
		]);
	});

	it('fails the item whose expression fails, and no other', async () => {
		tracks();
		const parameters = { ...getTrack, trackId: '={{ $json.id.toUpperCase() && $json.id }}' };
		const settings = { onError: 'continueRegularOutput' as const };
		const inputs = [{ id: idOf(1) }, { id: 5 }];
		const { items: output } = await runSpotify({ parameters, inputs, settings });
		expect(jsonOf(output)).toMatchObject([{ id: idOf(1) }, { error: { kind: 'invalidInput' } }]);
	});
});
