import { hosts } from '../../playground/simulator/types.mts';
import { defaultUserId } from '../../playground/simulator/users/createUser.mts';
import {
	type AuthorizeParameters,
	backWith,
	createConsentClient,
	redirectUri,
} from '../support/simulatorConsent.mts';

const refused = (description: string) => ({
	status: 400,
	body: { error: 'invalid_grant', error_description: description },
});

const otherApp = { clientId: 'a'.repeat(32), clientSecret: 'b'.repeat(32) };

describe("the simulator's consent page", () => {
	it('shows what the app asks for, and buttons to decide', async () => {
		const { authorize } = createConsentClient();

		const { status, headers, body } = await authorize();

		expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
		expect(body).toContain('id="agree"');
		expect(body).toContain('id="cancel"');
		expect(body).toContain('data-scope="user-library-read"');
		expect(body).toContain('data-scope="playlist-modify-private"');
		expect(body).toContain('value="a state &amp; more"');
	});

	it('sends who agrees back with a code', async () => {
		const { press } = createConsentClient();

		const answer = await press('agree');

		expect(answer).toMatchObject({ status: 303, body: '' });
		expect(answer.headers.location).toMatch(`${redirectUri}?`);
		expect(backWith(answer).get('state')).toBe('a state & more');
		expect(backWith(answer).get('code')).toMatch(/^AQ\w{100,}$/);
	});

	it('sends who cancels back with an error', async () => {
		const { press } = createConsentClient();

		const answer = await press('cancel');

		expect(Object.fromEntries(backWith(answer))).toEqual({
			error: 'access_denied',
			state: 'a state & more',
		});
	});

	it('keeps what else the address of the app says', async () => {
		const { press } = createConsentClient();

		const answer = await press('agree', { redirect_uri: 'https://example.com/back?from=spotify' });

		expect(answer.headers.location).toMatch('https://example.com/back?from=spotify&code=');
	});

	it('is not shown to who agreed already, but on demand', async () => {
		const { authorize, agree } = createConsentClient();
		await agree();

		const silent = await authorize();
		expect(silent.status).toBe(302);
		expect(backWith(silent).get('code')).not.toBeNull();
		expect(await authorize({ scope: 'user-library-read' })).toMatchObject({ status: 302 });
		expect(await authorize({ show_dialog: 'true' })).toMatchObject({ status: 200 });
		expect(await authorize({ scope: 'user-read-email' })).toMatchObject({ status: 200 });
	});

	it('is shown again after the consent was taken back, and after six months', async () => {
		const { authorize, agree, control, clock } = createConsentClient();
		await agree();
		control.revokeConsent();
		expect(await authorize()).toMatchObject({ status: 200 });

		await agree();
		await clock.advance(183 * 86_400_000);

		expect(await authorize()).toMatchObject({ status: 200 });
	});

	it('lets one choose between accounts, and remembers the choice', async () => {
		const { authorize, agree, exchange, control, get } = createConsentClient();
		control.addUser({ userId: 'elias', displayName: 'Elias <3', empty: true });
		expect((await authorize()).body).toContain('<option value="elias">Elias &lt;3</option>');
		expect((await authorize()).body).toContain(`<option value="${defaultUserId}" selected>`);

		const { body } = await exchange(await agree({}, 'elias'));
		const authorization = `Bearer ${Object(body).access_token}`;

		expect(await get('/me', { authorization })).toMatchObject({ body: { id: 'elias' } });
		expect((await authorize({ show_dialog: 'true' })).body).toContain(
			'<option value="elias" selected>',
		);
	});

	it.each<[AuthorizeParameters, string]>([
		[{ client_id: 'f'.repeat(32) }, 'INVALID_CLIENT: Invalid client'],
		[{ client_id: '' }, 'Missing required parameter: client_id'],
		[{ response_type: '' }, 'Missing required parameter: response_type'],
		[{ response_type: 'token' }, 'response_type must be code'],
		[{ redirect_uri: '' }, 'Missing required parameter: redirect_uri'],
		[{ redirect_uri: 'nowhere' }, 'INVALID_CLIENT: Invalid redirect URI'],
		[{ redirect_uri: 'http://localhost:5678/x' }, 'INVALID_CLIENT: Insecure redirect URI'],
		[{ redirect_uri: 'http://example.com/x' }, 'INVALID_CLIENT: Insecure redirect URI'],
		[{ scope: 'user-library-read user-library' }, 'Illegal scope'],
		[{ audience: 'x' }, 'Unknown parameter (simulator): audience'],
	])('refuses %j', async (parameters, words) => {
		const { authorize, press } = createConsentClient();

		for (const answer of [await authorize(parameters), await press('agree', parameters)]) {
			expect(answer).toMatchObject({
				status: 400,
				headers: { 'content-type': 'text/plain; charset=utf-8' },
				body: words,
			});
		}
	});

	it.each(['https://example.com/x', 'http://127.0.0.1/x', 'http://[::1]:80/x'])(
		'takes the address %s',
		async (address) => {
			const { authorize } = createConsentClient();

			expect(await authorize({ redirect_uri: address })).toMatchObject({ status: 200 });
		},
	);

	it('is at the accounts service, which has nothing else', async () => {
		const { send } = createConsentClient();

		expect(await send(hosts.accounts, 'GET', '/login', {})).toMatchObject({ status: 404 });
		expect(await send(hosts.accounts, 'DELETE', '/authorize', {})).toMatchObject({ status: 405 });
	});
});

