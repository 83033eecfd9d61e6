import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { autoClock, resetAutoClock } from '../../../support/autoClock.mts';
import { callWire, refusal, type Call } from '../../../support/callWire.mts';
import {
	jsonOf,
	pastedToken,
	runSpotify,
	userOAuth2,
	type NodeRun,
} from '../../../support/engine.mts';
import { deferred } from '../../../support/fakeHttp.mts';
import { idOf, uriOf, uris } from '../../../support/spotifyObjects.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const urisOf = ({ query }: Call): string[] => (query.get('uris') ?? '').split(',');

const continued = { onError: 'continueRegularOutput' } as const;

const library = async (operation: string, inputs: IDataObject[], more: Partial<NodeRun> = {}) =>
	await runSpotify({
		parameters: { resource: 'library', operation, uris: '={{ $json.uris }}' },
		inputs,
		credentials: userOAuth2(),
		...more,
	});

/** Spotify refuses requests with this URI, and answers others with 200 and nothing, as it documents. */
const saving = (refused?: string) =>
	callWire((call) =>
		refused !== undefined && urisOf(call).includes(refused)
			? refusal(400, 'Invalid uri')
			: { status: 200 },
	);

// 50 URIs in three items, of which 40 go into one request.
const threeItems = [
	{ uris: uris(0, 20) },
	{ uris: uris(20, 45).join(', ') },
	{ uris: uris(45, 50) },
];

describe('what all items save', () => {
	it('goes in as few requests as can be, and each item has its own result', async () => {
		const wire = saving();
		const { items, error } = await library('save', threeItems);
		expect(error).toBeUndefined();
		expect(wire.calls.map((call) => [call.route, urisOf(call).length])).toEqual([
			['PUT /me/library', 40],
			['PUT /me/library', 10],
		]);
		expect(wire.calls.flatMap(urisOf)).toEqual(uris(0, 50));
		expect(wire.calls.map(({ body, token }) => [body, token])).toEqual([
			['', 'user-token-0'],
			['', 'user-token-0'],
		]);
		expect(items).toEqual(
			[0, 1, 2].map((item) => ({ json: { success: true }, pairedItem: { item } })),
		);
	});

	it('but for what Spotify refuses, which is an error of its item alone, naming it', async () => {
		const wire = saving(uriOf(30));
		const { items } = await library('save', threeItems, { settings: continued });
		expect(jsonOf(items)).toEqual([
			{ success: true },
			{
				error: expect.objectContaining({ kind: 'badRequest', missing: [uriOf(30)], uncertain: [] }),
			},
			{ success: true },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		const written = wire.calls.map(urisOf).filter((some) => !some.includes(uriOf(30)));
		expect(written.flat()).toEqual(uris(0, 50).filter((uri) => uri !== uriOf(30)));
	});

	it('fails the run with the item that it is about, where the node does not continue', async () => {
		saving(uriOf(30));
		const { error } = await library('save', threeItems);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: '400',
			context: { itemIndex: 1, data: { missing: [uriOf(30)], uncertain: [] } },
		});
	});

	it('does not make "Retry On Fail" write again, and leaves an error for its item', async () => {
		const wire = saving(uriOf(0));
		const settings = { ...continued, retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };
		const inputs = [{ uris: uriOf(0) }, { uris: uriOf(1) }];
		const { items } = await library('save', inputs, { settings });
		expect(wire.calls.map(urisOf)).toEqual([[uriOf(0), uriOf(1)], [uriOf(0)], [uriOf(1)]]);
		expect(jsonOf(items)).toEqual([
			{ error: expect.stringContaining('Invalid uri') },
			{ success: true },
		]);
	});

	it('is nothing while an item of the run is wrong', async () => {
		const wire = saving();
		const inputs = [{ uris: uriOf(0) }, { uris: idOf(1) }];
		const { error } = await library('save', inputs);
		expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 1 } });
		expect(error?.description).toMatch(/^Field 'Items': .*An ID alone could be of any kind/);
		expect(wire.requests).toEqual([]);
		const { items } = await library('save', inputs, { settings: continued });
		expect(jsonOf(items)).toMatchObject([{ success: true }, { error: { field: 'Items' } }]);
		expect(wire.calls.map(urisOf)).toEqual([[uriOf(0)]]);
	});

	it('says of a lost answer that it is uncertain, when sending again did not help', async () => {
		callWire((call) =>
			urisOf(call).includes(uriOf(45)) ? { lost: 'ECONNRESET' } : { status: 200 },
		);
		const { items } = await library('save', threeItems, { settings: continued });
		expect(jsonOf(items)).toMatchObject([
			{ success: true },
			{ error: { kind: 'network', missing: [], uncertain: uris(40, 45) } },
			{ error: { kind: 'network', missing: [], uncertain: uris(45, 50) } },
		]);
	});
});

