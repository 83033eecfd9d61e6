import { runCommand } from '../../playground/simulator/control/runCommand.mts';
import { homePage } from '../../playground/simulator/control/homePage.mts';
import { answerFaults } from '../support/answerSchemas.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';
import { a, b, c, createPlaylistClient, d, promptReads } from '../support/simulatorPlaylist.mts';

interface Dated {
	uri: string;
	name: string;
	release_date: string;
	release_date_precision: string;
	album_group: string;
}

const artistId = '0TnOYISbd1XYRBk9myaseg';
// There is room for 32.
const artistWithFewAlbums = '1dfeR4HaWDbWqFHLkxsg1d';
const showId = '5CfCWKI5pZ28U0uOzXkDHe';
const newUri = 'spotify:track:EEEEEEEEEEEEEEEEEEEEEE';

function setUp() {
	const client = createSimulatorClient();
	const user = client.asUser();
	/** What a list has from its start on, however many pages that is. */
	async function first(path: string, count: number) {
		const items: Dated[] = [];
		while (items.length < count) {
			const mark = path.includes('?') ? '&' : '?';
			const { body } = await user.get(`${path}${mark}limit=10&offset=${items.length}`);
			items.push(...Object(body).items);
			if (Object(body).next === null) break;
		}
		return items.slice(0, count);
	}
	return { ...client, ...user, first };
}

describe('an artist of the simulator', () => {
	it('brings out an album today, which comes first and is found by its id', async () => {
		const { control, get, first, clock } = setUp();
		await clock.advance(30 * 60_000);
		const { body: before } = await get(`/artists/${artistId}/albums?include_groups=album`);

		const [uri = ''] = control.addReleases({ artistId, group: 'album' });

		const album = {
			uri,
			release_date: '2026-01-01',
			release_date_precision: 'day',
			artists: [{ id: artistId }],
		};
		expect(await first(`/artists/${artistId}/albums?include_groups=album`, 1)).toMatchObject([
			{ ...album, album_group: 'album' },
		]);
		expect((await get(`/artists/${artistId}/albums?include_groups=album`)).body).toMatchObject({
			total: Object(before).total + 1,
		});
		expect((await get(`/albums/${uri.slice(14)}`)).body).toMatchObject(album);
	});

	it('brings out more at once than a page has, the last one first', async () => {
		const { control, first } = setUp();
		const id = artistWithFewAlbums;

		const uris = control.addReleases({ artistId: id, group: 'album', count: 12 });

		expect(new Set(uris).size).toBe(12);
		const albums = await first(`/artists/${id}/albums`, 12);
		expect(albums.map(({ uri }) => uri)).toEqual([...uris].reverse());
	});

	it('has its albums before its singles, whatever came out last, and each by their day', async () => {
		const { control, first } = setUp();
		const [single] = control.addReleases({ artistId, group: 'single' });
		const [older] = control.addReleases({ artistId, group: 'album', releaseDate: '1998-03' });

		const all = await first(`/artists/${artistId}/albums`, 100);

		const groups = all.map(({ album_group }) => album_group);
		expect([...new Set(groups)]).toEqual(['album', 'single', 'compilation', 'appears_on']);
		expect(groups).toEqual([...groups].sort((one, other) => rank(one) - rank(other)));
		for (const group of new Set(groups)) {
			const days = all.filter((album) => album.album_group === group).map(dayOf);
			expect(days).toEqual([...days].sort().reverse());
		}
		expect(all.find(({ album_group }) => album_group === 'single')?.uri).toBe(single);
		expect(all.find(({ uri }) => uri === older)).toMatchObject({
			release_date: '1998-03',
			release_date_precision: 'month',
		});
	});
});

const rank = (group: string) => ['album', 'single', 'compilation', 'appears_on'].indexOf(group);
const dayOf = ({ release_date }: Dated) => release_date;

