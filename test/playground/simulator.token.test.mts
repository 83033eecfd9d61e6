import { defaultClient } from '../../playground/simulator/accounts/clients.mts';
import { hosts } from '../../playground/simulator/types.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';

const refusal = (error: string, error_description: string) => ({
	status: 400,
	body: { error, error_description },
});

describe("the simulator's token endpoint", () => {
	const { askToken, send, control, get, clock } = createSimulatorClient();

	it('gives an app a bearer token for an hour', async () => {
		expect(await askToken()).toEqual({
			status: 200,
			headers: { 'content-type': 'application/json; charset=utf-8' },
			body: {
				access_token: expect.stringMatching(/^BQ\w{100,}$/),
				token_type: 'Bearer',
				expires_in: 3600,
			},
		});
	});

	it('gives a new one each time', async () => {
		expect((await askToken()).body).not.toEqual((await askToken()).body);
	});

	it('refuses an unknown app', async () => {
		expect(await askToken({ ...defaultClient, clientId: 'f'.repeat(32) })).toMatchObject(
			refusal('invalid_client', 'Invalid client'),
		);
	});

	it('refuses a wrong secret', async () => {
		expect(await askToken({ ...defaultClient, clientSecret: 'f'.repeat(32) })).toMatchObject(
			refusal('invalid_client', 'Invalid client secret'),
		);
	});

	it.each(['', 'Bearer abc', 'Basic !!!', 'Basic bm9jb2xvbg=='])(
		'refuses the authorization %j',
		async (authorization) => {
			expect(await askToken(defaultClient, { authorization })).toMatchObject(
				refusal('invalid_client', 'Invalid client'),
			);
		},
	);

	it('refuses another grant', async () => {
		expect(await askToken(defaultClient, {}, 'grant_type=password')).toMatchObject({
			status: 400,
			body: { error: 'unsupported_grant_type' },
		});
	});

	it('refuses a body that is no form', async () => {
		const headers = { 'content-type': 'application/json' };
		expect(
			await askToken(defaultClient, headers, '{"grant_type":"client_credentials"}'),
		).toMatchObject(refusal('unsupported_grant_type', 'grant_type parameter is missing'));
	});

	it('refuses a grant in the query', async () => {
		const path = '/api/token?grant_type=client_credentials';
		expect(await send(hosts.accounts, 'POST', path, {})).toMatchObject({
			status: 400,
			body: { error: 'invalid_request' },
		});
	});

	it('takes a token lifetime, for the tokens to come', async () => {
		control.set({ tokenLifetimeSeconds: 5 });
		const { body } = await askToken();
		const authorization = `Bearer ${Object(body).access_token}`;
		expect(body).toMatchObject({ expires_in: 5 });

		await clock.advance(5000);

		expect(await get('/artists/4aawyAB9vmqN3uQ7FjRGTy', { authorization })).toMatchObject({
			status: 401,
		});
	});

	it('knows the apps that it was told of, until it is told otherwise', async () => {
		const client = { clientId: 'a'.repeat(32), clientSecret: 'b'.repeat(32) };
		control.addClient(client);
		expect(await askToken(client)).toMatchObject({ status: 200 });

		control.removeClient({ clientId: client.clientId });

		expect(await askToken(client)).toMatchObject({ status: 400 });
	});
});
