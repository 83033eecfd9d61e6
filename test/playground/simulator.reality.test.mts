import { defaultClient } from '../../playground/simulator/accounts/clients.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';
import { a, createPlaylistClient, promptReads } from '../support/simulatorPlaylist.mts';

const { clientId } = defaultClient;
const id = '4aawyAB9vmqN3uQ7FjRGTy';

describe('pictures', () => {
	const widths = (images: unknown): number[] =>
		(images as { width: number }[]).map(({ width }) => width);

	it('come smallest first with the shows of a user, and with their size', async () => {
		const { body } = await createSimulatorClient().asUser().get('/me/shows?limit=1');

		expect(widths(Object(body).items[0].show.images)).toEqual([64, 300, 640]);
	});

	it('come largest first elsewhere, unless it is set', async () => {
		const { get, asUser, control } = createSimulatorClient();
		const album = async () => widths(Object((await get(`/albums/${id}`)).body).images);
		expect(await album()).toEqual([640, 300, 64]);

		control.set({ imageOrder: 'smallest first' });

		expect(await album()).toEqual([64, 300, 640]);
		const { body } = await asUser().get('/me/albums?limit=1');
		expect(widths(Object(body).items[0].album.images)).toEqual([64, 300, 640]);
		const { id: own } = control.playlists().find(({ items }) => items > 0) ?? { id: '' };
		expect(widths((await asUser().get(`/playlists/${own}/images`)).body)).toEqual([60, 300, 640]);
	});
});

it('a market that is no country is taken', async () => {
	const { get } = createSimulatorClient();

	expect(await get(`/tracks/${id}?market=XX`)).toMatchObject({ body: { is_playable: true } });
});

describe('the texts of a playlist', () => {
	const name = `Nora's <b>"Rock & Roll"</b>`;
	const shown = 'Nora&#x27;s &lt;b&gt;&quot;Rock &amp; Roll&quot;&lt;&#x2F;b&gt;';

	it('are written as typed, and come with HTML entities', async () => {
		const { put, get, id: own, control } = createPlaylistClient();

		await put(`/playlists/${own}`, { name, description: name });

		expect((await get(`/playlists/${own}`)).body).toMatchObject({
			name: shown,
			description: shown,
		});
		expect((await get('/me/playlists?limit=1')).body).toMatchObject({ items: [{ name: shown }] });
		expect(control.playlists().at(-1)).toMatchObject({ name });
	});

	it('come with them a second time where they were written back', async () => {
		const { put, get, id: own } = createPlaylistClient();

		await put(`/playlists/${own}`, { name: 'A &amp; B' });

		expect((await get(`/playlists/${own}`)).body).toMatchObject({ name: 'A &amp;amp; B' });
	});

	it.each([
		['descriptions', name, shown],
		['nothing', name, name],
	] as const)('can be set to have them in %s only', async (entities, inName, inDescription) => {
		const { put, get, id: own, control } = createPlaylistClient();
		control.set({ entities });

		await put(`/playlists/${own}`, { name, description: name });

		expect((await get(`/playlists/${own}`)).body).toMatchObject({
			name: inName,
			description: inDescription,
		});
	});

	it.each([
		['refused', 400, 'Before'],
		['ignored', 200, 'Before'],
		['accepted', 200, ''],
	] as const)('do not become empty where that is %s', async (emptyDescription, status, after) => {
		const { put, get, id: own, control } = createPlaylistClient();
		control.setPlaylist({ id: own, description: 'Before' });
		expect(control.settings()).toMatchObject({ emptyDescription: 'refused' });
		control.set({ emptyDescription });

		expect(await put(`/playlists/${own}`, { description: '' })).toMatchObject({ status });

		expect((await get(`/playlists/${own}`)).body).toMatchObject({ description: after });
	});

	it('are "null" where a new one has no description', async () => {
		const { post, control } = { ...createSimulatorClient(), ...createPlaylistClient() };

		const made = await post('/me/playlists', { name: 'New' });
		expect(made.body).toMatchObject({ description: 'null' });
		const other = await post('/me/playlists', { name: 'New', description: '' });
		expect(other.body).toMatchObject({ description: '' });

		control.set({ nullDescription: false });
		expect((await post('/me/playlists', { name: 'New' })).body).toMatchObject({ description: '' });
	});
});