describe('a show of the simulator', () => {
	it('brings out episodes today, which come first and go on counting', async () => {
		const { control, get, first } = setUp();
		control.setEpisodeOrder({ showId, oldestFirst: false });
		const { body: before } = await get(`/shows/${showId}`);

		const uris = control.addEpisodes({ showId, count: 2 });

		const total = Object(before).total_episodes;
		const episodes = await first(`/shows/${showId}/episodes`, 3);
		expect(episodes.map(({ uri }) => uri).slice(0, 2)).toEqual([...uris].reverse());
		expect(episodes.map(({ name }) => Number.parseInt(name))).toEqual([
			total + 2,
			total + 1,
			total,
		]);
		expect(episodes[0]).toMatchObject({ release_date: '2026-01-01' });
		expect((await get(`/shows/${showId}`)).body).toMatchObject({ total_episodes: total + 2 });
		expect((await get(`/episodes/${uris[0]?.slice(16)}`)).body).toMatchObject({
			uri: uris[0],
			show: { id: showId, total_episodes: total + 2 },
		});
	});

	it('lists its episodes by their day, the newest first or the oldest', async () => {
		const { control, first } = setUp();
		for (const oldestFirst of [false, true]) {
			control.setEpisodeOrder({ showId, oldestFirst });
			const days = (await first(`/shows/${showId}/episodes`, 60)).map(dayOf);
			const sorted = [...days].sort();

			expect(days).toEqual(oldestFirst ? sorted : sorted.reverse());
		}
	});

	it('has what comes out last where it lists the oldest first, and says nowhere that it does', async () => {
		const { control, get } = setUp();
		const orderless = async () => {
			const { body } = await get(`/shows/${showId}`);
			const { episodes: _episodes, ...show } = Object(body);
			return show;
		};
		control.setEpisodeOrder({ showId, oldestFirst: false });
		const before = await orderless();
		control.setEpisodeOrder({ showId, oldestFirst: true });
		expect(await orderless()).toEqual(before);

		const [uri = ''] = control.addEpisodes({ showId });

		const total = Object(await orderless()).total_episodes;
		const { body } = await get(`/shows/${showId}/episodes?limit=1&offset=${total - 1}`);
		expect(body).toMatchObject({ items: [{ uri }], next: null });
	});

	it('is one of the catalogue, of which one in four lists the oldest first', async () => {
		const { first } = setUp();
		let oldestFirst = 0;
		for (let index = 0; index < 60; index++) {
			const id = `SHOW${index}`.padEnd(22, 'x');
			const [one, other] = (await first(`/shows/${id}/episodes`, 2)).map(dayOf);
			if (one !== undefined && other !== undefined && one < other) oldestFirst++;
		}
		expect(oldestFirst).toBeGreaterThan(5);
		expect(oldestFirst).toBeLessThan(30);
	});
});

describe('what came out since', () => {
	it("is answered as Spotify's schemas say", async () => {
		const { control, get } = setUp();
		const [album = ''] = control.addReleases({
			artistId,
			group: 'appears_on',
			releaseDate: '2026',
		});
		const [episode = ''] = control.addEpisodes({ showId });

		for (const [operation, path] of [
			['get-an-album', `/albums/${album.slice(14)}`],
			['get-an-albums-tracks', `/albums/${album.slice(14)}/tracks`],
			['get-an-artists-albums', `/artists/${artistId}/albums?limit=50`],
			['get-an-episode', `/episodes/${episode.slice(16)}`],
			['get-a-shows-episodes', `/shows/${showId}/episodes`],
		] as const) {
			const { status, body } = await get(path);
			expect([status, ...answerFaults(operation, status, body)]).toEqual([200]);
		}
	});
});

describe('what others do with a playlist', () => {
	it('adds, moves and removes items, each with a snapshot of its own', async () => {
		const { control, id, contents, snapshot, clock, get, items } = createPlaylistClient();
		await clock.advance(60_000);
		control.set(promptReads);
		const snapshots = [await snapshot()];
		const note = async () => snapshots.push(await snapshot());

		control.addItems({ id, uris: [newUri, a], userId: 'elias' });
		await note();
		expect(contents()).toEqual([a, b, c, d, newUri, a]);
		expect((await get(`${items}?offset=3&limit=2`)).body).toMatchObject({
			items: [
				{ added_at: '2026-01-01T00:00:00Z' },
				{ added_at: '2026-01-01T00:01:00Z', added_by: { id: 'elias' } },
			],
		});
		control.addItems({ id, uris: [b], position: 0 });
		expect(contents()).toEqual([b, a, b, c, d, newUri, a]);
		await note();
		control.moveItems({ id, rangeStart: 0, insertBefore: 3 });
		expect(contents()).toEqual([a, b, b, c, d, newUri, a]);
		await note();
		control.removeItems({ id, uris: [b, newUri] });
		expect(contents()).toEqual([a, c, d, a]);
		await note();
		control.setPlaylist({ id, name: 'Another name' });
		expect((await get(`/playlists/${id}`)).body).toMatchObject({ name: 'Another name' });
		await note();
		expect(new Set(snapshots).size).toBe(6);
	});

	it('hides it from everybody else', async () => {
		const { control, id, asUser } = createPlaylistClient();
		control.addUser({ userId: 'elias', empty: true });
		const elias = asUser({ userId: 'elias' });
		expect(await elias.get(`/playlists/${id}`)).toMatchObject({ status: 200 });

		control.setPlaylist({ id, public: false });

		expect(await elias.get(`/playlists/${id}`)).toMatchObject({ status: 404 });
	});

	it('deletes it: nobody finds it any more, and it is on no list', async () => {
		const { control, id, get, items } = createPlaylistClient();
		control.deletePlaylist({ id });

		for (const path of [`/playlists/${id}`, items]) {
			expect(await get(path)).toMatchObject({ status: 404 });
		}
		expect(control.library().playlist).not.toContain(`spotify:playlist:${id}`);
	});
});

