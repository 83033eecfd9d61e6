import { type AppKind, appKinds, rulesOf } from '../../playground/simulator/accounts/appKinds.mts';
import { defaultClient } from '../../playground/simulator/accounts/clients.mts';
import { routes } from '../../playground/simulator/api/routes.mts';
import { runCommand } from '../../playground/simulator/control/runCommand.mts';
import { homePage } from '../../playground/simulator/control/homePage.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';

const { clientId } = defaultClient;
const id = '4aawyAB9vmqN3uQ7FjRGTy';
const spotifysOwn = '37i9dQZF1DXcBWIGoYBM5M';
const forbidden = { status: 403, body: { error: { status: 403, message: 'Forbidden' } } };

function setUp(kind: AppKind) {
	const client = createSimulatorClient();
	client.control.setKind({ clientId, kind });
	return client;
}

/** The names of all properties of all objects of a type in an answer. */
function propertiesOf(type: string, value: unknown): Set<string> {
	const found = new Set<string>();
	JSON.stringify(value, function (this: { type?: string }, name: string, inner: unknown) {
		if (this.type === type) found.add(name);
		return inner;
	});
	return found;
}

describe('an app of extended quota', () => {
	const { get } = setUp('extended');

	it('has every operation', async () => {
		const removed = routes.filter(({ removedIn, userOnly }) => removedIn && !userOnly);
		expect(removed.length).toBeGreaterThan(20);

		for (const { path, parameters } of removed) {
			const needed = parameters.filter(({ missing }) => missing).map(() => `ids=${id}`);
			const query = [...needed, ...(path === '/recommendations' ? ['seed_genres=pop'] : [])];
			const country = /shows|episodes/.test(path) ? ['market=SE'] : [];
			const asked = `${path.replace(/\{\w+\}/, id)}?${[...query, ...country].join('&')}`;
			expect([asked, (await get(asked)).status]).toEqual([asked, 200]);
		}
	});

	it('has playlists with the new names and the old', async () => {
		const { body } = await get(`/playlists/${id}`);
		const page = await get(`/playlists/${id}/items?limit=1`);

		expect(Object.keys(Object(body))).toEqual(expect.arrayContaining(['items', 'tracks']));
		expect(Object.keys(Object(page.body).items[0])).toEqual(
			expect.arrayContaining(['item', 'track']),
		);
	});
});

describe.each(['developmentOld', 'extended'] as const)('an app of the kind %s', (kind) => {
	const { get } = setUp(kind);

	it.each(['/search?q=a&type=track', `/artists/${id}/albums?include_groups=album`])(
		'may ask for fifty at once: %s',
		async (path) => {
			expect((await get(`${path}&limit=50`)).status).toBe(200);
			expect((await get(`${path}&limit=51`)).status).toBe(400);
			expect(JSON.stringify((await get(path)).body)).toContain('"limit":20');
		},
	);

	it('gets a hundred items of a playlist at once, more than the document says', async () => {
		expect((await get(`/playlists/${id}/items?limit=100`)).status).toBe(200);
		expect((await get(`/playlists/${id}/tracks?limit=100`)).status).toBe(200);
		expect((await get(`/playlists/${id}/tracks?limit=101`)).status).toBe(400);
		expect((await get(`/playlists/${id}/items?limit=101`)).status).toBe(400);
	});
});

describe('an app in Development Mode from before February 2026', () => {
	const { get } = setUp('developmentOld');

	it('has playlists with the old names only', async () => {
		const { body } = await get(`/playlists/${id}`);
		const page = await get(`/playlists/${id}/tracks?limit=1`);
		const found = await get('/search?q=a&type=playlist');

		expect(body).toHaveProperty('tracks.items');
		expect(body).not.toHaveProperty('items');
		expect(Object(page.body).items[0]).toHaveProperty('track');
		expect(Object(page.body).items[0]).not.toHaveProperty('item');
		expect(propertiesOf('playlist', found.body)).toContain('tracks');
		expect(propertiesOf('playlist', found.body)).not.toContain('items');
	});

	it('has every field', async () => {
		const { body } = await get(`/albums/${id}`);

		expect(body).toMatchObject({ label: expect.any(String), popularity: expect.any(Number) });
	});
});

