import { fc } from '../support/fc.mts';

import { defaultClient } from '../../playground/simulator/accounts/clients.mts';
import { defaultUserId } from '../../playground/simulator/users/createUser.mts';
import {
	a,
	b,
	c,
	createPlaylistClient as setUp,
	d,
	episode,
	local,
	promptReads,
	refusal,
} from '../support/simulatorPlaylist.mts';
import { tinyJpeg } from '../support/tinyJpeg.mts';

const { clientId } = defaultClient;

interface Entry {
	added_at: string;
	added_by: { id: string };
	is_local: boolean;
	item: { uri: string; type: string; name: string } | null;
}

describe('a playlist of a user', () => {
	it('holds what it was given: tracks, episodes, local files, holes and repeats', async () => {
		const { get, items } = setUp([a, local, null, episode, a]);

		const { body } = await get(`${items}?additional_types=track,episode`);

		const entries: Entry[] = Object(body).items;
		expect(entries.map(({ item }) => item?.uri)).toEqual([a, local, undefined, episode, a]);
		expect(entries.map(({ item }) => item?.type)).toEqual([
			'track',
			'track',
			undefined,
			'episode',
			'track',
		]);
		expect(entries.map(({ is_local }) => is_local)).toEqual([false, true, false, false, false]);
		expect(entries[1]?.item?.name).toBe('Song One');
		expect(entries[0]).toMatchObject({
			added_at: '2026-01-01T00:00:00Z',
			added_by: { id: defaultUserId },
		});
	});

	it.each([
		['extended', ['items', 'tracks']],
		['developmentOld', ['tracks']],
		['developmentNew', ['items']],
	] as const)('carries its first hundred items, for an app of the kind %s', async (kind, names) => {
		const { get, id, control } = setUp(Array(120).fill(a));
		control.setKind({ clientId, kind });

		const { body } = await get(`/playlists/${id}`);

		for (const name of names) {
			expect(Object(body)[name]).toMatchObject({ total: 120, limit: 100, items: { length: 100 } });
		}
		const others = ['items', 'tracks'].filter((name) => !names.some((known) => known === name));
		for (const name of others) expect(body).not.toHaveProperty(name);
		expect((await get(`/playlists/${id}?fields=name,${names[0]}.total`)).body).toEqual({
			name: 'Playlist',
			[names[0]]: { total: 120 },
		});
	});

	it('is on the list of the user, at the top', async () => {
		const { get, id } = setUp();

		expect((await get('/me/playlists?limit=1')).body).toMatchObject({
			items: [{ id, owner: { id: defaultUserId, display_name: 'Nora Lindqvist' } }],
			total: 59,
		});
	});

	it('is made by a request, and in the list a moment later', async () => {
		const { clock, post, get, control } = setUp();
		const details = { name: 'Mine', public: false, description: 'All mine' };

		const { status, body } = await post('/me/playlists', details);

		expect(status).toBe(201);
		expect(body).toMatchObject({ ...details, collaborative: false, items: { total: 0 } });
		expect(control.playlistContents({ id: Object(body).id })).toEqual([]);
		expect((await get('/me/playlists?limit=1')).body).not.toMatchObject({ items: [details] });
		await clock.advance(600);
		expect((await get('/me/playlists?limit=1')).body).toMatchObject({ items: [details] });
	});

	it.each([
		[{}, 'Missing required field: name'],
		[{ name: 7 }, 'Error parsing JSON.'],
		['{"name":', 'Error parsing JSON.'],
		['["name"]', 'Error parsing JSON.'],
		[{ name: 'x', colour: 'red' }, 'Unknown parameter (simulator): colour'],
		[
			{ name: 'x', public: true, collaborative: true },
			'Collaborative playlists can only be private (simulator)',
		],
	])('is not made of %j', async (body, message) => {
		const { post } = setUp();

		expect(await post('/me/playlists', body)).toMatchObject(refusal(400, message));
	});

	it('is not made of a form', async () => {
		const { post } = setUp();

		expect(await post('/me/playlists', 'name=x', 'text/plain')).toMatchObject(
			refusal(400, 'Unexpected content type (simulator): text/plain'),
		);
	});

	it('is changed in name, description and privacy by its owner', async () => {
		const { put, get, id } = setUp();
		const details = { name: 'New', description: 'Newer', public: false, collaborative: true };

		expect(await put(`/playlists/${id}`, details)).toMatchObject({ status: 200, body: '' });

		expect((await get(`/playlists/${id}`)).body).toMatchObject(details);
		expect(await put(`/playlists/${id}`, {})).toMatchObject({ status: 400 });
	});
});

