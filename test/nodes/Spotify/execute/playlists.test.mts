import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { callWire, refusal, type Call } from '../../../support/callWire.mts';
import { jsonOf, runSpotify, userOAuth2, type NodeRun } from '../../../support/engine.mts';
import { idOf, uriOf, uris } from '../../../support/spotifyObjects.mts';
import type { Reply } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const MINE = idOf(7);
const continued = { onError: 'continueRegularOutput' } as const;

const playlist = async (operation: string, fields: IDataObject = {}, more: Partial<NodeRun> = {}) =>
	await runSpotify({
		parameters: { resource: 'playlist', operation, playlistId: MINE, ...fields },
		credentials: userOAuth2(),
		...more,
	});
const withItems = { uris: '={{ $json.uris }}' };

/** The list that a write asks for. */
const written = ({ body }: Call): string[] => (body as { uris: string[] }).uris;

/** A playlist of the user's, which takes writes; `refuse` may answer in its place. */
function aPlaylist(
	held: string[] = [],
	refuse: (call: Call) => Reply | undefined = () => undefined,
) {
	let snapshot = 0;
	let items = held;
	return callWire((call) => {
		const refused = refuse(call);
		if (refused) return refused;
		const [method] = call.route.split(' ');
		const entries = items.map((uri) => ({ item: { uri } }));
		if (method === 'GET') {
			const list = { items: entries.slice(0, 100), total: items.length, limit: 100 };
			return { body: { snapshot_id: `S${snapshot}`, items: list } };
		}
		if (method === 'POST') items = [...items, ...written(call)];
		if (method === 'PUT') items = written(call);
		snapshot += 1;
		return { status: method === 'POST' ? 201 : 200, body: { snapshot_id: `S${snapshot}` } };
	});
}

const writesOf = (calls: Call[]): Call[] => calls.filter(({ route }) => !route.startsWith('GET '));

describe('create', () => {
	it('sends what the form says, and gives the playlist', async () => {
		const wire = callWire(() => ({
			status: 201,
			body: { id: MINE, uri: `spotify:playlist:${MINE}`, name: 'Monday', snapshot_id: 'S0' },
		}));
		const { items } = await playlist('create', {
			name: ' Monday ',
			public: true,
			details: { description: 'Each week', collaborative: false },
		});
		expect(wire.calls.map(({ route, body, contentType }) => [route, body, contentType])).toEqual([
			[
				'POST /me/playlists',
				{ name: 'Monday', description: 'Each week', public: true, collaborative: false },
				expect.stringMatching(/^application\/json/),
			],
		]);
		expect(items).toMatchObject([
			{ json: { id: MINE, name: 'Monday', snapshotId: 'S0' }, pairedItem: { item: 0 } },
		]);
	});

	// Else the description is the word "null": https://github.com/Peter-Schorn/SpotifyAPI/issues/75
	it.each([{}, { description: '' }, { description: '={{ null }}' }])(
		'sends an empty description beside the name where the form has %j',
		async (details) => {
			const wire = callWire(() => ({ status: 201, body: { id: MINE } }));
			await playlist('create', { name: 'Monday', details });
			expect(wire.calls.map(({ body }) => body)).toEqual([
				{ name: 'Monday', description: '', public: false },
			]);
		},
	);

	it.each([
		// spotipy-dev/spotipy 1072, Peter-Schorn/SpotifyAPI 39, news-bulletin-playlist 135.
		[{ public: true }, "another 'Public' (on) than was asked for"],
		[{ name: 'Mon', public: true }, "another 'Name' (Mon) and another 'Public' (on) than"],
		[{ description: 'New' }, "another 'Description' (New) than"],
	])('tells what Spotify has made otherwise: %j', async (otherwise, note) => {
		const asked = { id: MINE, name: 'Monday', description: 'R&amp;B', public: false };
		callWire(() => ({ status: 201, body: { ...asked, ...otherwise } }));
		const { hints } = await playlist('create', {
			name: 'Monday',
			details: { description: 'R&B' },
		});
		expect(hints.join()).toContain("the playlist 'Monday'");
		expect(hints.join()).toContain(note);
	});

	it.each([
		{ name: 'Monday', description: 'R&amp;B', public: false },
		// spotify/web-api issue 898.
		{ name: null, description: null },
		{ name: '', description: '', public: null },
	])('tells nothing of what is as asked, or not said: %j', async (given) => {
		callWire(() => ({ status: 201, body: { id: MINE, ...given } }));
		const { hints } = await playlist('create', {
			name: 'Monday',
			details: { description: 'R&B' },
		});
		expect(hints).toEqual([]);
	});

	it('is sent once where its answer is lost, and says that it may have been done', async () => {
		const wire = callWire(() => ({ lost: 'ECONNRESET' }));
		const { error } = await playlist('create', { name: 'Monday' });
		expect(wire.requests).toEqual(['POST /me/playlists']);
		expect(error?.description).toMatch(/^It is not known whether.*check before you run it again/);
	});
});