describe.each(['developmentOld', 'developmentNew'] as const)('an app of the kind %s', (kind) => {
	const { get } = setUp(kind);
	it.each([
		[`/artists/${id}/related-artists`, 403, forbidden.body],
		['/recommendations?seed_genres=pop', 404, ''],
		['/recommendations/available-genre-seeds', 404, ''],
		[`/audio-features/${id}`, 403, { error: { status: 403 } }],
		[`/audio-features?ids=${id}`, 403, { error: { status: 403 } }],
		[`/audio-analysis/${id}`, 403, { error: { status: 403 } }],
		['/browse/featured-playlists', 403, forbidden.body],
		[`/browse/categories/${id}/playlists`, 403, forbidden.body],
	])('is refused %s', async (path, status, body) => {
		expect(await get(path)).toMatchObject({ status, body });
	});

	it("doesn't see Spotify's own playlists, but their pictures", async () => {
		const path = `/playlists/${spotifysOwn}`;

		expect(await get(path)).toMatchObject({ status: 404 });
		expect(await get(`${path}/items`)).toMatchObject({ status: 404 });
		expect(await get(`${path}/images`)).toMatchObject({ status: 200 });
	});

	it('follows and plays them', async () => {
		const { asUser, control } = setUp(kind);
		const { put } = asUser();
		const uri = `spotify:playlist:${spotifysOwn}`;

		expect(await put(`/playlists/${spotifysOwn}/followers`)).toMatchObject({ status: 200 });
		expect(control.library().playlist?.[0]).toBe(uri);
		const { status } = await put('/me/player/play', { context_uri: uri });
		expect(status).toBeLessThan(300);
	});
});

describe('an app in Development Mode since February 2026', () => {
	const { api, get } = setUp('developmentNew');

	it.each(
		routes
			.filter(({ removedIn, stillAnswers }) => removedIn === '2026-02' && !stillAnswers)
			.map(({ method, path }) => [method, path.replace(/\{\w+\}/, id)] as const),
	)('is refused %s %s', async (method, path) => {
		expect(await api(path, method)).toMatchObject(forbidden);
	});

	it('gets playlists without what they hold', async () => {
		const { status, body } = await get(`/playlists/${id}`);

		expect(status).toBe(200);
		expect(body).toMatchObject({ id, name: expect.any(String), snapshot_id: expect.any(String) });
		expect(body).not.toHaveProperty('items');
		expect(body).not.toHaveProperty('tracks');
		expect(await get(`/playlists/${id}/items`)).toMatchObject(forbidden);
	});

	it('gets the size of playlists in lists, under the new name', async () => {
		const { body } = await get('/search?q=a&type=playlist&limit=10');

		expect(propertiesOf('playlist', body)).toContain('items');
		expect(propertiesOf('playlist', body)).not.toContain('tracks');
	});

	it.each(['/search?q=a&type=track', `/artists/${id}/albums?include_groups=album`])(
		'may ask for ten at once: %s',
		async (path) => {
			expect((await get(`${path}&limit=10`)).status).toBe(200);
			expect(await get(`${path}&limit=11`)).toMatchObject({
				status: 400,
				body: { error: { message: 'Invalid limit' } },
			});
			expect(JSON.stringify((await get(path)).body)).toContain('"limit":5');
		},
	);

	// By Spotify's list of removed fields:
	// https://developer.spotify.com/documentation/web-api/tutorials/february-2026-migration-guide
	it.each([
		[`/albums/${id}`, 'album', ['available_markets', 'label', 'popularity']],
		[`/artists/${id}/albums`, 'album', ['album_group', 'available_markets']],
		[`/artists/${id}`, 'artist', ['followers', 'popularity']],
		[`/audiobooks/${id}`, 'audiobook', ['available_markets', 'publisher']],
		[`/chapters/${id}`, 'chapter', ['available_markets']],
		[`/chapters/${id}`, 'audiobook', ['available_markets', 'publisher']],
		[`/shows/${id}?market=SE`, 'show', ['available_markets', 'publisher']],
		[`/episodes/${id}?market=SE`, 'show', ['available_markets', 'publisher']],
		[`/tracks/${id}`, 'track', ['available_markets', 'linked_from', 'popularity']],
		[`/albums/${id}/tracks`, 'track', ['available_markets', 'linked_from']],
		['/search?q=a&type=track', 'album', ['available_markets']],
	])('gets from %s each %s without %j', async (path, type, removed) => {
		const { body } = await get(path);
		const properties = propertiesOf(type, body);

		expect(properties).toContain('name');
		expect([...properties].filter((name) => removed.includes(name))).toEqual([]);
	});

	it('still gets the ids that others know things by', async () => {
		expect((await get(`/tracks/${id}`)).body).toHaveProperty('external_ids.isrc');
		expect((await get(`/albums/${id}`)).body).toHaveProperty('external_ids.upc');
	});
});