describe('what a user does elsewhere', () => {
	const kinds = ['track', 'album', 'episode', 'show'] as const;

	it.each(kinds)('saves a new %s now, which comes first', async (kind) => {
		const { control, get, clock } = setUp();
		await clock.advance(5000);
		const id = newUri.slice(14);

		control.addToLibrary({ uris: [`spotify:${kind}:${id}`] });

		expect((await get(`/me/${kind}s?limit=1`)).body).toMatchObject({
			items: [{ added_at: '2026-01-01T00:00:05Z', [kind]: { id } }],
		});
	});

	it('saves several at once, the first of them as the newest, and removes some again', async () => {
		const { control } = setUp();
		const before = control.library().track ?? [];

		control.addToLibrary({ uris: [a, b, c] });
		expect(control.library().track).toEqual([a, b, c, ...before]);
		control.removeFromLibrary({ uris: [b] });

		expect(control.library().track).toEqual([a, c, ...before]);
	});

	it('has saved something then: it is where its time says', async () => {
		const { control, first } = setUp();

		control.addToLibrary({ uris: [newUri], addedAt: '2025-11-30T20:00:00Z' });

		const times = (await first('/me/tracks', 4)).map((item) => Object(item).added_at);
		expect(times).toEqual([...times].sort().reverse());
		expect(times).toContain('2025-11-30T20:00:00Z');
		expect(control.library().track?.[0]).not.toBe(newUri);
	});

	it('follows an artist and a playlist', async () => {
		const { clock, control, get } = setUp();
		const playlist = 'spotify:playlist:3cEYpjA9oz9GiPac4AsH4n';
		const { body: before } = await get('/me/following?type=artist');

		control.addToLibrary({ uris: [`spotify:artist:${artistId}`, playlist] });

		expect((await get('/me/following?type=artist')).body).toMatchObject({
			artists: { total: Object(before).artists.total + 1 },
		});
		await clock.advance(600);
		expect((await get('/me/playlists?limit=1')).body).toMatchObject({
			items: [{ uri: playlist }],
		});
	});

	it('has played something, now or then, each at a time of its own', async () => {
		const { control, get } = setUp();

		for (const uri of [a, b]) control.addPlay({ uri });
		control.addPlay({ uri: c, playedAt: '2025-12-31T00:00:00.000Z' });
		control.addPlay({ uri: d, playedAt: '2025-12-31T00:00:00.000Z' });

		const { body } = await get('/me/player/recently-played?limit=4');
		const played: { played_at: string; track: Dated }[] = Object(body).items;
		expect(played.map(({ track, played_at }) => [track.uri, played_at])).toEqual([
			[b, '2026-01-01T00:00:00.001Z'],
			[a, '2026-01-01T00:00:00.000Z'],
			[d, '2025-12-31T00:00:00.001Z'],
			[c, '2025-12-31T00:00:00.000Z'],
		]);
	});

	it('has played more than a page, which a cursor gives in order', async () => {
		const { control, get } = setUp();
		const before = Date.UTC(2025, 11, 31);
		for (let index = 0; index < 60; index++) control.addPlay({ uri: a });

		const { body } = await get(`/me/player/recently-played?limit=50&after=${before}`);
		const { items, cursors } = Object(body);
		const { body: rest } = await get(`/me/player/recently-played?limit=50&after=${cursors.after}`);

		expect([items.length, Object(rest).items.length]).toEqual([50, 10]);
	});
});