describe('update', () => {
	it('sends what is set, also what is switched off', async () => {
		const wire = callWire(() => ({ status: 200 }));
		const { items } = await playlist('update', { details: { name: 'Tuesday', public: false } });
		expect(wire.calls.map(({ route, body }) => [route, body])).toEqual([
			[`PUT /playlists/${MINE}`, { name: 'Tuesday', public: false }],
		]);
		expect(jsonOf(items)).toEqual([{ success: true, playlistId: MINE }]);
	});

	it.each([
		['an empty text', '={{ "" }}', { name: 'Tuesday', description: '' }],
		['an empty field', '', { name: 'Tuesday', description: '' }],
		['null', '={{ null }}', { name: 'Tuesday' }],
		['a field that the item lacks', '={{ $json.nowhere }}', { name: 'Tuesday' }],
		['lines', '={{ "One\\n Two" }}', { name: 'Tuesday', description: 'One Two' }],
	])('with %s for the description', async (_, description, body) => {
		const wire = callWire(() => ({ status: 200 }));
		await playlist('update', { details: { name: 'Tuesday', description } });
		expect(wire.calls.map((call) => call.body)).toEqual([body]);
	});

	it('can empty the description alone, and says what Spotify may say of that', async () => {
		const wire = callWire(() => refusal(400, 'Attribute description is empty'));
		const { error } = await playlist('update', { details: { description: '' } });
		expect(wire.calls.map(({ body }) => body)).toEqual([{ description: '' }]);
		expect(error?.description).toContain('Spotify does not let apps clear a description');
	});

	it('writes back what a Get gave as it was typed', async () => {
		const typed = { name: 'R&B <3', description: 'Rock \'n\' Roll / "Pop"' };
		const escaped = {
			name: 'R&amp;B &lt;3',
			description: 'Rock &#x27;n&#x27; Roll &#x2F; &quot;Pop&quot;',
		};
		const wire = callWire(({ route }) =>
			route.startsWith('GET ') ? { body: { id: MINE, ...escaped } } : { status: 200 },
		);
		const { items } = await playlist('get', {});
		expect(jsonOf(items)).toMatchObject([typed]);
		const [{ name, description } = {}] = jsonOf(items);
		await playlist('update', { details: { name, description } });
		expect(writesOf(wire.calls).map(({ body }) => body)).toEqual([typed]);
	});

	it('with too long a description is refused before anything is sent', async () => {
		const wire = callWire(() => ({ status: 200 }));
		const { error } = await playlist('update', { details: { description: '😀'.repeat(301) } });
		expect([error?.message, wire.requests]).toEqual([
			"'Description' is too long: 301 characters",
			[],
		]);
	});

	it('of nothing is refused before anything is sent', async () => {
		const wire = callWire(() => ({ status: 200 }));
		const { error } = await playlist('update', { details: { name: ' ' } });
		expect([error?.message, wire.requests]).toEqual([
			'0 values were given in Collaborative, Description, Public, Name',
			[],
		]);
	});

	it('of a playlist of somebody else says whose it must be', async () => {
		callWire(() => refusal(403, 'Forbidden'));
		const { error } = await playlist('update', { details: { name: 'Tuesday' } });
		expect(error).toMatchObject({
			message: 'Spotify does not let this account change the playlist',
			context: { data: { reason: 'notYourPlaylist', status: 403 } },
		});
	});
});

describe('reorder', () => {
	const from = { rangeStart: '={{ $json.from }}', insertBefore: 0 };

	it('sends positions as numbers, one move after another in the order of the items', async () => {
		const wire = callWire(() => ({ body: { snapshot_id: 'S1' } }));
		const { items } = await playlist(
			'reorderItems',
			{ ...from, options: { rangeLength: 2, snapshotId: 'S0' } },
			{ inputs: [{ from: 9 }, { from: 3 }, { from: 5 }] },
		);
		expect(wire.calls.map(({ route, body }) => [route, body])).toEqual(
			[9, 3, 5].map((range_start) => [
				`PUT /playlists/${MINE}/items`,
				{ range_start, insert_before: 0, range_length: 2, snapshot_id: 'S0' },
			]),
		);
		expect(wire.mostAtOnce).toBe(1);
		expect(jsonOf(items)).toEqual(Array(3).fill({ snapshotId: 'S1', playlistId: MINE }));
	});

	it('is not sent again where its answer is lost, since it would move again', async () => {
		const wire = callWire(() => ({ status: 502 }));
		const { error } = await playlist('reorderItems', { rangeStart: 1, insertBefore: 0 });
		expect(wire.calls).toHaveLength(1);
		expect(error?.description).toMatch(/^It is not known whether Spotify did it/);
	});
});

