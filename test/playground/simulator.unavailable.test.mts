import { createSimulatorClient } from '../support/simulatorClient.mts';
import { a, b, createPlaylistClient, episode } from '../support/simulatorPlaylist.mts';

const idOf = (uri: string) => uri.split(':')[2] ?? '';

describe('what a playlist of the simulator shows as null', () => {
	async function setUp() {
		const client = createPlaylistClient([a]);
		client.control.setUnavailable({ uris: [b] });
		expect(await client.post(client.items, { uris: [b] })).toMatchObject({ status: 201 });
		await client.clock.advance(60_000);
		return client;
	}

	it('was accepted, counts, and has its date, but not its content', async () => {
		const { get, items, contents } = await setUp();

		expect(contents()).toEqual([a, b]);
		expect((await get(items)).body).toMatchObject({
			total: 2,
			items: [{ item: { uri: a } }, { item: null, track: null, added_at: expect.any(String) }],
		});
	});

	it('can be removed by its URI', async () => {
		const { del, items, contents } = await setUp();

		await del(items, { items: [{ uri: b }] });

		expect(contents()).toEqual([a]);
	});

	it('is there again when it is available again', async () => {
		const { get, items, control } = await setUp();

		control.setUnavailable({ uris: [b], lookup: null });

		expect((await get(items)).body).toMatchObject({ items: [{}, { item: { uri: b } }] });
	});

	it.each([
		['found', { status: 200, body: { uri: b, available_markets: { length: 25 } } }],
		['notFound', { status: 404 }],
		['notPlayable', { status: 200, body: { uri: b, available_markets: [] } }],
	] as const)('is %s by its own route, if that was ordered', async (lookup, answer) => {
		const { get, control } = await setUp();
		control.setUnavailable({ uris: [b], lookup });

		expect(await get(`/tracks/${idOf(b)}`)).toMatchObject(answer);
	});

	it('is not playable where a market is asked for', async () => {
		const { get, control } = await setUp();
		control.setUnavailable({ uris: [b], lookup: 'notPlayable' });

		expect(await get(`/tracks/${idOf(b)}?market=SE`)).toMatchObject({
			body: { is_playable: false, restrictions: { reason: 'market' } },
		});
	});

	it('is null among several', async () => {
		const { get } = await setUp();

		expect((await get(`/tracks?ids=${idOf(a)},${idOf(b)}`)).body).toMatchObject({
			tracks: [{ uri: a }, null],
		});
	});

	it('may be an episode', async () => {
		const { get, control } = await setUp();
		control.setUnavailable({ uris: [episode] });

		expect(await get(`/episodes/${idOf(episode)}`)).toMatchObject({ status: 404 });
	});
});

describe('what is saved and gone', () => {
	it('is an episode of nulls, with a date that is none', async () => {
		const { control, asUser } = createSimulatorClient();
		control.setLibrary({ uris: [episode] });
		control.setUnavailable({ uris: [episode] });

		expect((await asUser().get('/me/episodes')).body).toMatchObject({
			total: 1,
			items: [
				{
					added_at: expect.any(String),
					episode: {
						id: null,
						name: null,
						uri: null,
						href: 'https://api.spotify.com/v1/episodes/null',
						release_date: '0000',
						languages: [null],
						show: { id: null, name: null },
					},
				},
			],
		});
	});

	it('is a track without its texts', async () => {
		const { control, asUser } = createSimulatorClient();
		control.setLibrary({ uris: [a] });
		control.setUnavailable({ uris: [a] });

		expect((await asUser().get('/me/tracks')).body).toMatchObject({
			items: [{ track: { uri: a, name: '', album: { name: '' }, artists: [{ name: '' }] } }],
		});
	});

	it('is an audiobook where the country has none: null, and counted', async () => {
		const { control, asUser } = createSimulatorClient();
		control.setUser({ country: 'BR' });

		const { body } = await asUser().get('/me/audiobooks?limit=3');

		expect(body).toMatchObject({ total: 51, items: [null, null, null] });
	});
});