describe('a reset of the simulator', () => {
	it('undoes what happened meanwhile', async () => {
		const { control, asUser } = setUp();
		const { id } = control.addPlaylist();
		const state = async () => {
			const { get } = asUser();
			return [
				(await get(`/artists/${artistId}/albums`)).body,
				(await get(`/shows/${showId}/episodes`)).body,
				control.library(),
			];
		};
		control.reset();
		const before = await state();

		control.addPlaylist({ id });
		control.addReleases({ artistId });
		control.addEpisodes({ showId });
		control.addToLibrary({ uris: [newUri] });
		control.deletePlaylist({ id });
		expect(await state()).not.toEqual(before);
		control.reset();

		expect(await state()).toEqual(before);
		expect((await asUser().get(`/playlists/${id}`)).status).toBe(200);
	});
});

describe('the control port', () => {
	const { control } = setUp();
	const { id } = control.addPlaylist({ uris: [a, b] });
	const post = (name: string, argument: unknown) =>
		runCommand(control, 'POST', `/${name}`, JSON.stringify(argument));

	it('makes all of it happen', () => {
		const ok = { status: 200, body: { ok: true } };
		const uri = expect.stringMatching(/^spotify:/);

		expect(post('addItems', { id, uris: [c, null], position: 1 })).toEqual(ok);
		expect(post('moveItems', { id, rangeStart: 0, insertBefore: 4 })).toEqual(ok);
		expect(post('removeItems', { id, uris: [b] })).toEqual(ok);
		expect(control.playlistContents({ id })).toEqual([c, null, a]);
		expect(post('setPlaylist', { id, name: 'X', public: false })).toEqual(ok);
		expect(control.playlists()).toContainEqual(
			expect.objectContaining({ id, name: 'X', public: false }),
		);
		expect(post('deletePlaylist', { id })).toEqual(ok);
		expect(post('addReleases', { artistId, count: 2 })).toEqual({ status: 200, body: [uri, uri] });
		expect(post('addEpisodes', { showId, releaseDate: '2025' })).toEqual({
			status: 200,
			body: [uri],
		});
		expect(post('addToLibrary', { uris: [newUri], addedAt: '2026-02-01T00:00:00Z' })).toEqual(ok);
		expect(post('removeFromLibrary', { uris: [newUri] })).toEqual(ok);
		expect(post('addPlay', { uri: newUri, playedAt: '2026-02-01T00:00:00Z' })).toEqual(ok);
	});

	const { id: other } = control.addPlaylist({ uris: [a, b] });
	it.each([
		['addItems', { id: 'abc', uris: [] }, 'No such playlist: abc'],
		['addItems', { id: other, uris: [a], position: 3 }, 'No such position: 3'],
		['removeItems', { id: other, uris: [null] }, '"uris" must be a list of texts'],
		['moveItems', { id: other, rangeStart: 2, insertBefore: 0 }, 'No such position: 3'],
		['moveItems', { id: other, insertBefore: 0 }, '"rangeStart" must be a number, 0 or more'],
		['setPlaylist', { id: other, public: 'no' }, '"public" must be true or false'],
		['deletePlaylist', {}, '"id" must be a text'],
		['addReleases', { artistId: 'x' }, 'Not an id: x'],
		[
			'addReleases',
			{ artistId, group: 'ep' },
			'"group" must be one of album, single, compilation, appears_on',
		],
		['addReleases', { artistId, count: 40 }, 'The catalogue has no room for another album'],
		['addEpisodes', { showId, releaseDate: 'today' }, 'Not a date: today'],
		['addToLibrary', { uris: ['spotify:genre:x'] }, 'Nothing to save: spotify:genre:x'],
		['addToLibrary', { uris: [a], addedAt: 'then' }, 'Not a time: then'],
		['addPlay', { uri: a, playedAt: 'then' }, 'Not a time: then'],
	])('refuses %s with %j', (name, argument, error) => {
		expect(post(name, argument)).toEqual({ status: 400, body: { error } });
	});
});

describe('the page of the control port', () => {
	const buttons = [...homePage.matchAll(/data-command="(\w+)" data-argument="([^"]*)">([^<]+)</g)];

	it.each(
		buttons.map(([, command = '', argument = '', label = '']) => ({ label, command, argument })),
	)('has a button that works: $label', ({ command, argument }) => {
		const { control } = setUp();
		const { id } = control.addPlaylist({ uris: [a, b] });
		const body = argument.replaceAll('&quot;', '"').replace('$id', id).replace('$new', id);

		expect(runCommand(control, 'POST', `/${command}`, body)).toMatchObject({ status: 200 });
	});
});