it('sends nothing more once the execution is stopped', async () => {
	const sent = deferred<void>();
	const wire = callWire(() => {
		sent.resolve();
		return { status: 200 };
	});
	const inputs = [{ uris: uris(0, 200) }];
	const { error } = await library('save', inputs, { stopAfter: sent.promise });
	expect([error?.message, wire.calls.length]).toEqual(['The execution was stopped', 1]);
});

it('removes likewise, and follows playlists by the same path', async () => {
	const wire = saving();
	await library('remove', [{ uris: [uriOf(1), 'spotify:user:smedjan'] }]);
	const playlistId = `${idOf(7)}, spotify:playlist:${idOf(8)}`;
	const parameters = { resource: 'playlist', operation: 'follow', playlistId };
	const { items } = await runSpotify({ parameters, credentials: userOAuth2() });
	expect(wire.calls.map((call) => [call.route, urisOf(call)])).toEqual([
		['DELETE /me/library', [uriOf(1), 'spotify:user:smedjan']],
		['PUT /me/library', [7, 8].map((n) => `spotify:playlist:${idOf(n)}`)],
	]);
	expect(jsonOf(items)).toEqual([7, 8].map((n) => ({ success: true, playlistId: idOf(n) })));
});

describe('verify', () => {
	/** Spotify accepts whatever it gets; of the URIs it has no more than these, and breaks on others. */
	const accepting = (has: readonly string[], breaksOn: readonly string[] = []) =>
		callWire((call) => {
			if (call.route === 'PUT /me/library') return { status: 200 };
			const asked = urisOf(call);
			return asked.some((uri) => breaksOn.includes(uri))
				? refusal(500, 'Internal server error')
				: { body: asked.map((uri) => has.includes(uri)) };
		});
	const verifying = async (inputs: IDataObject[], more: Partial<NodeRun> = {}) =>
		await library('save', inputs, {
			parameters: {
				resource: 'library',
				operation: 'save',
				uris: '={{ $json.uris }}',
				options: { verify: true },
			},
			...more,
		});

	it('is off: Spotify is not asked, and success says that it accepted', async () => {
		const wire = accepting([]);
		const { items } = await library('save', [{ uris: uriOf(1) }]);
		expect(wire.requests).toEqual(['PUT /me/library']);
		expect(jsonOf(items)).toEqual([{ success: true }]);
	});

	it('asks once for 40, and tells of each that it is there', async () => {
		const wire = accepting(uris(0, 50));
		const { items } = await verifying(threeItems);
		const asked = wire.calls.filter(({ route }) => route === 'GET /me/library/contains');
		expect(asked.map((call) => urisOf(call).length)).toEqual([40, 10]);
		expect(jsonOf(items)).toEqual(uris(0, 50).map((uri) => ({ success: true, uri, saved: true })));
	});

	it('asks once what was accepted is to be seen', async () => {
		let writtenAtMs = Infinity;
		callWire((call) => {
			const nowMs = autoClock.monotonicMs();
			if (call.route === 'PUT /me/library') {
				writtenAtMs = nowMs;
				return { status: 200 };
			}
			return { body: urisOf(call).map(() => nowMs - writtenAtMs >= 600) };
		});
		const { items } = await verifying([{ uris: uriOf(1) }], { settings: continued });
		expect(jsonOf(items)).toEqual([{ success: true, uri: uriOf(1), saved: true }]);
	});

	it('asks once more, of what is not there yet alone', async () => {
		const asked: string[][] = [];
		callWire((call) => {
			if (call.route === 'PUT /me/library') return { status: 200 };
			asked.push(urisOf(call));
			return { body: urisOf(call).map((uri) => uri === uriOf(1) || asked.length > 1) };
		});
		const { items } = await verifying([{ uris: [uriOf(1), uriOf(2)] }], { settings: continued });
		expect(asked).toEqual([[uriOf(1), uriOf(2)], [uriOf(2)]]);
		expect(jsonOf(items).map(({ saved }) => saved)).toEqual([true, true]);
	});

	it('of what Spotify says nothing does not say that it is missing', async () => {
		callWire((call) =>
			call.route === 'PUT /me/library'
				? { status: 200 }
				: { body: urisOf(call).map((uri) => uri === uriOf(1) || null) },
		);
		const { items } = await verifying([{ uris: [uriOf(1), uriOf(2)] }], { settings: continued });
		expect(jsonOf(items)).toMatchObject([
			{ uri: uriOf(1), saved: true },
			{ error: { kind: 'unexpectedResponse', missing: [], uncertain: [uriOf(2)] } },
		]);
	});

	it('of what may not have been saved at all does not say that it is missing', async () => {
		callWire(({ route }) => (route === 'PUT /me/library' ? { lost: 'ECONNRESET' } : { body: [] }));
		const { items } = await verifying([{ uris: uriOf(1) }], { settings: continued });
		expect(jsonOf(items)).toMatchObject([
			{ error: { kind: 'network', missing: [], uncertain: [uriOf(1)] } },
		]);
	});

	it('makes an error of what is not there, and an item of the rest', async () => {
		accepting([uriOf(1), uriOf(3)]);
		const { items } = await verifying([{ uris: [uriOf(1), uriOf(2)] }, { uris: uriOf(3) }], {
			settings: continued,
		});
		expect(jsonOf(items)).toEqual([
			{ success: true, uri: uriOf(1), saved: true },
			{
				error: expect.objectContaining({
					kind: 'notFound',
					message: `${uriOf(2)} is not in the library, although Spotify accepted it`,
					missing: [uriOf(2)],
					uncertain: [],
				}),
			},
			{ success: true, uri: uriOf(3), saved: true },
		]);
	});

	it('one that Spotify cannot be asked about costs the others nothing', async () => {
		const all = uris(0, 40);
		accepting(all, [uriOf(17)]);
		const { items } = await verifying([{ uris: all }], { settings: continued });
		expect(items.filter(({ json }) => json.success)).toHaveLength(39);
		expect(items.at(-1)?.json).toMatchObject({
			error: {
				kind: 'server',
				description: expect.stringContaining('accepted it, but did not confirm that it is in'),
				missing: [],
				uncertain: [uriOf(17)],
			},
		});
	});

	it('is for followed playlists too, which keep their ID', async () => {
		const playlist = `spotify:playlist:${idOf(7)}`;
		const wire = accepting([playlist]);
		const parameters = {
			resource: 'playlist',
			operation: 'follow',
			playlistId: `${idOf(7)},${idOf(8)}`,
			options: { verify: true },
		};
		const { items } = await runSpotify({
			parameters,
			credentials: userOAuth2(),
			settings: continued,
		});
		const asked = 'GET /me/library/contains';
		expect(wire.requests).toEqual(['PUT /me/library', asked, asked]);
		expect(jsonOf(items)).toMatchObject([
			{ success: true, uri: playlist, saved: true, playlistId: idOf(7) },
			{ error: { kind: 'notFound', missing: [`spotify:playlist:${idOf(8)}`] } },
		]);
	});
});

