import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { jsonOf, runSpotify } from '../../../support/engine.mts';
import { idOf, page } from '../../../support/spotifyObjects.mts';
import { spotifyWire, type Reply } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const request = async (fields: IDataObject) =>
	await runSpotify({
		parameters: { resource: 'api', operation: 'request', method: 'GET', ...fields },
	});
const spotify = (reply: Reply) => spotifyWire({ api: () => reply });

it('calls any path, with the same token and with parameters of its own', async () => {
	const wire = spotify({ body: { id: 'x', deep: { list: [1] } } });
	const { items } = await request({
		path: '/future/thing?a=1',
		queryParameters: '{ "market": "DE" }',
	});
	expect(wire.requests).toEqual(['token', 'GET /v1/future/thing?a=1&market=DE']);
	expect(jsonOf(items)).toEqual([{ id: 'x', deep: { list: [1] } }]);
});

it.each([
	['a list of objects, one item each', [{ id: 1 }, { id: 2 }], [{ id: 1 }, { id: 2 }]],
	['a list of values, one item each', [true, false], [{ value: true }, { value: false }]],
])('gives %s', async (_, body, expected) => {
	spotify({ body });
	expect(jsonOf((await request({ path: '/x' })).items)).toEqual(expected);
});

it('says that a command was done, where Spotify answers nothing', async () => {
	spotify({ status: 204, body: '' });
	expect(jsonOf((await request({ path: '/x' })).items)).toEqual([{ success: true }]);
});

it('reads a list page by page', async () => {
	const wire = spotifyWire({
		api: ({ query }) => ({ body: { albums: page(query, 70, (n) => ({ id: idOf(n) })) } }),
	});
	const { items } = await request({
		path: '/browse/new-releases',
		paging: 'offset',
		itemsPath: 'albums.items',
		returnAll: true,
	});
	expect(items).toHaveLength(70);
	expect(wire.requests).toHaveLength(1 + 2);
});

it('what a list has null for is no item that says it was done', async () => {
	spotifyWire({
		api: ({ query }) => ({ body: page(query, 3, (n) => (n === 1 ? null : { id: idOf(n) })) }),
	});
	const { items, hints } = await request({
		path: `/artists/${idOf(1)}/albums`,
		paging: 'offset',
		returnAll: true,
	});
	expect(items.map(({ json }) => json.id)).toEqual([idOf(0), idOf(2)]);
	expect(hints.join()).toContain('Spotify counts 1 more in what was listed');
});

it.each(['', 'tracks.items'])(
	'reads a search past its total, with the list at %j',
	async (itemsPath) => {
		spotifyWire({
			api: ({ query }) => ({
				body: { tracks: { ...page(query, 25, (n) => ({ id: idOf(n) })), total: 3 } },
			}),
		});
		const { items } = await request({
			path: '/search?type=track&q=love',
			paging: 'offset',
			itemsPath,
			returnAll: true,
		});
		expect(items).toHaveLength(25);
	},
);

it('asks for pages as the operation of the path does: the largest first, and no larger than Spotify gives', async () => {
	const wire = spotifyWire({
		api: ({ query }) =>
			Number(query.get('limit')) > 10
				? { status: 400, body: { error: { status: 400, message: 'Invalid limit' } } }
				: { body: page(query, 12, (n) => ({ id: idOf(n) })) },
	});
	const { items } = await request({
		path: `/artists/${idOf(1)}/albums`,
		paging: 'offset',
		returnAll: true,
	});
	expect(items).toHaveLength(12);
	const limits = wire.requests.slice(1).map((sent) => /limit=(\d+)/.exec(sent)?.[1]);
	expect(limits).toEqual(['50', '10', '2']);
});

it.each([
	['another host', 'https://example.com/v1/me'],
	['a way out of the API', '/../oauth'],
	['a host that only looks like it', 'https://api.spotify.com.example.com/v1/me'],
	['nothing', '={{ "" }}'],
])('refuses %s before anything is sent', async (_, path) => {
	const wire = spotify({ body: {} });
	const { error } = await request({ path });
	expect(error).toMatchObject({ name: 'NodeOperationError' });
	expect(wire.requests).toEqual([]);
});

it('shares the quota of an endpoint with the operation of the same path', async () => {
	const quota = { status: 429, headers: { 'retry-after': '9000' } };
	const wire = spotify(quota);
	await request({ path: `/playlists/${idOf(1)}/items` });
	await runSpotify({
		parameters: { resource: 'playlist', operation: 'getItems', playlistId: idOf(2) },
	});
	expect(wire.requests).toHaveLength(2);
});

it("says that a user's path needs a user, without asking for another token", async () => {
	const wire = spotify({
		status: 401,
		body: { error: { status: 401, message: 'Valid user authentication required' } },
	});
	const { error } = await request({ path: '/me' });
	expect(error?.message).toBe('GET /me needs a user');
	expect(wire.requests).toEqual(['token', 'GET /v1/me']);
});
