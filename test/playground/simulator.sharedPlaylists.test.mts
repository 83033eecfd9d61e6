import { defaultClient } from '../../playground/simulator/accounts/clients.mts';
import { allScopes } from '../../playground/simulator/accounts/scopes.mts';
import { hosts } from '../../playground/simulator/types.mts';
import { defaultUserId } from '../../playground/simulator/users/createUser.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';
import {
	a,
	b,
	createPlaylistClient as setUp,
	promptReads,
	refusal,
} from '../support/simulatorPlaylist.mts';
import { tinyJpeg } from '../support/tinyJpeg.mts';

const { clientId } = defaultClient;

describe('a playlist of somebody else', () => {
	const others = { ownerId: 'smedjan' };

	it('is seen if it is public, and not written', async () => {
		const { get, put, post, del, id, items } = setUp([a], others);

		expect(await get(`/playlists/${id}`)).toMatchObject({ status: 200 });
		expect(await get(items)).toMatchObject({ status: 200, body: { total: 1 } });
		expect(await post(items, { uris: [a] })).toMatchObject(
			refusal(403, "You cannot add tracks to a playlist you don't own."),
		);
		expect(await put(items, { uris: [a] })).toMatchObject(refusal(403, 'Forbidden'));
		expect(await del(items, { items: [{ uri: a }] })).toMatchObject(refusal(403, 'Forbidden'));
		expect(await put(`/playlists/${id}`, { name: 'x' })).toMatchObject(refusal(403, 'Forbidden'));
	});

	it('keeps what it holds from apps in Development Mode since February 2026', async () => {
		const { get, id, items, control } = setUp([a], others);
		control.setKind({ clientId, kind: 'developmentNew' });

		expect((await get(`/playlists/${id}`)).body).not.toHaveProperty('items');
		expect(await get(items)).toMatchObject(refusal(403, 'Forbidden'));
	});

	it('is not found if it is private', async () => {
		const { get, post, put, id, items, api } = setUp([a], { ...others, public: false });
		const unknown = refusal(404, 'Resource not found');

		for (const path of [`/playlists/${id}`, items, `/playlists/${id}/images`]) {
			expect(await get(path)).toMatchObject(unknown);
			expect(await api(path)).toMatchObject(unknown);
		}
		expect(await post(items, { uris: [a] })).toMatchObject(unknown);
		expect(await put(`/playlists/${id}`, { name: 'x' })).toMatchObject(unknown);
	});

	it('is seen and written by those who work on it', async () => {
		const { get, post, put, id, items, control, contents } = setUp([a], {
			...others,
			collaborative: true,
		});
		control.setKind({ clientId, kind: 'developmentNew' });
		control.set(promptReads);
		expect(await get(items)).toMatchObject({ status: 404 });
		control.setLibrary({ uris: [`spotify:playlist:${id}`] });

		expect(await get(items)).toMatchObject({ status: 200 });
		expect(await post(items, { uris: [b] })).toMatchObject({ status: 201 });
		expect(contents()).toEqual([a, b]);
		expect((await get(items)).body).toMatchObject({
			items: [{ added_by: { id: 'smedjan' } }, { added_by: { id: defaultUserId } }],
		});
		expect(await put(`/playlists/${id}`, { name: 'x' })).toMatchObject({ status: 404 });
	});
});

describe('the scopes of playlists', () => {
	const without = (...names: string[]) => ({
		scopes: allScopes.filter((scope) => !names.includes(scope)),
	});
	const insufficient = refusal(403, 'Insufficient client scope');

	it.each([
		[true, 'playlist-modify-public'],
		[false, 'playlist-modify-private'],
	])('are one for changes where public is %s: %s', async (isPublic, scope) => {
		const { asUser, items, id } = setUp([a, b], { public: isPublic });
		const { put, post, del } = asUser(without(scope));

		expect(await post(items, { uris: [a] })).toMatchObject(insufficient);
		expect(await put(items, { uris: [a] })).toMatchObject(insufficient);
		expect(await del(items, { items: [{ uri: a }] })).toMatchObject(insufficient);
		expect(await put(`/playlists/${id}`, { name: 'x' })).toMatchObject(insufficient);
		expect(await post('/me/playlists', { name: 'x', public: isPublic })).toMatchObject(
			insufficient,
		);
		expect(await asUser({ scopes: [scope] }).post(items, { uris: [a] })).toMatchObject({
			status: 201,
		});
	});

	it('are both for a change from one to the other', async () => {
		const { asUser, id } = setUp();
		const { put } = asUser(without('playlist-modify-private'));

		expect(await put(`/playlists/${id}`, { public: false })).toMatchObject(insufficient);
	});

	it('hide private and collaborative playlists from the list', async () => {
		const { asUser, control } = createSimulatorClient();
		const total = async (of?: { scopes: string[] }) =>
			Object((await asUser(of).get('/me/playlists')).body).total;
		const own = control.playlists();
		const hidden = own.filter((playlist) => !playlist.public && !playlist.collaborative).length;
		const shared = own.filter(({ collaborative }) => collaborative).length;

		expect([hidden, shared]).toEqual([3, 2]);
		expect(await total()).toBe(58);
		expect(await total(without('playlist-read-private'))).toBe(58 - hidden);
		expect(await total(without('playlist-read-collaborative'))).toBe(58 - shared);
		expect(await total({ scopes: [] })).toBe(58 - hidden - shared);
	});

	it('are needed to read a private playlist, even for its owner', async () => {
		const { asUser, id, items } = setUp([a], { public: false });
		const { get } = asUser(without('playlist-read-private'));

		expect(await get(`/playlists/${id}`)).toMatchObject(insufficient);
		expect(await get(items)).toMatchObject(insufficient);
	});
});

