import { appKinds } from '../../playground/simulator/accounts/appKinds.mts';
import { defaultClient } from '../../playground/simulator/accounts/clients.mts';
import { allScopes } from '../../playground/simulator/accounts/scopes.mts';
import { routes } from '../../playground/simulator/api/routes.mts';
import { notListedWords } from '../../playground/simulator/settings.mts';
import { defaultUserId } from '../../playground/simulator/users/createUser.mts';
import { operationFacts } from '../facts/facts.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';

const { clientId } = defaultClient;
const id = '4aawyAB9vmqN3uQ7FjRGTy';
const refusal = (status: number, message: string) => ({
	status,
	body: { error: { status, message } },
});

const userRoutes = routes.filter(({ userOnly }) => userOnly);
const pathOf = (path: string) => path.replace(/\{type\}/, 'tracks').replace(/\{\w+\}/, id);

describe('an app without a user', () => {
	const { api } = createSimulatorClient();

	it.each(userRoutes.map(({ method, path }) => [method, path] as const))(
		'is refused %s %s',
		async (method, path) => {
			expect(await api(pathOf(path), method)).toMatchObject(
				refusal(401, 'Valid user authentication required'),
			);
		},
	);
});

describe('a user', () => {
	const { asUser } = createSimulatorClient();

	it('can allow an app everything that any operation needs', () => {
		const needed = new Set(operationFacts.flatMap(({ scopes }) => scopes));

		expect(allScopes).toEqual(expect.arrayContaining([...needed]));
	});

	it.each(
		userRoutes
			.filter(({ scopes }) => scopes?.rule === 'all' || scopes?.rule === 'one-of')
			.map(({ method, path, scopes }) => [method, path, scopes?.names ?? []] as const),
	)('who did not allow enough is refused %s %s', async (method, path, names) => {
		const others = allScopes.filter((scope) => !names.includes(scope));
		const player = refusal(401, 'Permissions missing');
		const cover = refusal(401, 'Unauthorized.');
		const expected = path.startsWith('/me/player')
			? player
			: path.endsWith('/images')
				? cover
				: refusal(403, 'Insufficient client scope');

		expect(await asUser({ scopes: others }).ask(method)(pathOf(path))).toMatchObject(expected);
	});

	it.each([
		['track', 'user-library-modify', 'user-library-read'],
		['album', 'user-library-modify', 'user-library-read'],
		['episode', 'user-library-modify', 'user-library-read'],
		['show', 'user-library-modify', 'user-library-read'],
		['audiobook', 'user-library-modify', 'user-library-read'],
		['artist', 'user-follow-modify', 'user-follow-read'],
		['user', 'user-follow-modify', 'user-follow-read'],
		['playlist', 'playlist-modify-public', 'playlist-read-private'],
	])('needs for each %s in the library the scope %s, or %s', async (kind, modify, read) => {
		const insufficient = refusal(403, 'Insufficient client scope');
		const uris = `uris=spotify:${kind}:${id}`;
		const without = (scope: string) => ({ scopes: allScopes.filter((one) => one !== scope) });

		expect(await asUser({ scopes: [modify] }).put(`/me/library?${uris}`)).toMatchObject({
			status: 200,
		});
		expect(await asUser(without(modify)).put(`/me/library?${uris}`)).toMatchObject(insufficient);
		expect(await asUser(without(modify)).del(`/me/library?${uris}`)).toMatchObject(insufficient);
		expect(await asUser({ scopes: [read] }).get(`/me/library/contains?${uris}`)).toMatchObject({
			status: 200,
			body: [true],
		});
		expect(await asUser(without(read)).get(`/me/library/contains?${uris}`)).toMatchObject(
			insufficient,
		);
	});

	it('brings a country, so that shows and episodes are found without a market', async () => {
		const { get } = asUser({ scopes: [] });

		expect(await get(`/shows/${id}`)).toMatchObject({ status: 200 });
		expect(await get(`/episodes/${id}`)).toMatchObject({ status: 200 });
	});

	it('shows how far they are in episodes to whom they allowed that', async () => {
		const path = `/shows/${id}/episodes`;
		const known = await asUser({ scopes: ['user-read-playback-position'] }).get(path);
		const unknown = await asUser({ scopes: [] }).get(path);

		expect(Object(known.body).items[0]).toHaveProperty('resume_point.fully_played');
		expect(Object(unknown.body).items[0]).not.toHaveProperty('resume_point');
	});
});