describe('items of a playlist', () => {
	it.each([
		['at the end', {}, '', [a, b, c, d, episode, a]],
		['at the start', { position: 0 }, '', [episode, a, a, b, c, d]],
		['in between', { position: 2 }, '', [a, b, episode, a, c, d]],
		['at the very end', { position: 4 }, '', [a, b, c, d, episode, a]],
		['where the query says', {}, '?position=1', [a, episode, a, b, c, d]],
	])('are added %s', async (_where, position, query, expected) => {
		const { post, items, contents } = setUp();

		const answer = await post(`${items}${query}`, { uris: [episode, a], ...position });

		expect(answer).toMatchObject({ status: 201, body: { snapshot_id: expect.any(String) } });
		expect(contents()).toEqual(expected);
	});

	it('are added as the query says, in which commas part them', async () => {
		const { post, items, contents } = setUp([]);

		await post(`${items}?uris=${a},${b}`);

		expect(contents()).toEqual([a, b]);
	});

	const many = (count: number) => ({ uris: Array(count).fill(a) });
	it.each([
		['more than a hundred', many(101), 400, 'Too many ids requested'],
		['none', many(0), 400, 'No uris provided.'],
		['nothing', {}, 400, 'No uris provided.'],
		['an album', { uris: [`spotify:album:${'A'.repeat(22)}`] }, 400, 'Invalid Spotify URI'],
		['an id', { uris: ['A'.repeat(22)] }, 400, 'Invalid Spotify URI'],
		['a local file', { uris: [a, local] }, 400, 'Invalid Spotify URI'],
		[
			'an unknown one',
			{ uris: [a, 'spotify:track:0000unknown12345678901'] },
			400,
			'Payload contains a non-existing ID',
		],
		['behind the end', { uris: [a], position: 5 }, 403, 'Index out of bounds.'],
		['before the start', { uris: [a], position: -1 }, 403, 'Index out of bounds.'],
		['a text', { uris: a }, 400, 'Error parsing JSON.'],
		['ids', { ids: [a] }, 400, 'Unknown parameter (simulator): ids'],
	])('are not added: %s', async (_what, body, status, message) => {
		const { post, items, contents } = setUp();

		expect(await post(items, body)).toMatchObject(refusal(status, message));
		expect(contents()).toEqual([a, b, c, d]);
	});

	it('are replaced, a hundred at most, by none too', async () => {
		const { put, items, contents } = setUp();

		await put(items, { uris: [d, d, episode] });
		expect(contents()).toEqual([d, d, episode]);
		expect(await put(items, many(101))).toMatchObject({ status: 400 });
		expect(await put(items, { uris: [] })).toMatchObject({ status: 200 });
		expect(contents()).toEqual([]);
	});

	it('are replaced or moved, not both', async () => {
		const { put, items, contents } = setUp();

		expect(await put(items, { uris: [a], range_start: 0, insert_before: 1 })).toMatchObject({
			status: 400,
		});
		expect(await put(items, {})).toMatchObject(refusal(400, 'No uris provided.'));
		expect(contents()).toEqual([a, b, c, d]);
	});

	it.each([
		[{ range_start: 0, insert_before: 4 }, [b, c, d, a]],
		[{ range_start: 3, insert_before: 0 }, [d, a, b, c]],
		[{ range_start: 1, insert_before: 4, range_length: 2 }, [a, d, b, c]],
		[{ range_start: 1, insert_before: 2, range_length: 2 }, [a, b, c, d]],
		[{ range_start: 2, insert_before: 1, range_length: 2 }, [a, c, d, b]],
	])('are moved by %j', async (move, expected) => {
		const { put, items, contents } = setUp();

		expect(await put(items, move)).toMatchObject({ status: 200 });
		expect(contents()).toEqual(expected);
	});

	it.each([
		[{ range_start: 4, insert_before: 0 }, 403, 'Index out of bounds.'],
		[{ range_start: 3, insert_before: 0, range_length: 2 }, 403, 'Index out of bounds.'],
		[{ range_start: 0, insert_before: 5 }, 403, 'Index out of bounds.'],
		[{ range_start: 0 }, 400, 'Missing required field: insert_before'],
		[{ insert_before: 0 }, 400, 'Missing required field: range_start'],
	])('are not moved by %j', async (move, status, message) => {
		const { put, items } = setUp();

		expect(await put(items, move)).toMatchObject(refusal(status, message));
	});

	it('are moved as a list moves them', async () => {
		const { put, items, control, id } = setUp();
		const uris = Array.from({ length: 8 }, (_, index) => `spotify:track:${`${index}`.repeat(22)}`);
		await fc.assert(
			fc.asyncProperty(fc.nat(7), fc.nat(8), fc.nat(7), async (start, before, more) => {
				const length = Math.min(more + 1, 8 - start);
				control.setPlaylistContents({ id, uris });
				await put(items, { range_start: start, insert_before: before, range_length: length });

				const marked: (string | null)[] = uris.map((uri, at) =>
					at >= start && at < start + length ? null : uri,
				);
				marked.splice(before, 0, ...uris.slice(start, start + length));
				expect(control.playlistContents({ id })).toEqual(marked.filter((uri) => uri !== null));
			}),
		);
	});

	it('are removed wherever they are', async () => {
		const { del, items, contents } = setUp([a, b, a, null, local, a, c]);

		const answer = await del(items, { items: [{ uri: a }, { uri: d }, { uri: c }] });

		expect(answer).toMatchObject({ status: 200, body: { snapshot_id: expect.any(String) } });
		expect(contents()).toEqual([b, null, local]);
	});

	it.each([
		[{}, 'Missing required field: items'],
		[{ items: [a] }, 'Error parsing JSON.'],
		[{ items: [{}] }, 'Error parsing JSON.'],
		[{ items: [{ uri: a, positions: [0] }] }, 'Unknown parameter (simulator): items.positions'],
		[{ tracks: [{ uri: a }] }, 'Unknown parameter (simulator): tracks'],
		[{ items: Array(101).fill({ uri: a }) }, 'Too many ids requested'],
		[{ items: [{ uri: local }] }, 'Invalid Spotify URI'],
	])('are not removed by %j', async (body, message) => {
		const { del, items } = setUp();

		expect(await del(items, body)).toMatchObject(refusal(400, message));
	});

	it('are written under their older name, for apps that have it', async () => {
		const { post, put, del, get, id, contents } = setUp();
		const path = `/playlists/${id}/tracks`;

		expect(await post(path, { uris: [a] })).toMatchObject({ status: 201 });
		expect(await put(path, { range_start: 4, insert_before: 0 })).toMatchObject({ status: 200 });
		expect(await del(path, { tracks: [{ uri: b }] })).toMatchObject({ status: 200 });
		expect(contents()).toEqual([a, a, c, d]);
		expect((await get(path)).body).toMatchObject({ total: 4 });
	});
});