describe('a full playlist', () => {
	it.each([
		[500, 'Server error.'],
		[403, 'Forbidden'],
	] as const)('answers %i to more, as was set', async (fullPlaylistStatus, message) => {
		const { post, items, control, contents } = createPlaylistClient(Array(9999).fill(a));
		control.set({ fullPlaylistStatus });

		expect(await post(items, { uris: [a, a] })).toMatchObject({
			status: fullPlaylistStatus,
			body: { error: { message } },
		});
		expect(contents()).toHaveLength(9999);
		expect(await post(items, { uris: [a] })).toMatchObject({ status: 201 });
	});
});

describe('the id of a user', () => {
	const userId = 'märta å#label 1';

	it('comes as it is, in URIs and links encoded, and is found by its encoded form', async () => {
		const { get } = createSimulatorClient();
		const encoded = 'm%C3%A4rta%20%C3%A5%23label%201';

		expect(await get(`/users/${encoded}`)).toMatchObject({
			status: 200,
			body: {
				id: userId,
				uri: `spotify:user:${encoded}`,
				href: `https://api.spotify.com/v1/users/${encoded}`,
				external_urls: { spotify: `https://open.spotify.com/user/${encoded}` },
			},
		});
		expect(await get(`/users/${encodeURIComponent(encoded)}`)).toMatchObject({ status: 404 });
		expect(await get(`/users/${encodeURIComponent(encoded)}/playlists`)).toMatchObject({
			status: 404,
		});
	});

	it('may be one of those who work on a playlist of the user', async () => {
		const { body } = await createSimulatorClient().asUser().get('/me/playlists?limit=50');
		const owners = Object(body).items.map(({ owner }: { owner: { id: string } }) => owner.id);

		expect(owners).toContainEqual(expect.stringMatching(/^märta å#/));
	});

	it("is empty where Spotify's own playlists were added to", async () => {
		const { get } = createSimulatorClient();
		const own = '37i9dQZF1DXcBWIGoYBM5M';
		const { body } = await get(`/playlists/${own}/items?limit=1`);

		expect(body).toMatchObject({ items: [{ added_by: { id: '', uri: 'spotify:user:' } }] });
		expect((await get(`/playlists/${own}`)).body).toMatchObject({ owner: { id: 'spotify' } });
	});
});

describe('a playlist of somebody else, for a newer app', () => {
	it('says how many items it has in the list, but not by itself', async () => {
		const { asUser, control } = createSimulatorClient();
		control.setKind({ clientId, kind: 'developmentNew' });
		control.set(promptReads);
		const user = asUser();
		const { body } = await user.get('/me/playlists?limit=50');
		const other = Object(body).items.find(
			({ owner }: { owner: { id: string } }) =>
				!control.users().some(({ userId }) => userId === owner.id) && !owner.id.startsWith('märta'),
		);

		expect(other).toMatchObject({ items: { total: expect.any(Number) } });
		expect((await user.get(`/playlists/${other.id}`)).body).not.toHaveProperty('items');
	});
});

describe('albums that were saved before they came out', () => {
	it('keep their place, and say the day on which they came out', async () => {
		const { asUser, control, clock } = createSimulatorClient();
		control.setLibrary({ uris: [] });
		const [one, other] = ['A', 'B'].map((letter) => `spotify:album:${letter.repeat(22)}`);
		control.addToLibrary({
			uris: [one ?? ''],
			addedAt: '2025-12-01T00:00:00Z',
			releasedAt: '2026-03-01T00:00:00Z',
		});
		await clock.advance(60_000);
		control.addToLibrary({ uris: [other ?? ''] });

		expect((await asUser().get('/me/albums')).body).toMatchObject({
			items: [
				{ added_at: '2026-01-01T00:01:00Z', album: { uri: other } },
				{ added_at: '2026-03-01T00:00:00Z', album: { uri: one } },
			],
		});
	});

	it('are among those that a user has from the start', async () => {
		const { body } = await createSimulatorClient().asUser().get('/me/albums?limit=50');
		const times = Object(body).items.map(({ added_at }: { added_at: string }) => added_at);

		expect(times).not.toEqual([...times].sort().reverse());
	});
});
