import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { SpotifyClientCredentialsApi } from '../../credentials/SpotifyClientCredentialsApi.credentials';
import { TOKEN_URL, tokenKey } from '../../spotify/auth/clientCredentials';
import { resetProcessState } from '../../spotify/processState';
import { autoClock, resetAutoClock, sleeps } from '../support/autoClock.mts';

jest.mock('../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const client = { clientId: 'the-client-id', clientSecret: 'the-client-secret' };
const basic = `Basic ${Buffer.from('the-client-id:the-client-secret').toString('base64')}`;
const credential = new SpotifyClientCredentialsApi();
const field = (name: string) => credential.properties.find((property) => property.name === name);

interface Answer {
	statusCode: number;
	body: unknown;
}

const issued = (accessToken: string): Answer => ({
	statusCode: 200,
	body: { access_token: accessToken, token_type: 'Bearer', expires_in: 3600 },
});

/** n8n's request helper, which gives these answers in turn and the last one from then on. */
function helper(...answers: Answer[]) {
	const requests: IHttpRequestOptions[] = [];
	const httpRequest = async (options: IHttpRequestOptions): Promise<unknown> => {
		requests.push(options);
		return { headers: {}, ...answers[Math.min(requests.length, answers.length) - 1] };
	};
	const ask = async (fields: ICredentialDataDecryptedObject) =>
		await credential.preAuthentication.call({ helpers: { httpRequest } }, fields);
	return { requests, ask };
}

describe('the form', () => {
	it('asks for Client ID and Client Secret, and hides the secret', () => {
		expect(field('clientId')).toMatchObject({ type: 'string', required: true });
		expect(field('clientSecret')).toMatchObject({
			required: true,
			typeOptions: { password: true },
		});
	});

	it.each([
		['refreshSkewSeconds', 30, 0],
		['timeoutSeconds', 30, 1],
		['maxRetries', 3, 0],
	])('has %s behind Advanced Settings, %d by default and bounded', (name, value, minValue) => {
		expect(field('advancedSettings')).toMatchObject({ type: 'boolean', default: false });
		expect(field(name)).toMatchObject({
			default: value,
			typeOptions: { minValue, maxValue: expect.any(Number) as number },
			displayOptions: { show: { advancedSettings: [true] } },
		});
	});

	it('keeps the token where the browser does not get it', () => {
		expect(field('accessToken')).toMatchObject({
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
		});
		expect(field('tokenFingerprint')).toMatchObject({
			type: 'hidden',
			typeOptions: { password: true },
		});
	});
});

describe('preAuthentication', () => {
	it('gets a token for n8n to store, with its end and its owner', async () => {
		const { requests, ask } = helper(issued('a'));
		expect(await ask({ ...client, accessToken: '' })).toEqual({
			accessToken: 'a',
			expiresAtMs: autoClock.nowMs() + 3_600_000,
			tokenFingerprint: tokenKey(client),
		});
		expect(requests).toMatchObject([
			{
				method: 'POST',
				url: TOKEN_URL,
				body: 'grant_type=client_credentials',
				headers: { Authorization: basic, 'Content-Type': 'application/x-www-form-urlencoded' },
				timeout: 30_000,
			},
		]);
	});

	it('gives the known token to whoever asks next', async () => {
		const { requests, ask } = helper(issued('a'), issued('b'));
		await ask({ ...client, accessToken: '' });
		expect(await ask({ ...client, accessToken: '' })).toMatchObject({ accessToken: 'a' });
		expect(requests).toHaveLength(1);
	});

	it('takes a token in the field as refused, and gets another: one for all who were refused', async () => {
		const { requests, ask } = helper(issued('a'), issued('b'));
		const first = await ask({ ...client, accessToken: '' });
		const stored = { ...client, ...first } as ICredentialDataDecryptedObject;
		const renewed = await Promise.all(Array.from({ length: 50 }, async () => await ask(stored)));
		expect(new Set(renewed.map(({ accessToken }) => accessToken))).toEqual(new Set(['b']));
		expect(requests).toHaveLength(2);
	});

	it('uses the advanced settings while their switch is on', async () => {
		const { requests, ask } = helper({ statusCode: 503, body: '' });
		const advanced = { advancedSettings: true, timeoutSeconds: 5, maxRetries: 1 };
		await expect(ask({ ...client, accessToken: '', ...advanced })).rejects.toThrow();
		expect(requests.map(({ timeout }) => timeout)).toEqual([5000, 5000]);
		expect(sleeps).toHaveLength(1);
	});

	it.each([
		[
			'a wrong secret',
			400,
			{ error: 'invalid_client', error_description: 'Invalid client secret' },
			/Invalid client secret/,
		],
		[
			'a deleted app',
			400,
			{ error: 'invalid_client', error_description: 'Invalid client' },
			/Invalid client/,
		],
		['a failing accounts service', 503, '', /accounts\.spotify\.com|accounts service/i],
		["a proxy's web page", 200, '<html>Log in</html>', /proxy/i],
	])(
		'says of %s what happened and what to do, without the secret',
		async (_, statusCode, body, words) => {
			const { ask } = helper({ statusCode, body });
			const error = await ask({ ...client, accessToken: '' }).catch(
				(thrown: unknown) => (thrown as Error).message,
			);
			expect(error).toMatch(words);
			expect(error).not.toContain(client.clientSecret);
		},
	);
});

describe('authenticate', () => {
	const authorization = async (fields: ICredentialDataDecryptedObject, url: string) =>
		(await credential.authenticate(fields, { url })).headers?.['Authorization'];
	const api = 'https://api.spotify.com/v1/search';
	const stored = {
		...client,
		accessToken: 'a',
		expiresAtMs: 1,
		tokenFingerprint: tokenKey(client),
	};

	it('puts the token to a request of the API', async () => {
		expect(await authorization(stored, api)).toBe('Bearer a');
	});

	it("never puts another client's token to it: n8n then gets the right one after the 401", async () => {
		expect(await authorization({ ...stored, clientSecret: 'another' }, api)).toBeUndefined();
	});

	it('puts ID and secret to a request of the token endpoint', async () => {
		expect(await authorization({ ...stored, clientId: ' the-client-id ' }, TOKEN_URL)).toBe(basic);
	});
});

it('is tested at the token endpoint, with what was typed', () => {
	expect(credential.test.request).toMatchObject({
		method: 'POST',
		url: TOKEN_URL,
		body: 'grant_type=client_credentials',
	});
});

it.each([
	['a token', { access_token: 'a', expires_in: 3600 }, undefined],
	[
		'a refusal',
		{ error: 'invalid_client', error_description: 'Invalid client secret' },
		/invalid_client.*Client Secret is wrong.*Copy both again/,
	],
	['any other answer', { error: 'server_error' }, /no token.*not the cause.*again/],
	["a proxy's web page", '<html></html>', /no token.*not the cause.*again/],
])('says what %s to that test means', (_, answer, words) => {
	// As n8n goes through the rules: the first whose field of the answer has its value.
	const rule = credential.test.rules?.find(
		({ type, properties }) =>
			type === 'responseSuccessBody' &&
			(answer as Record<string, unknown>)[properties.key] === properties.value,
	);
	if (words) expect(rule?.properties.message).toMatch(words);
	else expect(rule).toBeUndefined();
});