describe('what all items add', () => {
	const inputs = [{ uris: uris(0, 60) }, { uris: uris(60, 120) }, { uris: uriOf(0) }];

	it('goes in together, in order, and each item has its own result', async () => {
		const wire = aPlaylist(uris(500, 503));
		const { items } = await playlist('addItems', withItems, { inputs });
		expect(writesOf(wire.calls).map((call) => [call.route, written(call)])).toEqual([
			[`POST /playlists/${MINE}/items`, uris(0, 100)],
			[`POST /playlists/${MINE}/items`, [...uris(100, 120), uriOf(0)]],
		]);
		expect(items).toMatchObject([
			{ json: { playlistId: MINE, added: 60 }, pairedItem: { item: 0 } },
			{ json: { playlistId: MINE, added: 60 }, pairedItem: { item: 1 } },
			{ json: { playlistId: MINE, added: 1 }, pairedItem: { item: 2 } },
		]);
	});

	it('but for what Spotify refuses, which is missing from its item alone', async () => {
		aPlaylist([], (call) =>
			call.route.startsWith('POST ') && written(call).includes(uriOf(110))
				? refusal(400, 'Invalid track uri')
				: undefined,
		);
		const { items } = await playlist('addItems', withItems, { inputs, settings: continued });
		expect(jsonOf(items)).toMatchObject([
			{ added: 60 },
			{ error: { kind: 'badRequest', missing: [uriOf(110)], uncertain: [] } },
			{ added: 1 },
		]);
	});

	it('goes to each playlist apart', async () => {
		const wire = aPlaylist();
		await playlist(
			'addItems',
			{ ...withItems, playlistId: '={{ $json.to }}' },
			{
				inputs: [
					{ to: MINE, uris: uriOf(1) },
					{ to: idOf(8), uris: uriOf(2) },
					{ to: `spotify:playlist:${MINE}`, uris: uriOf(3) },
				],
			},
		);
		expect(writesOf(wire.calls).map((call) => [call.route, written(call)])).toEqual([
			[`POST /playlists/${MINE}/items`, [uriOf(1), uriOf(3)]],
			[`POST /playlists/${idOf(8)}/items`, [uriOf(2)]],
		]);
	});
});

it.each([{}, continued])(
	'a stopped write says what was added, also where n8n begins it once more: %j',
	async (settings) => {
		let stop = (): void => undefined;
		const stopAfter = new Promise<void>((resolve) => (stop = resolve));
		let writes = 0;
		const wire = aPlaylist([], ({ route }) => {
			if (!route.startsWith('GET ') && ++writes === 3) stop();
			return undefined;
		});
		const { error } = await playlist('addItems', withItems, {
			inputs: [{ uris: uris(0, 1_000) }],
			settings: { ...settings, retryOnFail: true, maxTries: 3, waitBetweenTries: 0 },
			stopAfter,
		});
		expect(error?.message).toBe('The execution was stopped');
		expect(error?.description).toMatch(/Of its 1,000 items, [23]00 were added/);
		expect(writesOf(wire.calls).length).toBeLessThanOrEqual(4);
	},
);