describe('the kind of an app', () => {
	it('can be given with it, and changed for the tokens that it has', async () => {
		const { control, newToken, get } = createSimulatorClient();
		const client = { clientId: 'a'.repeat(32), clientSecret: 'b'.repeat(32) };
		control.addClient({ ...client, kind: 'developmentNew' });
		const headers = { authorization: `Bearer ${await newToken(client)}` };
		expect(await get('/markets', headers)).toMatchObject({ status: 403 });

		control.setKind({ clientId: client.clientId, kind: 'developmentOld' });

		expect(await get('/markets', headers)).toMatchObject({ status: 200 });
	});

	it('is extended quota if nobody says otherwise, and stays with a new secret', () => {
		const { control } = createSimulatorClient();
		const client = { clientId: 'a'.repeat(32), clientSecret: 'b'.repeat(32) };
		control.addClient(client);
		expect(control.clients()).toContainEqual({ clientId: client.clientId, kind: 'extended' });

		control.setKind({ clientId: client.clientId, kind: 'developmentNew' });
		control.addClient({ ...client, clientSecret: 'c'.repeat(32) });

		expect(control.clients()).toContainEqual({ clientId: client.clientId, kind: 'developmentNew' });
		control.reset();
		expect(control.clients()).toEqual([{ clientId, kind: 'extended' }]);
	});

	it('is one app’s own', async () => {
		const { control, newToken, get } = createSimulatorClient();
		const other = { clientId: 'a'.repeat(32), clientSecret: 'b'.repeat(32) };
		control.addClient({ ...other, kind: 'developmentNew' });

		expect(await get('/markets')).toMatchObject({ status: 200 });
		expect(
			await get('/markets', { authorization: `Bearer ${await newToken(other)}` }),
		).toMatchObject({ status: 403 });
	});

	it('can be set on the control port', () => {
		const { control } = createSimulatorClient();
		const post = (name: string, body: object) =>
			runCommand(control, 'POST', `/${name}`, JSON.stringify(body));
		const client = { clientId: 'a'.repeat(32), clientSecret: 'secret' };

		expect(post('setKind', { clientId, kind: 'developmentOld' })).toMatchObject({ status: 200 });
		expect(post('addClient', { ...client, kind: 'developmentNew' })).toMatchObject({ status: 200 });
		expect(runCommand(control, 'GET', '/clients', '')).toEqual({
			status: 200,
			body: [
				{ clientId, kind: 'developmentOld' },
				{ clientId: client.clientId, kind: 'developmentNew' },
			],
		});
		expect(post('setKind', { clientId, kind: 'premium' })).toEqual({
			status: 400,
			body: { error: '"kind" must be one of extended, developmentOld, developmentNew' },
		});
		expect(post('setKind', { clientId: 'f', kind: 'extended' })).toEqual({
			status: 400,
			body: { error: 'No such app: f' },
		});
	});

	it('can be chosen on the page', () => {
		for (const kind of appKinds) {
			expect(homePage).toContain(
				`data-command="setKind" data-argument="{&quot;clientId&quot;:&quot;${clientId}&quot;,&quot;kind&quot;:&quot;${kind}&quot;}"`,
			);
		}
	});

	it('never gives more than an older one had', () => {
		const [all, old, young] = appKinds.map((kind) => rulesOf(kind).removals.size);
		expect([all, old, young]).toEqual([0, 1, 2]);
	});
});
