import { createSimulatorClient } from '../support/simulatorClient.mts';

interface Page {
	items: Record<string, unknown>[];
	next: string | null;
	total: number;
}

const id = '4aawyAB9vmqN3uQ7FjRGTy';
const uri = `spotify:track:${id}`;
const kinds = ['track', 'album', 'episode', 'show', 'audiobook'] as const;
const apiAddress = 'https://api.spotify.com/v1';

function setUp() {
	const client = createSimulatorClient();
	const user = client.asUser();

	/** All items of a list, page by page. */
	async function all(path: string, pageOf: (body: unknown) => Page = (body) => body as Page) {
		const items: Page['items'] = [];
		for (let next: string | null = path; next !== null;) {
			const { body } = await user.get(next.replace(apiAddress, ''));
			const page = pageOf(body);
			items.push(...page.items);
			next = page.next;
		}
		return items;
	}
	return { ...client, ...user, all };
}

describe("a user's library", () => {
	it.each(kinds)('has each saved %s once, the newest first', async (kind) => {
		const { all, control, get } = setUp();

		const items = await all(`/me/${kind}s?limit=50`);

		const ids = items.map((item) => Object(item[kind] ?? item).id);
		expect(ids.map((itemId) => `spotify:${kind}:${itemId}`)).toEqual(control.library()[kind]);
		expect(items.length).toBeGreaterThan(50);
		expect((await get(`/me/${kind}s`)).body).toMatchObject({ total: items.length, limit: 20 });
		const times = items.map(({ added_at }) => String(added_at));
		// Albums may have been saved before they came out, and say when that was.
		const isSorted = kind !== 'audiobook' && kind !== 'album';
		if (isSorted) expect(times).toEqual([...times].sort().reverse());
	});

	it('takes what is saved, at the top, and gives it away again', async () => {
		const { put, del, get, control, clock } = setUp();
		await clock.advance(1000);

		expect(await put(`/me/library?uris=${uri}`)).toMatchObject({ status: 200, body: '' });
		expect((await get('/me/tracks?limit=1')).body).toMatchObject({
			items: [{ added_at: '2026-01-01T00:00:01Z', track: { id } }],
		});
		await del(`/me/library?uris=${uri}`);
		expect(control.library().track).not.toContain(uri);
	});

	it('leaves what is saved already where it is', async () => {
		const { put, control } = setUp();
		const { track } = control.library();

		await put(`/me/library?uris=${track?.at(-1)}`);

		expect(control.library().track).toEqual(track);
	});

	it('holds what is followed, too', async () => {
		const { put, get, all, control } = setUp();
		control.set({ readAgeMs: 0 });
		const uris = ['artist', 'user', 'playlist'].map((kind) => `spotify:${kind}:${id}`).join();

		await put(`/me/library?uris=${uris},${uri}`);

		expect((await get(`/me/library/contains?uris=${uris},${uri}`)).body).toEqual(
			Array(4).fill(true),
		);
		expect((await get('/me/playlists?limit=1')).body).toMatchObject({ items: [{ id }] });
		const artists = await all('/me/following?type=artist', (body) => Object(body).artists);
		expect(artists).toContainEqual(expect.objectContaining({ id }));
	});

	it('is followed by cursors, artist by artist, even if one of them is unfollowed', async () => {
		const { all, control, get, del } = setUp();
		const ids = control.library().artist?.map((artist) => artist.slice('spotify:artist:'.length));
		const artists = async () =>
			(await all('/me/following?type=artist&limit=50', (body) => Object(body).artists)).map(
				(artist) => artist.id,
			);
		expect((await artists()).sort()).toEqual([...(ids ?? [])].sort());

		const { body } = await get('/me/following?type=artist&limit=10');
		const { cursors, next, total, items } = Object(body).artists;
		expect(items.map((item: Record<string, unknown>) => item.id)).toHaveLength(10);
		expect([cursors.after, total]).toEqual([items.at(-1).id, ids?.length]);
		await del(`/me/library?uris=spotify:artist:${cursors.after}`);

		const rest = await all(String(next).replace(apiAddress, ''), (page) => Object(page).artists);
		expect(rest).toHaveLength((ids?.length ?? 0) - 10);
	});

	const uris = (count: number) => Array(count).fill(uri).join();
	it.each([
		['no URIs', '', 400, 'Missing required field: uris'],
		['more than forty', `?uris=${uris(41)}`, 400, 'too many uris requested'],
		['an id', `?uris=${id}`, 400, 'Invalid Spotify URI'],
		['another kind', `?uris=spotify:genre:${id}`, 400, 'Invalid Spotify URI'],
		['a chapter', `?uris=spotify:chapter:${id}`, 400, 'Invalid Spotify URI'],
		['a local file', '?uris=spotify:local:a:b:c:1', 400, 'Invalid Spotify URI'],
		['a bad id', '?uris=spotify:track:x', 400, 'Invalid Spotify URI'],
		['our own typos', `?uris=${uri}&ids=x`, 400, 'Unknown parameter (simulator): ids'],
	])('refuses to save %s', async (_what, query, status, message) => {
		const { put, control } = setUp();
		const before = control.library();

		expect(await put(`/me/library${query}`)).toMatchObject({
			status,
			body: { error: { status, message } },
		});
		expect(control.library()).toEqual(before);
	});

	it('says that it saved what does not exist, and did not', async () => {
		const { put, get, control } = setUp();
		const gone = 'spotify:track:0000unknown12345678901';

		expect(await put(`/me/library?uris=${gone},${uri}`)).toMatchObject({ status: 200 });

		expect((await get(`/me/library/contains?uris=${gone},${uri}`)).body).toEqual([false, true]);
		expect(control.library().track).not.toContain(gone);
	});

	it('answers 500 for an audiobook that the country does not have', async () => {
		const { put, get, control } = setUp();
		const book = `spotify:audiobook:${id}`;
		control.setUser({ country: 'BR' });

		expect(await put(`/me/library?uris=${book}`)).toMatchObject({ status: 500 });
		expect((await get(`/me/library/contains?uris=${book}`)).body).toEqual([false]);
	});

	it('takes forty', async () => {
		const { put } = setUp();

		expect(await put(`/me/library?uris=${uris(40)}`)).toMatchObject({ status: 200 });
	});

	it("refuses URIs in the body, which Spotify's own example has", async () => {
		const { put } = setUp();

		expect(await put('/me/library', { uris: [uri] })).toMatchObject({
			status: 400,
			body: { error: { message: 'Missing required field: uris' } },
		});
		expect(await put(`/me/library?uris=${uri}`, { uris: [uri] })).toMatchObject({
			status: 400,
			body: { error: { message: 'Unexpected body (simulator)' } },
		});
		expect(await put(`/me/library?uris=${uri}`, {})).toMatchObject({ status: 200 });
	});

	it('can be set, and is itself again after a reset', async () => {
		const { control, get } = setUp();
		const before = control.library();
		control.setLibrary({ uris: [uri, `spotify:artist:${id}`] });

		expect(control.library()).toMatchObject({ track: [uri], artist: [`spotify:artist:${id}`] });
		expect((await get('/me/tracks')).body).toMatchObject({ total: 1 });
		control.reset();
		expect(control.library()).toEqual(before);
	});
});

