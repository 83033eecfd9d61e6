import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { clientCredentials, pastedToken, userOAuth2 } from '../../../support/engine.mts';
import { openList } from '../../../support/formLists.mts';
import { idOf, page, track } from '../../../support/spotifyObjects.mts';
import { PICKER_KINDS } from '../../../../spotify/pickers/kinds';
import { spotifyWire, type WireOptions } from '../../../support/wire.mts';

beforeEach(resetProcessState);

const tracks: WireOptions['api'] = ({ query }) => ({
	body: { tracks: page(query, 12, (index) => track(idOf(index))) },
});
const apiRequests = (requests: readonly string[]) => requests.filter((one) => one !== 'token');

/** What n8n sends to the editor, which shows message and description. */
async function refusalOf(opening: Promise<unknown>): Promise<IDataObject> {
	try {
		await opening;
	} catch (error) {
		const { message } = error as Error;
		return { name: (error as Error).name, message, ...(error as IDataObject) };
	}
	throw new Error('The list was opened');
}

it('a search gives names, IDs and links, and where to go on', async () => {
	const wire = spotifyWire({ api: tracks });
	const first = await openList({ method: 'searchTrack', filter: ' tra ' });
	expect(first.results).toHaveLength(10);
	expect(first.results[0]).toEqual({
		name: 'Track 0 – First Artist, Second Artist, The Album',
		value: idOf(0),
		url: `https://open.spotify.com/track/${idOf(0)}`,
	});
	const { paginationToken } = first;
	const rest = await openList({ method: 'searchTrack', filter: 'tra', token: paginationToken });
	expect(rest.results.map(({ value }) => value)).toEqual([idOf(10), idOf(11)]);
	expect(rest).not.toHaveProperty('paginationToken');
	expect(apiRequests(wire.requests)).toEqual([
		'GET /v1/search?q=tra&type=track&limit=10&offset=0',
		'GET /v1/search?q=tra&type=track&limit=10&offset=10',
	]);
});

it('reopened, or typed again, it costs no request, and no token', async () => {
	const wire = spotifyWire({ api: tracks });
	const credentials = clientCredentials();
	for (const filter of ['', 't', 'tr', 't', 'tr'])
		await openList({ method: 'searchTrack', filter, credentials });
	expect(wire.requests).toEqual(['token', 'GET /v1/search?q=tr&type=track&limit=10&offset=0']);
});

it("the form's country counts, wherever it stands in the form", async () => {
	const wire = spotifyWire({ api: () => ({ body: { shows: { items: [] } } }) });
	const open = async (parameters: IDataObject) =>
		await openList({ method: 'searchShow', filter: 'news', parameters });
	await open({ market: 'DE' });
	await open({ options: { market: 'FR' } });
	await open({ market: '={{ $json.market }}' });
	const markets = apiRequests(wire.requests).map((one) => new URLSearchParams(one).get('market'));
	expect(markets).toEqual(['DE', 'FR', 'US']);
});

it("a user's playlists are listed, and nothing else where one is to be changed", async () => {
	const playlist = { id: idOf(1), name: 'Mine', owner: { id: 'me' } };
	const wire = spotifyWire({
		api: ({ path }) => ({
			body: path === '/me' ? { id: 'me' } : { items: [playlist, null], total: 2 },
		}),
	});
	const parameters = { resource: 'playlist', operation: 'addItems' };
	const credentials = userOAuth2();
	const list = { method: 'searchPlaylist', filter: 'mi', parameters, credentials };
	expect((await openList(list)).results).toEqual([{ name: 'Mine – me', value: idOf(1) }]);
	expect(wire.requests).toEqual(['GET /v1/me/playlists?limit=50&offset=0', 'GET /v1/me']);
});

it('with a pasted token, nobody knows whose it is: the search alone', async () => {
	const wire = spotifyWire({ api: () => ({ body: { playlists: { items: [] } } }) });
	await openList({
		method: 'searchPlaylist',
		filter: 'any',
		credentials: pastedToken('some-token'),
	});
	expect(wire.requests).toEqual(['GET /v1/search?q=any&type=playlist&limit=10&offset=0']);
});