describe('check', () => {
	/** Spotify has saved those with an even number. */
	const checking = () =>
		callWire((call) => ({ body: urisOf(call).map((uri) => Number(uri.slice(-22)) % 2 === 0) }));

	it('tells for each URI of each item whether it is saved', async () => {
		const wire = checking();
		const inputs = [{ uris: [uriOf(3), uriOf(2)] }, { uris: uriOf(4) }, { uris: uriOf(3) }];
		const { items } = await library('check', inputs);
		expect(wire.calls.map((call) => [call.route, urisOf(call)])).toEqual([
			['GET /me/library/contains', [uriOf(3), uriOf(2), uriOf(4)]],
		]);
		expect(items).toEqual([
			{ json: { uri: uriOf(3), saved: false }, pairedItem: { item: 0 } },
			{ json: { uri: uriOf(2), saved: true }, pairedItem: { item: 0 } },
			{ json: { uri: uriOf(4), saved: true }, pairedItem: { item: 1 } },
			{ json: { uri: uriOf(3), saved: false }, pairedItem: { item: 2 } },
		]);
	});

	// Asked about an audiobook that the market lacks, Spotify fails with a 500.
	it('an audiobook that Spotify breaks on costs the others nothing', async () => {
		const broken = `spotify:show:${idOf(9)}`;
		const wire = callWire((call) =>
			urisOf(call).includes(broken)
				? refusal(500, 'Internal server error')
				: { body: urisOf(call).map(() => true) },
		);
		const { items } = await library('check', [{ uris: [...uris(0, 39), broken] }], {
			settings: continued,
		});
		expect(items.filter(({ json }) => json.saved)).toHaveLength(39);
		expect(items.at(-1)?.json).toMatchObject({ error: { kind: 'server', status: 500 } });
		expect(wire.calls.length).toBeLessThanOrEqual(16);
	});

	it('asks for no more than 40 in a request', async () => {
		const wire = checking();
		const { items } = await library('check', threeItems);
		expect(wire.calls.map((call) => urisOf(call).length)).toEqual([40, 10]);
		expect(jsonOf(items).map(({ uri }) => uri)).toEqual(uris(0, 50));
	});
});