describe('a cover', () => {
	it('is shown from then on, as it was sent', async () => {
		const { put, get, id, send } = setUp();

		expect(await put(`/playlists/${id}/images`, tinyJpeg, 'image/jpeg')).toMatchObject({
			status: 202,
			body: '',
		});

		const { body } = await get(`/playlists/${id}/images`);
		expect(body).toEqual([
			{
				url: expect.stringMatching(/^https:\/\/i\.scdn\.co\/image\/ab67706c/),
				height: null,
				width: null,
			},
		]);
		expect((await get(`/playlists/${id}`)).body).toMatchObject({ images: body });
		const { pathname } = new URL(Object(body)[0].url);
		const picture = await send(hosts.images, 'GET', pathname, {});
		expect(picture).toMatchObject({ status: 200, headers: { 'content-type': 'image/jpeg' } });
		expect(Buffer.from(String(Object(picture).body), 'latin1').toString('base64')).toBe(tinyJpeg);
	});

	const image = (bytes: number) => `${tinyJpeg.slice(0, 8)}${'A'.repeat(bytes - 8)}`;
	it.each([
		['too large', image(257_508), 413, 'Request Entity Too Large'],
		['a PNG', Buffer.from('89504e470d0a1a0a', 'hex').toString('base64'), 400, undefined],
		['no base64', '<svg/>', 400, undefined],
		['with a line break', `${tinyJpeg}\n`, 400, undefined],
		['an address', `data:image/jpeg;base64,${tinyJpeg}`, 400, undefined],
		['empty', '', 400, undefined],
	])('is refused: %s', async (_what, body, status, words) => {
		const { put, id, snapshot } = setUp();
		const before = await snapshot();

		expect(await put(`/playlists/${id}/images`, body, 'image/jpeg')).toMatchObject({
			status,
			body: words ?? { error: { status, message: 'Bad request.' } },
		});
		expect(await snapshot()).toBe(before);
	});

	it.each([
		{ bytes: 257_504, status: 202 },
		{ bytes: 260_836, status: 413 },
	])('may have somewhat more than 256 KB in base64: $bytes bytes', async ({ bytes, status }) => {
		const { put, id } = setUp();

		expect(await put(`/playlists/${id}/images`, image(bytes), 'image/jpeg')).toMatchObject({
			status,
		});
	});

	it('is a JPEG by its type, too', async () => {
		const { put, id } = setUp();

		expect(await put(`/playlists/${id}/images`, tinyJpeg, 'image/png')).toMatchObject({
			status: 400,
		});
	});

	it.each([['ugc-image-upload'], ['playlist-modify-public']])(
		'needs the scope %s',
		async (scope) => {
			const { asUser, id } = setUp();
			const { put } = asUser({ scopes: allScopes.filter((name) => name !== scope) });

			expect(await put(`/playlists/${id}/images`, tinyJpeg, 'image/jpeg')).toMatchObject(
				refusal(401, 'Unauthorized.'),
			);
		},
	);
});

describe('two changes of one playlist at a time', () => {
	function setUpSlow() {
		const client = setUp([]);
		const authorization = `Bearer ${client.control.issueUserToken().accessToken}`;
		client.control.set({ latencyMs: 100 });
		const send = async (method: string, path: string, uri: string): Promise<unknown> => {
			const answer = await client.simulator.handle({
				host: hosts.api,
				method,
				path: `/v1${path}`,
				headers: { authorization, ...(uri && { 'content-type': 'application/json' }) },
				body: uri && JSON.stringify({ uris: [uri] }),
			});
			return answer === 'reset' ? answer : answer.status;
		};
		return { ...client, send };
	}

	it('end with a 500 for the later one, which does nothing', async () => {
		const { clock, items, contents, send } = setUpSlow();

		const both = [send('POST', items, a), send('POST', items, b)];

		expect(await clock.until(Promise.all(both))).toEqual([201, 500]);
		expect(contents()).toEqual([a]);
		expect(await clock.until(send('POST', items, b))).toBe(201);
	});

	it('are none if they are of two playlists, or only read', async () => {
		const { clock, control, items, send } = setUpSlow();
		const { id } = control.addPlaylist({ name: 'Another' });

		const all = [
			send('POST', items, a),
			send('GET', items, ''),
			send('POST', `/playlists/${id}/items`, b),
		];

		expect(await clock.until(Promise.all(all))).toEqual([201, 200, 201]);
	});
});

describe('a fault in the midst of a change', () => {
	it.each([
		['dropped before it', 'reset' as const, []],
		['dropped after it', 'resetAfter' as const, [a]],
		['a 503 before it', { status: 503 }, []],
		['a 503 after it', { status: 503, acted: true }, [a]],
		['cut in the answer', 'truncated' as const, [a]],
	])('leaves the playlist as it says: %s', async (_what, answer, expected) => {
		const { simulator, control, id, items, contents } = setUp([]);
		const { accessToken } = control.issueUserToken();
		control.addFault({ match: { method: 'POST', path: '/items' }, times: 1, answer });

		const outcome = await simulator.handle({
			host: hosts.api,
			method: 'POST',
			path: `/v1${items}`,
			headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
			body: JSON.stringify({ uris: [a] }),
		});

		if (typeof answer === 'object') expect(outcome).toMatchObject({ status: 503 });
		expect(contents()).toEqual(expected);
		// Nothing is left in the way of the next one.
		expect(control.playlists().find((playlist) => playlist.id === id)?.items).toBe(expected.length);
	});
});