describe('what goes wrong is told as n8n shows it in a list', () => {
	it('a rate limit at once, with until when, and a way to go on', async () => {
		const wire = spotifyWire({ api: () => ({ status: 429, headers: { 'retry-after': '20' } }) });
		const list = { method: 'searchAlbum', filter: 'queen', credentials: clientCredentials() };
		for (let time = 0; time < 2; time += 1) {
			const refusal = await refusalOf(openList(list));
			expect(refusal).toMatchObject({
				name: 'NodeApiError',
				httpCode: '429',
				message: expect.stringMatching(
					/^Your Spotify app has sent too many requests.* It works again /,
				),
				description: expect.stringMatching(/choose 'By ID or URI' instead of 'From List'/),
			});
		}
		expect(apiRequests(wire.requests)).toHaveLength(1);
	});

	it('a wrong secret in the words of the accounts service', async () => {
		spotifyWire({
			api: tracks,
			token: () => ({
				status: 400,
				body: { error: 'invalid_client', error_description: 'Invalid client secret' },
			}),
		});
		const refusal = await refusalOf(openList({ method: 'searchAlbum', filter: 'queen' }));
		expect(refusal.message).toMatch(/Invalid client secret/i);
		expect(refusal.description).toMatch(/Client Secret/);
		expect(JSON.stringify(refusal)).not.toMatch(/the-client-secret/);
	});

	describe.each(PICKER_KINDS)('the list of %s says the next step', (kind) => {
		const list = {
			method: `search${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
			filter: kind === 'device' || kind === 'category' ? '' : 'queen',
			credentials: userOAuth2(),
		};
		const error = (status: number, message: string, headers = {}) => ({
			status,
			headers,
			body: { error: { status, message } },
		});

		it('where no credential is chosen', async () => {
			const wire = spotifyWire({ api: tracks });
			const refusal = await refusalOf(openList({ ...list, isWithoutCredential: true }));
			expect(refusal.description).toMatch(/^Choose a credential at the top of the form/);
			expect(wire.requests).toEqual([]);
		});

		it('where the access token is refused', async () => {
			spotifyWire({ api: () => error(401, 'Invalid access token') });
			const refusal = await refusalOf(openList({ ...list, credentials: pastedToken('ended') }));
			expect(refusal.description).toMatch(/Paste a new one/);
		});

		it("where the user is not on the app's list", async () => {
			spotifyWire({ api: () => error(403, 'User not registered in the Developer Dashboard') });
			const refusal = await refusalOf(openList(list));
			expect(refusal.description).toMatch(/Add the user at .*dashboard/);
		});

		it('where a quota is used up, or the app is too fast', async () => {
			for (const seconds of ['40000', '20']) {
				resetProcessState();
				spotifyWire({ api: () => error(429, 'Too many requests', { 'retry-after': seconds }) });
				const refusal = await refusalOf(openList(list));
				expect(refusal.description).toMatch(
					/choose 'By (ID or URI|Name)' instead of 'From List'\.$/,
				);
			}
		});

		it('where n8n cannot reach Spotify', async () => {
			spotifyWire({ api: () => ({ lost: 'EAUTH' }) });
			const refusal = await refusalOf(openList(list));
			expect(refusal.description).toMatch(/check its settings.*instead of 'From List'\.$/);
		});
	});

	it.each([
		['searchDevice', '', /'Get Devices' needs a user/, /'Spotify Web API User OAuth2 API'/],
		['searchAlbum', `spotify:track:${idOf(1)}`, /is a track link/, /Enter an album ID/],
	])('%s with %j says %s', async (method, filter, message, description) => {
		const wire = spotifyWire({ api: tracks });
		const refusal = await refusalOf(openList({ method, filter }));
		expect(refusal.name).toBe('NodeApiError');
		expect(refusal.message).toMatch(message);
		expect(refusal.description).toMatch(description);
		expect(wire.requests).toEqual([]);
	});

	it('categories that this kind of app does not have, and that nothing replaces them', async () => {
		const api = () => ({ status: 403, body: { error: { status: 403, message: 'Forbidden' } } });
		const wire = spotifyWire({ api });
		const list = { method: 'searchCategory', credentials: clientCredentials() };
		const refusal = await refusalOf(openList(list));
		expect(refusal.message).toMatch(/does not offer GET \/browse\/categories to this kind of app/);
		await refusalOf(openList(list));
		expect(apiRequests(wire.requests)).toHaveLength(1);
	});
});
