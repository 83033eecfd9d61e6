import { createSimulatorClient } from '../support/simulatorClient.mts';

const id = '3cEYpjA9oz9GiPac4AsH4n';

interface Entry {
	is_local: boolean;
	item: { type: string; uri: string; id: string | null; show?: object; album?: object } | null;
}

describe('a playlist of the simulator', () => {
	const { get, control } = createSimulatorClient();
	control.setPlaylistSize({ id, items: 1000 });

	async function entries(query: string): Promise<Entry[]> {
		const pages = await Promise.all(
			[0, 50, 100, 150, 200, 250].map(
				async (offset) => await get(`/playlists/${id}/items?limit=50&offset=${offset}${query}`),
			),
		);
		return pages.flatMap(({ body }) => (body as { items: Entry[] }).items);
	}

	it('holds tracks, local files, and holes where something is gone', async () => {
		const all = await entries('');

		expect(all.filter(({ item }) => item?.type === 'track').length).toBeGreaterThan(200);
		expect(all.filter(({ item }) => item === null).length).toBeGreaterThan(0);
		expect(all.filter(({ is_local }) => is_local).map(({ item }) => item)).toContainEqual(
			expect.objectContaining({ id: null, uri: expect.stringMatching(/^spotify:local:/) }),
		);
	});

	it('has episodes for those who ask for them, and dresses them up as tracks for the others', async () => {
		const isEpisode = ({ item }: Entry) => item?.type === 'episode';
		const asked = (await entries('&additional_types=track,episode')).filter(isEpisode);
		const unasked = (await entries('')).filter(isEpisode);

		expect(asked.length).toBeGreaterThan(0);
		expect(asked.every(({ item }) => item?.show && !item.album)).toBe(true);
		expect(unasked.every(({ item }) => item?.album && !item.show)).toBe(true);
		expect(unasked.map(({ item }) => item?.uri)).toEqual(asked.map(({ item }) => item?.uri));
	});

	it('has its first hundred items in it, under the new name and the old', async () => {
		const { body } = await get(`/playlists/${id}`);
		const contents = { total: 1000, limit: 100, offset: 0 };

		expect(body).toMatchObject({ items: contents, tracks: contents });
		expect(Object(body).items.items).toHaveLength(100);
	});

	it.each([
		['name,id', { id, name: expect.any(String) }],
		['owner.id', { owner: { id: expect.any(String) } }],
		['items(total,limit)', { items: { total: 1000, limit: 100 } }],
		['items.total,tracks(total)', { items: { total: 1000 }, tracks: { total: 1000 } }],
		[
			'owner(!external_urls,href,uri)',
			{ owner: { id: expect.any(String), type: 'user', display_name: expect.any(String) } },
		],
		['nothing', {}],
	])('gives the fields asked for: %s', async (fields, expected) => {
		expect((await get(`/playlists/${id}?fields=${fields}`)).body).toEqual(expected);
	});

	it('applies the fields to each item of a list', async () => {
		const { body } = await get(`/playlists/${id}/items?limit=3&fields=items(is_local)`);

		expect(body).toEqual({ items: Array(3).fill({ is_local: expect.any(Boolean) }) });
	});
});

describe('a search of the simulator', () => {
	const { get } = createSimulatorClient();

	it('has a page for each type asked for', async () => {
		const { body } = await get('/search?q=lantern&type=album,artist&limit=2');

		expect(Object.keys(Object(body)).sort()).toEqual(['albums', 'artists']);
		expect(body).toMatchObject({
			albums: { limit: 2, items: { length: 2 } },
			artists: { limit: 2 },
		});
	});

	it('can be followed from page to page', async () => {
		const first = await get('/search?q=lantern&type=album&limit=2');
		const { next } = Object(first.body).albums;

		const second = await get(next.replace('https://api.spotify.com/v1', ''));

		expect(second).toMatchObject({
			status: 200,
			body: { albums: { offset: 2, previous: expect.any(String) } },
		});
	});

	it('leaves holes among playlists, as Spotify does', async () => {
		const pages = await Promise.all(
			[0, 10, 20, 30].map(
				async (offset) => await get(`/search?q=boat&type=playlist&limit=10&offset=${offset}`),
			),
		);
		const items = pages.flatMap(({ body }) => Object(body).playlists.items);

		expect(items).toContain(null);
		expect(items).toContainEqual(expect.objectContaining({ type: 'playlist' }));
	});
});