describe('reads', () => {
	it('what is saved, page by page, with when it was', async () => {
		const saved = { id: idOf(1), uri: uriOf(1), name: 'One' };
		const wire = callWire(() => ({
			body: { items: [{ added_at: '2026-01-01T00:00:00Z', track: saved }], total: 1, next: null },
		}));
		const { items } = await library('getTracks', [{}], {
			parameters: { resource: 'library', operation: 'getTracks', options: { market: 'DE' } },
			credentials: pastedToken('BQ-pasted'),
		});
		expect(wire.calls.map(({ route, query }) => `${route}?${query}`)).toEqual([
			'GET /me/tracks?market=DE&limit=50&offset=0',
		]);
		expect(jsonOf(items)).toMatchObject([{ id: idOf(1), addedAt: '2026-01-01T00:00:00Z' }]);
	});

	describe('what Spotify no longer has', () => {
		const gone = {
			id: null,
			uri: null,
			name: null,
			release_date: '0000',
			external_urls: { spotify: 'https://open.spotify.com/episode/null' },
		};
		const entries = [
			{ added_at: '2026-01-02T00:00:00Z', episode: gone },
			{ added_at: '2026-01-01T00:00:00Z', episode: { id: idOf(1), name: 'One' } },
			null,
		];
		const episodes = async (output: 'simplified' | 'raw') => {
			callWire(() => ({ body: { items: entries, total: 3, next: null } }));
			return await library('getEpisodes', [{}], {
				parameters: { resource: 'library', operation: 'getEpisodes', output },
				credentials: pastedToken('BQ-pasted'),
			});
		};

		it('is no item but is counted', async () => {
			const { items, hints } = await episodes('simplified');
			expect(jsonOf(items).map(({ id }) => id)).toEqual([idOf(1)]);
			expect(hints.join()).toContain('Spotify counts 2 more in what was listed');
			expect(hints.join()).toMatch(/removed, or not be available in the account's country/);
		});

		it('is given raw as Spotify writes it', async () => {
			const { items, hints } = await episodes('raw');
			expect(jsonOf(items)).toEqual(entries.slice(0, 2));
			expect(hints.join()).toContain('Spotify counts 1 more in what was listed');
		});
	});
});