describe("the simulator's authorization code", () => {
	it('is worth an access token, a refresh token, and the scopes that were asked for', async () => {
		const { agree, exchange, get } = createConsentClient();

		const { status, body } = await exchange(await agree());

		expect(status).toBe(200);
		expect(body).toEqual({
			access_token: expect.stringMatching(/^BQ/),
			token_type: 'Bearer',
			expires_in: 3600,
			refresh_token: expect.stringMatching(/^AQ/),
			scope: 'user-library-read playlist-modify-private',
		});
		const authorization = `Bearer ${Object(body).access_token}`;
		expect(await get('/me/tracks', { authorization })).toMatchObject({ status: 200 });
		expect(await get('/me/top/tracks', { authorization })).toMatchObject({ status: 403 });
	});

	it('is good once', async () => {
		const { agree, exchange } = createConsentClient();
		const code = await agree();
		await exchange(code);

		expect(await exchange(code)).toMatchObject(refused('Invalid authorization code'));
	});

	it('is good for ten minutes', async () => {
		const { agree, exchange, clock } = createConsentClient();
		const [one, other] = [await agree(), await agree()];
		await clock.advance(599_999);
		expect(await exchange(one)).toMatchObject({ status: 200 });
		await clock.advance(1);

		expect(await exchange(other)).toMatchObject(refused('Authorization code expired'));
	});

	it('is good for the app and the address that it was made for', async () => {
		const { agree, exchange, control } = createConsentClient();
		control.addClient(otherApp);
		const code = await agree();

		expect(await exchange(code, `${redirectUri}/`)).toMatchObject(refused('Invalid redirect URI'));
		expect(await exchange(code, redirectUri, otherApp)).toMatchObject(
			refused('Invalid authorization code'),
		);
		expect(await exchange(code)).toMatchObject({ status: 200 });
	});

	it.each(['grant_type=authorization_code&code=x', 'grant_type=refresh_token'])(
		'is needed with all that belongs to it: %s',
		async (body) => {
			const { askToken } = createConsentClient();

			expect(await askToken(undefined, {}, body)).toMatchObject({
				status: 400,
				body: { error: 'invalid_request', error_description: expect.stringMatching(/must be sup/) },
			});
		},
	);
});