describe('a snapshot of a playlist', () => {
	it('is new with every change, of whatever kind', async () => {
		const { post, put, del, items, id, snapshot, control } = setUp();
		control.set(promptReads);
		const seen = [await snapshot()];

		for (const change of [
			async () => await post(items, { uris: [a] }),
			async () => await put(items, { range_start: 0, insert_before: 2 }),
			async () => await del(items, { items: [{ uri: b }] }),
			async () => await put(`/playlists/${id}`, { name: 'Another' }),
			async () => await put(`/playlists/${id}/images`, tinyJpeg, 'image/jpeg'),
			async () => await put(items, { uris: [a] }),
		]) {
			const { body } = await change();
			seen.push(await snapshot());
			if (Object(body).snapshot_id) expect(Object(body).snapshot_id).toBe(seen.at(-1));
		}

		expect(new Set(seen).size).toBe(7);
	});

	it('stays when nothing changes', async () => {
		const { del, put, items, snapshot, get, id, clock } = setUp();
		const before = await snapshot();
		// Long enough for any change to show.
		const later = async () => await clock.advance(60_000);

		await del(items, { items: [{ uri: episode }] });
		await put(items, { range_start: 1, insert_before: 1 });
		await get(`/playlists/${id}`);
		await later();

		expect(await snapshot()).toBe(before);
	});

	it('is what positions refer to, even if there were changes since', async () => {
		const { post, put, items, snapshot, contents } = setUp();
		const before = await snapshot();
		await post(items, { uris: [episode], position: 0 });

		await put(items, { range_start: 0, insert_before: 2, snapshot_id: before });

		expect(contents()).toEqual([episode, b, a, c, d]);
	});

	it('comes half a minute after the contents, for those who read, and a third one before it', async () => {
		const { post, get, items, snapshot, clock } = setUp();
		const before = await snapshot();

		const { body } = await post(items, { uris: [a] });
		const written = Object(body).snapshot_id;

		expect((await get(items)).body).toMatchObject({ total: 4 });
		await clock.advance(600);
		expect((await get(items)).body).toMatchObject({ total: 5 });
		expect(await snapshot()).toBe(before);
		await clock.advance(15_000);
		const third = await snapshot();
		expect([before, written]).not.toContain(third);
		expect(await snapshot()).toBe(third);
		await clock.advance(15_000);
		expect(await snapshot()).toBe(written);
	});

	it('is good for a write, the third one too', async () => {
		const { put, items, snapshot, clock, contents } = setUp();
		await put(items, { uris: [a, b, c] });
		await clock.advance(16_000);
		const third = await snapshot();

		await put(items, { range_start: 0, insert_before: 3, snapshot_id: third });

		expect(contents()).toEqual([b, c, a]);
	});

	it.each([0, 1000, 20_000])('is shown as late as it is set: %i ms', async (snapshotDelayMs) => {
		const { post, items, snapshot, control, clock } = setUp();
		control.set({ snapshotDelayMs, thirdSnapshot: false });
		const before = await snapshot();

		const { body } = await post(items, { uris: [a] });

		await clock.advance(Math.max(0, snapshotDelayMs - 1));
		if (snapshotDelayMs > 0) expect(await snapshot()).toBe(before);
		await clock.advance(1);
		expect(await snapshot()).toBe(Object(body).snapshot_id);
	});

	it('shows several changes one after the other, as each is old enough', async () => {
		const { post, items, snapshot, control, clock } = setUp();
		control.set({ thirdSnapshot: false });
		const written: unknown[] = [];
		for (const uri of [a, b]) {
			written.push(Object((await post(items, { uris: [uri] })).body).snapshot_id);
			await clock.advance(10_000);
		}

		await clock.advance(10_000);
		expect(await snapshot()).toBe(written[0]);
		await clock.advance(10_000);
		expect(await snapshot()).toBe(written[1]);
	});

	it('is another one at each request, for a playlist that never holds still', async () => {
		const { put, items, snapshot, control, id, contents } = setUp();
		control.setRestless({ id });
		const seen = [await snapshot(), await snapshot(), await snapshot()];

		expect(new Set(seen).size).toBe(3);

		await put(items, { range_start: 0, insert_before: 4, snapshot_id: seen[1] });
		expect(contents()).toEqual([b, c, d, a]);

		control.setRestless({ id, restless: false });
		expect(await snapshot()).toBe(await snapshot());
	});

	it('must be one of this playlist', async () => {
		const { put, del, items, control } = setUp();
		const { id: other } = control.addPlaylist({ uris: [a, b] });
		const snapshot_id = control.playlists().find(({ id }) => id === other)?.snapshotId;
		const unknown = refusal(400, 'Missing or bad version tag');

		expect(await put(items, { range_start: 0, insert_before: 1, snapshot_id })).toMatchObject(
			unknown,
		);
		expect(await del(items, { items: [{ uri: a }], snapshot_id: 'abc' })).toMatchObject(unknown);
	});
});
