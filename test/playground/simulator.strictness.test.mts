import { hosts } from '../../playground/simulator/types.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';

const id = '4aawyAB9vmqN3uQ7FjRGTy';

const ids = (count: number) => Array(count).fill(id).join();

const refusal = (status: number, message: string) => ({
	status,
	body: { error: { status, message } },
});

describe('the simulator refuses', () => {
	const { get, api, newToken, clock, control } = createSimulatorClient();

	it.each([
		['an unknown path', '/albmus/x', 404, 'Service not found'],
		['an id that is none', '/albums/abc', 400, 'Invalid base62 id'],
		['an id with other characters', '/albums/4aawyAB9vmqN3uQ7FjRGT-', 400, 'Invalid base62 id'],
		['an id that nothing has', '/albums/0000unknown12345678901', 404, 'Resource not found'],
		['a limit of 0', `/albums/${id}/tracks?limit=0`, 400, 'Invalid limit'],
		['a limit above 50', `/albums/${id}/tracks?limit=51`, 400, 'Invalid limit'],
		['a limit above 50 of artist albums', `/artists/${id}/albums?limit=51`, 400, 'Invalid limit'],
		['a limit above 50 of searches', '/search?q=a&type=track&limit=51', 400, 'Invalid limit'],
		['a limit that is no number', `/albums/${id}/tracks?limit=ten`, 400, 'Invalid limit'],
		['a limit that is empty', `/albums/${id}/tracks?limit=`, 400, 'Invalid limit'],
		['a negative offset', `/albums/${id}/tracks?offset=-1`, 400, 'Invalid offset'],
		[
			'an offset that is far too large',
			`/albums/${id}/tracks?offset=100001`,
			400,
			'Invalid offset',
		],
		[
			'a search beyond 1000',
			'/search?q=a&type=track&limit=10&offset=991',
			400,
			'Limit + Offset exceeds maximum of 1000',
		],
		['a long search', `/search?q=${'a'.repeat(101)}&type=track`, 404, 'Not found.'],
		['a search for nothing', '/search?type=track', 400, 'No search query'],
		['a search for blanks', '/search?q=%20&type=track', 400, 'No search query'],
		['a search for no type', '/search?q=a', 400, 'Missing parameter type'],
		['a search for an unknown type', '/search?q=a&type=track,song', 400, 'Bad search type field'],
		['a market that is none', `/tracks/${id}?market=QQ`, 400, 'Invalid market code'],
		['an id that is encoded twice', '/users/someone%2523label', 404, 'Resource not found'],
		['a market in lower case', `/tracks/${id}?market=se`, 400, 'Invalid market code'],
		[
			'an unknown group',
			`/artists/${id}/albums?include_groups=ep`,
			400,
			'Invalid include_groups parameter',
		],
		[
			'an unknown item type',
			`/playlists/${id}?additional_types=song`,
			400,
			'Invalid additional_types parameter',
		],
		[
			'fields that are not closed',
			`/playlists/${id}?fields=items(total`,
			400,
			'Invalid fields parameter',
		],
		['no ids where there should be some', '/albums', 400, 'Missing required field: ids'],
		['more ids than it takes', `/albums?ids=${ids(21)}`, 400, 'too many ids requested'],
		['an id that is none among others', `/tracks?ids=${id},abc`, 400, 'Invalid base62 id'],
		['a comma too much', `/tracks?ids=${id},`, 400, 'Invalid base62 id'],
		['a show without a country', `/shows/${id}`, 404, 'Resource not found'],
		['episodes of a show without a country', `/shows/${id}/episodes`, 404, 'Resource not found'],
		['an episode without a country', `/episodes/${id}`, 404, 'Resource not found'],
		['several shows without a country', `/shows?ids=${id}`, 404, 'Resource not found'],
		['several episodes without a country', `/episodes?ids=${id}`, 404, 'Resource not found'],
		['a category that nobody knows', '/browse/categories/polka', 404, 'Resource not found'],
		['recommendations from nothing', '/recommendations?limit=5', 400, 'invalid request'],
		[
			'recommendations from more than five',
			`/recommendations?seed_artists=${ids(3)}&seed_tracks=${ids(3)}`,
			400,
			'invalid request',
		],
		['a share above 1', `/recommendations?seed_genres=pop&min_energy=1.01`, 400, 'invalid request'],
		[
			'a fraction of a key',
			`/recommendations?seed_genres=pop&target_key=1.5`,
			400,
			'invalid request',
		],
		['our own typos', `/tracks/${id}?markt=SE`, 400, 'Unknown parameter (simulator): markt'],
		[
			'a market that artists have not',
			`/artists/${id}?market=SE`,
			400,
			'Unknown parameter (simulator): market',
		],
		[
			'a parameter given twice',
			`/tracks/${id}?market=SE&market=US`,
			400,
			'Repeated parameter (simulator): market',
		],
	])('%s', async (_what, path, status, message) => {
		expect(await get(path)).toMatchObject(refusal(status, message));
	});

	it('another method', async () => {
		expect(await api(`/albums/${id}`, 'DELETE')).toMatchObject(refusal(405, 'Method not allowed'));
	});

	it('a request without a token', async () => {
		expect(await get(`/albums/${id}`, {})).toMatchObject(refusal(401, 'No token provided'));
	});

	it('another kind of authorization', async () => {
		expect(await get(`/albums/${id}`, { authorization: 'Basic abc' })).toMatchObject(
			refusal(400, 'Only valid bearer authentication supported'),
		);
	});

	it('a token that was never given', async () => {
		expect(await get(`/albums/${id}`, { authorization: 'Bearer BQabc' })).toMatchObject(
			refusal(401, 'Invalid access token'),
		);
	});

	it('a token that was revoked', async () => {
		const authorization = `Bearer ${await newToken()}`;
		expect(await get(`/albums/${id}`, { authorization })).toMatchObject({ status: 200 });

		control.revokeTokens();

		expect(await get(`/albums/${id}`, { authorization })).toMatchObject(
			refusal(401, 'Invalid access token'),
		);
	});

	it('a token from the very moment at which it expires', async () => {
		const authorization = `Bearer ${await newToken()}`;
		await clock.advance(3_599_999);
		expect(await get(`/albums/${id}`, { authorization })).toMatchObject({ status: 200 });

		await clock.advance(1);

		expect(await get(`/albums/${id}`, { authorization })).toMatchObject({
			...refusal(401, 'The access token expired'),
			headers: { 'www-authenticate': expect.stringContaining('invalid_token') },
		});
	});

	it('an id that was declared unknown', async () => {
		control.addUnknownId({ id });

		expect(await get(`/albums/${id}`)).toMatchObject(refusal(404, 'Resource not found'));
	});
});

describe('the simulator ignores, once it is no stricter than Spotify', () => {
	const { get, send, control } = createSimulatorClient();
	beforeEach(() => control.set({ strictRequests: false }));

	it('parameters that a route does not have', async () => {
		expect(await get(`/albums/${id}?country=DE`)).toMatchObject({ status: 200 });
		expect(await get(`/albums/${id}/tracks?limit=0&country=DE`)).toMatchObject(
			refusal(400, 'Invalid limit'),
		);
	});

	it('what a JSON body is called', async () => {
		const { accessToken } = control.issueUserToken({});
		const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'text/plain' };
		const body = JSON.stringify({ name: 'New' });
		expect(await send(hosts.api, 'POST', '/v1/me/playlists', headers, body)).toMatchObject({
			status: 201,
			body: { name: 'New' },
		});
	});
});