describe("the simulator's refresh token", () => {
	it('is worth access tokens, again and again', async () => {
		const { connect, refresh, get } = createConsentClient();
		const { refresh_token } = await connect();

		await refresh(refresh_token);
		const { status, body } = await refresh(refresh_token);

		expect(status).toBe(200);
		expect(body).toEqual({
			access_token: expect.stringMatching(/^BQ/),
			token_type: 'Bearer',
			expires_in: 3600,
			scope: 'user-library-read playlist-modify-private',
		});
		const authorization = `Bearer ${Object(body).access_token}`;
		expect(await get('/me/tracks', { authorization })).toMatchObject({ status: 200 });
	});

	it('can be good once, for an access token and its own successor', async () => {
		const { connect, refresh, control } = createConsentClient();
		control.set({ rotateRefreshTokens: true });
		const { refresh_token } = await connect();

		const { body } = await refresh(refresh_token);

		expect(await refresh(refresh_token)).toMatchObject(refused('Invalid refresh token'));
		expect(await refresh(Object(body).refresh_token)).toMatchObject({ status: 200 });
	});

	it('ends six months after the consent, however often it is used', async () => {
		const { connect, refresh, clock } = createConsentClient();
		const { refresh_token } = await connect();
		await clock.advance(183 * 86_400_000 - 1);
		expect(await refresh(refresh_token)).toMatchObject({ status: 200 });
		await clock.advance(1);

		expect(await refresh(refresh_token)).toMatchObject(refused('Refresh token expired'));
	});

	it('ends with the consent, even if another took its place', async () => {
		const { connect, refresh, control, clock } = createConsentClient();
		control.set({ rotateRefreshTokens: true });
		control.set({ refreshTokenLifetimeSeconds: 60 });
		const { refresh_token } = await connect();
		await clock.advance(59_999);
		const { body } = await refresh(refresh_token);
		await clock.advance(1);

		expect(await refresh(Object(body).refresh_token)).toMatchObject(
			refused('Refresh token expired'),
		);
	});

	it('can be ended before its time', async () => {
		const { connect, refresh, control, get } = createConsentClient();
		const { access_token, refresh_token } = await connect();
		const authorization = `Bearer ${access_token}`;

		control.expireConsent();

		expect(await refresh(refresh_token)).toMatchObject(refused('Refresh token expired'));
		expect(await get('/me', { authorization })).toMatchObject({ status: 200 });
	});

	it('is revoked with the access tokens when the user takes the app off the account', async () => {
		const { connect, refresh, control, get, newToken } = createConsentClient();
		const { access_token, refresh_token } = await connect();

		control.revokeConsent();

		expect(await refresh(refresh_token)).toMatchObject(refused('Refresh token revoked'));
		expect(await get('/me', { authorization: `Bearer ${access_token}` })).toMatchObject({
			status: 401,
			body: { error: { message: 'Invalid access token' } },
		});
		// The app's own tokens are none of the user's business.
		const authorization = `Bearer ${await newToken()}`;
		expect(await get('/markets', { authorization })).toMatchObject({ status: 200 });
	});

	it('is good for its own app only', async () => {
		const { connect, refresh, control } = createConsentClient();
		control.addClient(otherApp);
		const { refresh_token } = await connect();

		expect(await refresh(refresh_token, otherApp)).toMatchObject(refused('Invalid refresh token'));
		expect(await refresh('AQabc')).toMatchObject(refused('Invalid refresh token'));
	});

	it('outlives the access tokens whose hour was declared over', async () => {
		const { connect, refresh, control, get } = createConsentClient();
		const { access_token, refresh_token } = await connect();

		control.expireTokens();

		expect(await get('/me', { authorization: `Bearer ${access_token}` })).toMatchObject({
			status: 401,
			body: { error: { message: 'The access token expired' } },
		});
		expect(await refresh(refresh_token)).toMatchObject({ status: 200 });
	});
});