describe('the older operations of a library', () => {
	const older = [
		['track', 'tracks', 'body'],
		['album', 'albums', 'query'],
		['episode', 'episodes', 'query'],
		['show', 'shows', 'query'],
		['audiobook', 'audiobooks', 'query'],
	] as const;

	it.each(older)('save, remove and find a %s', async (kind, folder, place) => {
		const { put, del, get, control } = setUp();
		const query = `/me/${folder}?ids=${id}`;
		const saved = place === 'body' ? put(`/me/${folder}`, { ids: [id] }) : put(query);

		expect(await saved).toMatchObject({ status: 200, body: '' });
		expect(control.library()[kind]?.[0]).toBe(`spotify:${kind}:${id}`);
		expect((await get(`/me/${folder}/contains?ids=${id}`)).body).toEqual([true]);
		expect(await del(query)).toMatchObject({ status: 200, body: '' });
		expect((await get(`/me/${folder}/contains?ids=${id}`)).body).toEqual([false]);
	});

	it('need ids', async () => {
		const { put } = setUp();

		expect(await put('/me/albums', {})).toMatchObject({
			status: 400,
			body: { error: { message: 'Missing required field: ids' } },
		});
	});

	it('follow and unfollow artists, users and playlists', async () => {
		const { put, del, get, control } = setUp();

		expect(await put(`/me/following?type=user&ids=smedjan`)).toMatchObject({ status: 204 });
		expect(control.library().user?.[0]).toBe('spotify:user:smedjan');
		expect(await del(`/me/following?type=user&ids=smedjan`)).toMatchObject({ status: 204 });
		expect((await get('/me/following/contains?type=user&ids=smedjan')).body).toEqual([false]);
		expect(await put(`/playlists/${id}/followers`, { public: false })).toMatchObject({
			status: 200,
		});
		expect((await get(`/playlists/${id}/followers/contains`)).body).toEqual([true]);
		expect(await del(`/playlists/${id}/followers`)).toMatchObject({ status: 200 });
		expect((await get(`/playlists/${id}/followers/contains`)).body).toEqual([false]);
	});
});

describe('what a user plays most', () => {
	it.each(['artists', 'tracks'])('differs with the time: %s', async (type) => {
		const { all, get } = setUp();
		const ids = async (range: string) =>
			(await all(`/me/top/${type}?limit=50${range}`)).map((item) => item.id);

		const [usual, medium, short] = [
			await ids(''),
			await ids('&time_range=medium_term'),
			await ids('&time_range=short_term'),
		];

		expect(new Set(usual).size).toBe(120);
		expect(usual).toEqual(medium);
		expect(usual).not.toEqual(short);
		expect(await get(`/me/top/${type}?time_range=ever`)).toMatchObject({ status: 400 });
	});

	it('is artists or tracks', async () => {
		const { get } = setUp();

		expect(await get('/me/top/albums')).toMatchObject({ status: 404 });
	});
});
