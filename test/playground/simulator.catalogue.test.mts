import fc from 'fast-check';

import { idFromText, readPlace, writePlace } from '../../playground/simulator/catalogue/ids.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';

interface Named {
	id: string;
	name: string;
	total_tracks: number;
	album: Named;
	artists: Named[];
}
interface Page {
	items: Named[];
	next: string | null;
	previous: string | null;
	total: number;
}

/** An id that did not come from the simulator. */
const outsideId = fc.nat().map((number) => idFromText(`outside ${number}`));

describe('an id of the simulator', () => {
	it('says where in the catalogue it is', () => {
		const place = fc.record({
			high: fc.nat(0xffffffff),
			low: fc.nat(0xfffff),
			member: fc.nat(0xfff),
		});
		fc.assert(
			fc.property(place, fc.constantFrom('artist', 'album', 'track'), (somewhere, kind) => {
				const id = writePlace(kind, somewhere);
				expect(id).toMatch(/^[0-9A-Za-z]{22}$/);
				expect(readPlace(kind, id)).toEqual(somewhere);
			}),
		);
	});

	it('is one of its own kind only', () => {
		const id = writePlace('album', { high: 1, low: 2, member: 128 });

		expect(readPlace('artist', id)).toBeUndefined();
	});
});

describe("the simulator's catalogue", () => {
	const { get, control } = createSimulatorClient();
	const body = async <T,>(path: string) => (await get(path)).body as T;

	async function all(path: string): Promise<Named[]> {
		const found: Named[] = [];
		for (let next: string | null = path; next !== null; ) {
			const page: Page = await body<Page>(next.replace('https://api.spotify.com/v1', ''));
			found.push(...page.items);
			next = page.next;
		}
		return found;
	}

	it('is the same in every simulator', async () => {
		const other = createSimulatorClient({ seed: 7 });
		await fc.assert(
			fc.asyncProperty(
				outsideId,
				fc.constantFrom('albums', 'artists', 'tracks', 'playlists'),
				async (id, kind) => {
					const [ours, theirs] = [await get(`/${kind}/${id}`), await other.get(`/${kind}/${id}`)];
					// As texts: the order of properties is to be the same too.
					expect(JSON.stringify(theirs) === JSON.stringify(ours)).toBe(true);
				},
			),
			{ numRuns: 30 },
		);
	});

	it('lists an artist on the albums of the artist, and each album once', async () => {
		await fc.assert(
			fc.asyncProperty(outsideId, async (id) => {
				const albums = await all(`/artists/${id}/albums?limit=10`);
				expect(new Set(albums.map((album) => album.id)).size).toBe(albums.length);
				for (const { id: albumId } of albums) {
					const album = await body<Named>(`/albums/${albumId}`);
					expect(album.artists.map((artist) => artist.id)).toContain(id);
				}
			}),
			{ numRuns: 10 },
		);
	});

	it('finds the tracks of an album on that album, by the artist of the album', async () => {
		await fc.assert(
			fc.asyncProperty(outsideId, async (id) => {
				const tracks = await all(`/albums/${id}/tracks?limit=50`);
				const album = await body<Named>(`/albums/${id}`);
				expect(tracks).toHaveLength(album.total_tracks);
				for (const { id: trackId, name } of tracks.slice(0, 5)) {
					const track = await body<Named>(`/tracks/${trackId}`);
					expect(track).toMatchObject({ id: trackId, name, album: { id, name: album.name } });
					expect(album.artists.map((artist) => artist.id)).toContain(track.artists[0]?.id);
				}
			}),
			{ numRuns: 10 },
		);
	});

	it('has a track from outside among the tracks of its album', async () => {
		await fc.assert(
			fc.asyncProperty(outsideId, async (id) => {
				const { album } = await body<Named>(`/tracks/${id}`);
				const tracks = await all(`/albums/${album.id}/tracks?limit=50`);
				expect(tracks.map((track) => track.id)).toContain(id);
			}),
			{ numRuns: 10 },
		);
	});

	it('divides the albums of an artist by their groups', async () => {
		const id = '4Z8W4fKeB5YxbusRsdQVPb';
		const groups = ['album', 'single', 'appears_on', 'compilation'];
		const parts = await Promise.all(
			groups.map(
				async (group) => await body<Page>(`/artists/${id}/albums?include_groups=${group}`),
			),
		);

		const { total } = await body<Page>(`/artists/${id}/albums`);
		expect(parts.reduce((sum, part) => sum + part.total, 0)).toBe(total);
	});

	it('says where the neighbours of a page are', async () => {
		control.setPlaylistSize({ id: '37i9dQZF1DXcBWIGoYBM5M', items: 120 });
		const at = 'https://api.spotify.com/v1/playlists/37i9dQZF1DXcBWIGoYBM5M/items';

		const middle = await body<Page>(
			'/playlists/37i9dQZF1DXcBWIGoYBM5M/items?market=SE&limit=50&offset=50',
		);
		const last = await body<Page>('/playlists/37i9dQZF1DXcBWIGoYBM5M/items?limit=50&offset=100');

		expect(middle).toMatchObject({
			next: `${at}?offset=100&limit=50&market=SE`,
			previous: `${at}?offset=0&limit=50&market=SE`,
			total: 120,
		});
		expect(last).toMatchObject({ next: null });
		expect(last.items).toHaveLength(20);
	});

	it('has a playlist of any size', async () => {
		control.setPlaylistSize({ id: '3cEYpjA9oz9GiPac4AsH4n', items: 10_000 });

		const page = await body<Page>('/playlists/3cEYpjA9oz9GiPac4AsH4n/items?limit=50&offset=9990');

		expect(page).toMatchObject({ total: 10_000, next: null });
		expect(page.items).toHaveLength(10);
	});
});