describe("a user's profile", () => {
	const { asUser, control } = createSimulatorClient();
	const me = async (...scopes: string[]) => (await asUser({ scopes }).get('/me')).body;

	it('tells more to those who may know it', async () => {
		const country = { country: 'SE', product: 'premium', explicit_content: expect.anything() };
		const email = { email: 'nora.lindqvist@example.com' };

		expect(await me()).toMatchObject({
			id: defaultUserId,
			account_id: expect.stringMatching(/^acc/),
			display_name: 'Nora Lindqvist',
			followers: expect.anything(),
		});
		for (const name of Object.keys({ ...country, ...email })) {
			expect(await me()).not.toHaveProperty(name);
		}
		expect(await me('user-read-private')).toMatchObject(country);
		expect(await me('user-read-private')).not.toHaveProperty('email');
		expect(await me('user-read-email')).toMatchObject(email);
	});

	it('lost fields for apps in Development Mode since February 2026', async () => {
		control.setKind({ clientId, kind: 'developmentNew' });
		const profile = await me(...allScopes);

		expect(profile).toMatchObject({ id: defaultUserId, account_id: expect.any(String) });
		for (const name of ['explicit_content', 'followers']) {
			expect(profile).not.toHaveProperty(name);
		}
		// These stayed, whatever the announcement says.
		for (const name of ['country', 'email', 'product']) expect(profile).toHaveProperty(name);
		control.reset();
	});

	it('is one of each user', async () => {
		control.addUser({ userId: 'elias', country: 'DE', premium: false, empty: true });

		expect((await asUser({ userId: 'elias' }).get('/me')).body).toMatchObject({
			id: 'elias',
			country: 'DE',
			product: 'free',
		});
		expect((await asUser({ userId: 'elias' }).get('/me/tracks')).body).toMatchObject({ total: 0 });
		expect((await asUser({ userId: 'elias' }).get('/me/top/tracks')).body).toMatchObject({
			total: 0,
		});
	});
});

describe('an app in Development Mode', () => {
	function setUp(kind: (typeof appKinds)[number]) {
		const client = createSimulatorClient();
		client.control.setKind({ clientId, kind });
		return client;
	}
	const kinds = ['developmentOld', 'developmentNew'] as const;

	it.each(kinds)('serves only the users on its list: %s', async (kind) => {
		const { asUser, control, get } = setUp(kind);
		control.setUser({ listed: false });

		expect(await asUser().get('/me')).toMatchObject({
			status: 403,
			headers: { 'content-type': 'text/plain; charset=utf-8' },
			body: notListedWords.since2026,
		});
		for (const words of [...Object.values(notListedWords), 'Words of next year']) {
			control.set({ notListedWords: words, notListedAsText: false });
			expect(await asUser().get('/me/tracks')).toMatchObject({
				status: 403,
				body: { error: { status: 403, message: words } },
			});
		}
		// The app itself is.
		expect(await get(`/albums/${id}`)).toMatchObject({ status: 200 });
	});

	it.each(kinds)('needs an owner with Premium: %s', async (kind) => {
		const { asUser, control, get } = setUp(kind);
		control.setOwnerPremium({ premium: false });

		for (const answer of [await asUser().get('/me'), await get(`/albums/${id}`)]) {
			expect(answer).toMatchObject({
				status: 403,
				body: expect.stringMatching(/^Active premium subscription required for the owner of the/),
			});
			expect(answer.body).toHaveLength(159);
		}
		control.setOwnerPremium({ premium: true });
		expect(await get(`/albums/${id}`)).toMatchObject({ status: 200 });
	});

	it('is stricter there than one of extended quota', async () => {
		const { asUser, control } = setUp('extended');
		control.setUser({ listed: false });
		control.setOwnerPremium({ premium: false });

		expect(await asUser().get('/me')).toMatchObject({ status: 200 });
	});
});