describe.each(['replaceItems', 'syncItems'])('%s', (operation) => {
	const inputs = [{ uris: [uriOf(1), uriOf(2)] }, { uris: uriOf(3) }];

	it('makes one list of all items, and one result that is of all of them', async () => {
		const wire = aPlaylist(uris(500, 503));
		const { items } = await playlist(operation, withItems, { inputs });
		expect(writesOf(wire.calls).map(written)).toEqual([uris(1, 4)]);
		expect(items).toEqual([
			{
				json: expect.objectContaining({ playlistId: MINE, snapshotId: 'S1', items: 3 }),
				pairedItem: [{ item: 0 }, { item: 1 }],
			},
		]);
	});

	it('writes nothing while an item is wrong, since the list would lack it', async () => {
		const wire = aPlaylist();
		const wrong = [...inputs, { uris: 'nonsense' }];
		const { error } = await playlist(operation, withItems, { inputs: wrong });
		expect(error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 2 } });
		const { items } = await playlist(operation, withItems, { inputs: wrong, settings: continued });
		expect(wire.requests).toEqual([]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(jsonOf(items)).toMatchObject([
			{ error: { message: 'Nothing was written because input item 2 is wrong' } },
			{ error: { message: 'Nothing was written because input item 2 is wrong' } },
			{ error: { field: 'Items', message: expect.stringContaining("'nonsense'") } },
		]);
	});

	it('is an error of every item where Spotify refuses', async () => {
		aPlaylist(uris(500, 503), ({ route }) =>
			route.startsWith('PUT ') ? refusal(403, 'Forbidden') : undefined,
		);
		const { items } = await playlist(operation, withItems, { inputs, settings: continued });
		expect(jsonOf(items)).toMatchObject([
			{ error: { kind: 'forbidden', missing: [uriOf(1), uriOf(2)], uncertain: [] } },
			{ error: { kind: 'forbidden', missing: [uriOf(3)], uncertain: [] } },
		]);
	});

	it('does not empty a playlist by mistake, but does so on purpose', async () => {
		const wire = aPlaylist(uris(500, 503));
		const empty = { uris: '={{ [] }}' };
		const { error } = await playlist(operation, empty);
		expect([error?.description?.includes("'Allow Empty'"), wire.requests]).toEqual([true, []]);
		const allowed = await playlist(operation, { ...empty, options: { allowEmpty: true } });
		expect(jsonOf(allowed.items)).toMatchObject([{ playlistId: MINE, items: 0 }]);
		expect(writesOf(wire.calls)).toHaveLength(1);
	});
});

it('with continue-on-fail every item has a result or an error, whatever it holds', async () => {
	aPlaylist([], (call) => (call.route.includes(idOf(9)) ? refusal(404, 'Not found') : undefined));
	const inputs = [
		{ to: MINE, uris: uriOf(1) },
		{ to: 'nonsense', uris: uriOf(1) },
		{ to: idOf(9), uris: uriOf(1) },
		{ to: MINE, uris: '' },
		{ to: MINE, uris: uriOf(2) },
	];
	const parameters = { ...withItems, playlistId: '={{ $json.to }}' };
	const { items } = await playlist('addItems', parameters, { inputs, settings: continued });
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 1, 2, 3, 4].map((item) => ({ item })),
	);
	expect(jsonOf(items)).toMatchObject([
		{ added: 1 },
		{ error: { field: 'Playlist' } },
		{ error: { kind: 'notFound', missing: [uriOf(1)] } },
		{ error: { field: 'Items', message: "'Items' is empty" } },
		{ added: 1 },
	]);
});

it('runs at the same time write to one playlist one after another, and to others beside them', async () => {
	const add = async (to: string, n: number) =>
		await playlist('addItems', { playlistId: to, uris: uriOf(n) });
	const wire = aPlaylist();
	await Promise.all([add(MINE, 1), add(MINE, 2), add(MINE, 3)]);
	expect([writesOf(wire.calls).length, wire.mostAtOnce]).toEqual([3, 1]);
	const kinds = wire.calls.map(({ route }) => route.split(' ')[0]);
	expect(kinds).toEqual(['GET', 'POST', 'GET', 'POST', 'GET', 'POST']);
	await Promise.all([add(MINE, 4), add(idOf(8), 5)]);
	expect(wire.mostAtOnce).toBe(2);
});

describe("requests of the user's own", () => {
	const own = async (method: string, path: string) =>
		await runSpotify({
			parameters: { resource: 'api', operation: 'request', method, path },
			inputs: [1, 2, 3].map((n) => ({ n, uris: [uriOf(n)] })),
			credentials: userOAuth2(),
		});

	it('that change something go one after another, in the order of the items', async () => {
		const wire = callWire(() => ({ status: 201, body: { snapshot_id: 's' } }));
		await own('POST', `=/playlists/${MINE}/items?position={{ $json.n }}`);
		expect(wire.calls.map(({ query }) => query.get('position'))).toEqual(['1', '2', '3']);
		expect(wire.mostAtOnce).toBe(1);
	});

	it('to one playlist of several runs go one after another too', async () => {
		const wire = callWire(() => ({ status: 201, body: { snapshot_id: 's' } }));
		const path = `/playlists/${MINE}/items`;
		await Promise.all([own('POST', path), own('POST', path)]);
		expect([wire.calls.length, wire.mostAtOnce]).toEqual([6, 1]);
	});

	it('that only read go at once', async () => {
		const wire = callWire(() => ({ body: {} }));
		await own('GET', '=/tracks/{{ $json.uris[0].split(":")[2] }}');
		expect(wire.mostAtOnce).toBe(3);
	});
});
