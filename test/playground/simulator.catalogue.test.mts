import { fc, runs } from '../support/fc.mts';

import { idFromText, readPlace, writePlace } from '../../playground/simulator/catalogue/ids.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';

interface Named {
	id: string;
	name: string;
	total_tracks: number;
	album: Named;
	artists: Named[];
}
interface Spoken extends Named {
	total_episodes: number;
	total_chapters: number;
	show: Named;
	audiobook: Named;
}
interface Playlist extends Named {
	owner: Named;
	snapshot_id: string;
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

const kinds = [
	'albums',
	'artists',
	'audio-features',
	'audiobooks',
	'browse/categories',
	'chapters',
	'playlists',
	'tracks',
	'users',
];

describe("the simulator's catalogue", () => {
	const { get, control } = createSimulatorClient();
	const body = async <T,>(path: string) => (await get(path)).body as T;

	async function all(path: string): Promise<Named[]> {
		const found: Named[] = [];
		for (let next: string | null = path; next !== null;) {
			const page: Page = await body<Page>(next.replace('https://api.spotify.com/v1', ''));
			found.push(...page.items);
			next = page.next;
		}
		return found;
	}

	it('is the same in every simulator', async () => {
		const other = createSimulatorClient({ seed: 7 });
		await fc.assert(
			fc.asyncProperty(outsideId, fc.constantFrom(...kinds), async (id, kind) => {
				const [ours, theirs] = [await get(`/${kind}/${id}`), await other.get(`/${kind}/${id}`)];
				// As texts: the order of properties is to be the same too.
				expect(JSON.stringify(theirs) === JSON.stringify(ours)).toBe(true);
			}),
			{ numRuns: runs(30) },
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
			{ numRuns: runs(10) },
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
			{ numRuns: runs(10) },
		);
	});

	it('has a track from outside among the tracks of its album', async () => {
		await fc.assert(
			fc.asyncProperty(outsideId, async (id) => {
				const { album } = await body<Named>(`/tracks/${id}`);
				const tracks = await all(`/albums/${album.id}/tracks?limit=50`);
				expect(tracks.map((track) => track.id)).toContain(id);
			}),
			{ numRuns: runs(10) },
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

	it.each([
		{ book: 'shows', parts: 'episodes', total: 'total_episodes', link: 'show' },
		{ book: 'audiobooks', parts: 'chapters', total: 'total_chapters', link: 'audiobook' },
	] as const)('finds $book by their $parts, and these by the first', async (names) => {
		const { book, parts, total, link } = names;
		await fc.assert(
			fc.asyncProperty(outsideId, async (id) => {
				const listed = await all(`/${book}/${id}/${parts}?limit=50&market=SE`);
				const whole = await body<Spoken>(`/${book}/${id}?market=SE`);
				expect(listed).toHaveLength(whole[total]);
				expect(new Set(listed.map((part) => part.id)).size).toBe(listed.length);
				for (const { id: partId, name } of listed.slice(-2)) {
					const part = await body<Spoken>(`/${parts}/${partId}?market=SE`);
					expect(part).toMatchObject({ id: partId, name, [link]: { id, name: whole.name } });
				}

				// And the other way round: a part from outside is among those of what it names.
				const stray = await body<Spoken>(`/${parts}/${id}?market=SE`);
				const others = await all(`/${book}/${stray[link].id}/${parts}?limit=50&market=SE`);
				expect(others.map((other) => other.id)).toContain(id);
			}),
			{ numRuns: runs(5) },
		);
	});

	it('has chapters with the URIs of episodes, and with a date that nobody knows now and then', async () => {
		const ids = Array.from({ length: 30 }, (_, index) => `${index}`.padStart(22, '0'));
		const chapters = await Promise.all(
			ids.map(async (id) => await body<Record<string, unknown>>(`/chapters/${id}?market=SE`)),
		);
		expect(chapters.map(({ uri }) => uri)).toEqual(ids.map((id) => `spotify:episode:${id}`));
		const dates = new Set(chapters.map((one) => one.release_date));
		expect(dates.has('0000')).toBe(true);
		expect(dates.size).toBeGreaterThan(1);
	});

	it('says of an album whether it can be played where it is asked for a market', async () => {
		const path = '/albums/4aawyAB9vmqN3uQ7FjRGTy';
		expect(await body(`${path}?market=SE`)).toMatchObject({ is_playable: true });
		expect(await body(path)).not.toHaveProperty('is_playable');
	});

	it.each(['smedjan', 'André Ü/1', '31l77fd87g8h9j00k89f07jf87ge'])(
		'shows the playlists of the user %s as theirs',
		async (id) => {
			const user = await body<Named>(`/users/${encodeURIComponent(id)}`);
			const playlists = await all(`/users/${encodeURIComponent(id)}/playlists?limit=50`);

			expect(user).toMatchObject({ id, type: 'user' });
			for (const { id: playlistId, snapshot_id } of (playlists as Playlist[]).slice(0, 3)) {
				const playlist = await body<Playlist>(`/playlists/${playlistId}`);
				expect(playlist).toMatchObject({ owner: { id }, snapshot_id });
			}
		},
	);

	it('has a playlist from outside among those of its owner', async () => {
		const id = '3cEYpjA9oz9GiPac4AsH4n';
		const { owner } = await body<Playlist>(`/playlists/${id}`);
		const playlists = await all(`/users/${owner.id}/playlists?limit=50`);

		expect(playlists.map((playlist) => playlist.id)).toContain(id);
	});

	it.each(['albums', 'artists', 'audiobooks', 'chapters', 'episodes', 'shows', 'tracks'])(
		'gives several %s in the order asked for, and null where there is none',
		async (name) => {
			const [one, two] = ['4aawyAB9vmqN3uQ7FjRGTy', '6kAsbP8pxwaU2kPibKTuHE'];
			const market = name === 'artists' ? '' : '&market=SE';

			const found = await body<Record<string, (Named | null)[]>>(
				`/${name}?ids=${two},0000unknown12345678901,${one},${two}${market}`,
			);

			expect(Object.keys(found)).toEqual([name]);
			expect(found[name]?.map((entry) => entry?.id)).toEqual([two, undefined, one, two]);
			expect(found[name]?.[1]).toBeNull();
		},
	);

	it('says of a track what its audio features say', async () => {
		const id = '4aawyAB9vmqN3uQ7FjRGTy';
		const { duration_ms } = await body<{ duration_ms: number }>(`/tracks/${id}`);
		const features = await body<object>(`/audio-features/${id}`);
		const analysis = await body<{ track: object }>(`/audio-analysis/${id}`);
		const several = await body<object>(`/audio-features?ids=0000unknown12345678901,${id}`);

		expect(features).toMatchObject({ id, duration_ms });
		expect(analysis.track).toMatchObject({ duration: duration_ms / 1000 });
		expect(several).toEqual({ audio_features: [null, features] });
	});

	it('finds each category of its list under its name', async () => {
		const page = await body<{ categories: Page }>('/browse/categories?limit=50');

		expect(page.categories.total).toBeGreaterThan(50);
		for (const category of page.categories.items.slice(0, 3)) {
			expect(await body(`/browse/categories/${category.id}`)).toEqual(category);
		}
	});
});
