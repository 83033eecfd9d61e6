import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import type { Account } from '../../../../nodes/Spotify/transport/account';
import { clientCredentialsAccount } from '../../../../nodes/Spotify/transport/clientCredentials';
import { userOAuth2Account } from '../../../../nodes/Spotify/transport/userOAuth2';
import { tokenKey } from '../../../../spotify/auth/clientCredentials';
import { createSharedRenewals } from '../../../../spotify/auth/sharedRenewals';
import type { HttpMethod, HttpRequest, HttpResponse } from '../../../../spotify/http/types';
import type { Outcome } from '../../../../spotify/failures/outcome';
import { processState, resetProcessState } from '../../../../spotify/processState';
import { withRenewal } from '../../../../spotify/pipeline/withRenewal';
import { autoClock, resetAutoClock, sleeps } from '../../../support/autoClock.mts';
import type { MemoryCredentialsHelper } from '../../../support/credentialsHelper.mts';
import { clientCredentials, runSpotify, userOAuth2 } from '../../../support/engine.mts';
import { idOf } from '../../../support/spotifyObjects.mts';
import { userWire } from '../../../support/userWire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

const newProcess = () => createSharedRenewals(autoClock, () => 0);
let renewals = newProcess();

beforeEach(() => {
	renewals = newProcess();
	resetAutoClock();
});
afterEach(() => jest.restoreAllMocks());

type Answer = Outcome<HttpResponse>;
type Open = (context: IExecuteFunctions, signal: AbortSignal | undefined) => Promise<Account>;

const openUser: Open = async (context, signal) =>
	await userOAuth2Account(context, renewals, signal);

/** Runs `work` in n8n's engine, in a node that has nothing but the account of a credential. */
async function withAccount<T>(
	credentials: MemoryCredentialsHelper,
	work: (account: Account) => Promise<T>,
	open: Open = openUser,
): Promise<T> {
	const found: T[] = [];
	const nodeType = {
		description: {
			name: 'spotify',
			inputs: ['main'],
			outputs: ['main'],
			properties: [],
			credentials: [{ name: credentials.typeName, required: true }],
		},
		async execute(this: IExecuteFunctions) {
			found.push(await work(await open(this, this.getExecutionCancelSignal())));
			return [[]];
		},
	} as unknown as INodeType;
	const { error } = await runSpotify({ parameters: {}, credentials, nodeType });
	if (error) throw error;
	return found[0] as T;
}

/** Sends with an account's tokens, as the pipeline does. */
const sendWithTokens = async (
	{ http, tokens }: Account,
	request: HttpRequest,
): Promise<Outcome<HttpResponse>> =>
	await withRenewal(
		async (given: HttpRequest, tokenFor) => {
			const token = await tokenFor();
			return token.ok ? await http(given, token.value) : token;
		},
		{ tokens },
	)(request);

const send = async (account: Account, method: HttpMethod = 'GET', path = '/me'): Promise<Answer> =>
	await sendWithTokens(account, {
		method,
		url: `https://api.spotify.com/v1${path}`,
		headers: { Accept: 'application/json' },
		...(method === 'POST' && { body: { uris: [] } }),
	});
const sendOne = async (credentials: MemoryCredentialsHelper) =>
	await withAccount(credentials, send);
const sendMany = (count: number) => async (account: Account) =>
	await Promise.all(Array.from({ length: count }, async () => await send(account)));

const textOf = (answer: Answer | undefined): string =>
	!answer || answer.ok ? '' : `${answer.failure.message} | ${answer.failure.hint}`;
const statusOf = (answer: Answer) => (answer.ok ? answer.value.status : answer.failure.kind);

const ended = { accepts: 'no-token-yet' };

describe('a request', () => {
	it("carries the user's token", async () => {
		const wire = userWire();
		expect(statusOf(await sendOne(userOAuth2()))).toBe(200);
		expect(wire.requests).toEqual(['GET /v1/me with user-token-0']);
	});

	it.each([403, 404, 429, 500])('gets a %d as an answer, with its headers', async (status) => {
		userWire({ api: () => ({ status, headers: { 'Retry-After': '7' } }) });
		expect(await sendOne(userOAuth2())).toMatchObject({
			ok: true,
			value: { status, headers: { 'retry-after': '7' } },
		});
	});

	it('leaves no token in what it was made of', async () => {
		userWire();
		const headers = { Accept: 'application/json' };
		await withAccount(
			userOAuth2(),
			async ({ http }) =>
				await http({ method: 'GET', url: 'https://api.spotify.com/v1/me', headers }, ''),
		);
		expect(headers).toEqual({ Accept: 'application/json' });
	});
});

describe('a token that has ended', () => {
	it('is renewed, stored by n8n, and the request repeated', async () => {
		const wire = userWire(ended);
		const credentials = userOAuth2();
		expect(statusOf(await sendOne(credentials))).toBe(200);
		expect(wire.requests).toEqual([
			'GET /v1/me with user-token-0',
			'refresh with refresh-token-0',
			'GET /v1/me with user-token-1',
		]);
		expect(credentials.writes).toBe(1);
		expect(credentials.stored.oauthTokenData).toMatchObject({
			access_token: 'user-token-1',
			refresh_token: 'refresh-token-0',
		});
	});

	it('is renewed once for twenty requests that are refused at once', async () => {
		const wire = userWire(ended);
		const credentials = userOAuth2();
		const answers = await withAccount(credentials, sendMany(20));
		expect(answers.map(statusOf)).toEqual(Array(20).fill(200));
		expect([wire.refreshes(), credentials.writes, wire.requests.length]).toEqual([1, 1, 41]);
	});

	it('is renewed once for ten executions at once', async () => {
		const wire = userWire(ended);
		const credentials = userOAuth2();
		const runs = await Promise.all(
			Array.from({ length: 10 }, async () => await withAccount(credentials, sendMany(5))),
		);
		expect(runs.flat().map(statusOf)).toEqual(Array(50).fill(200));
		expect(wire.refreshes()).toBe(1);
	});

	it('is renewed again when the next one has ended too', async () => {
		let hour = 0;
		const wire = userWire({
			api: () => undefined,
			...ended,
			refresh: () => void (hour += 1),
		});
		const credentials = userOAuth2();
		const statuses = await withAccount(credentials, async (account) => {
			const first = await send(account);
			// Spotify forgets the token of this hour.
			credentials.stored = {
				...credentials.stored,
				oauthTokenData: { ...tokensOf(credentials), access_token: 'user-token-0' },
			};
			return [first, await send(account)].map(statusOf);
		});
		expect([statuses, hour, wire.refreshes()]).toEqual([[200, 200], 2, 2]);
	});

	it('is found renewed by a request that was refused before the renewal ended', async () => {
		const wire = userWire(ended);
		await withAccount(userOAuth2(), async (account) => {
			const early = send(account);
			const late = send(account);
			return await Promise.all([early, late]);
		});
		expect(wire.refreshes()).toBe(1);
	});

	it('of a write is renewed too, and the write sent once more only', async () => {
		const wire = userWire(ended);
		const answer = await withAccount(
			userOAuth2(),
			async (account) => await send(account, 'POST', '/me/playlists'),
		);
		expect(statusOf(answer)).toBe(200);
		expect(wire.requests.filter((request) => request.startsWith('POST'))).toEqual([
			'POST /v1/me/playlists with user-token-0',
			'POST /v1/me/playlists with user-token-1',
		]);
	});

	it('is not renewed a second time for one request: the 401 is the answer then', async () => {
		const wire = userWire({ api: () => ({ status: 401, body: { error: { message: 'no' } } }) });
		expect(statusOf(await sendOne(userOAuth2()))).toBe(401);
		expect([wire.refreshes(), wire.requests.length]).toEqual([1, 3]);
	});

	it('is not renewed where Spotify asks for a user', async () => {
		const body = { error: { status: 401, message: 'Valid user authentication required' } };
		const wire = userWire({ api: () => ({ status: 401, body }) });
		expect(statusOf(await sendOne(userOAuth2()))).toBe(401);
		expect(wire.requests).toHaveLength(1);
	});
});

const tokensOf = ({ stored }: MemoryCredentialsHelper) =>
	stored.oauthTokenData as Record<string, string>;

describe('a refresh token', () => {
	it('that Spotify replaces is stored, and the new one used the next time', async () => {
		const wire = userWire({
			...ended,
			refresh: (count) => ({
				body: {
					access_token: `user-token-${count + 1}`,
					refresh_token: `refresh-token-${count + 1}`,
					token_type: 'Bearer',
					expires_in: 3600,
				},
			}),
		});
		const credentials = userOAuth2();
		await sendOne(credentials);
		expect(tokensOf(credentials)).toMatchObject({ refresh_token: 'refresh-token-1' });
		credentials.stored = {
			...credentials.stored,
			oauthTokenData: { ...tokensOf(credentials), access_token: 'has-ended' },
		};
		expect(statusOf(await sendOne(credentials))).toBe(200);
		expect(wire.requests.filter((request) => request.startsWith('refresh'))).toEqual([
			'refresh with refresh-token-0',
			'refresh with refresh-token-1',
		]);
	});

	it('that is missing is an error that says to connect again', async () => {
		const wire = userWire(ended);
		const { refresh_token: _, ...oauthTokenData } = tokensOf(userOAuth2());
		const answer = await sendOne(userOAuth2({ oauthTokenData }));
		expect(textOf(answer)).toMatch(/^The connection to Spotify cannot be renewed \| .*connect/);
		expect(wire.requests).toHaveLength(1);
	});
});

describe('a renewal that Spotify refuses', () => {
	const refusal = (error: string, words: string) => ({
		...ended,
		refresh: () => ({ status: 400, body: { error, error_description: words } }),
	});

	it('because the consent has ended says so, and where to look', async () => {
		userWire(refusal('invalid_grant', 'Refresh token revoked'));
		const answer = await sendOne(userOAuth2());
		expect(answer).toMatchObject({
			ok: false,
			failure: {
				kind: 'credential',
				error: 'invalid_grant',
				message: 'The connection to Spotify has ended',
			},
		});
		expect(textOf(answer)).toContain('ends after six months');
		expect(textOf(answer)).toContain('https://www.spotify.com/account/apps/');
		expect(textOf(answer)).toContain('connect the account again');
	});

	it('is heard once in a run, whatever is left to send', async () => {
		const wire = userWire(refusal('invalid_grant', 'Refresh token revoked'));
		const answers = await withAccount(userOAuth2(), async (account) => {
			const first = await sendMany(5)(account);
			return [...first, ...(await sendMany(5)(account))];
		});
		expect(answers.map(statusOf)).toEqual(Array(10).fill('credential'));
		expect([wire.refreshes(), wire.requests.length, sleeps.length]).toEqual([1, 6, 0]);
	});

	it('is heard once too by what was sent before and is answered later', async () => {
		const wire = userWire(refusal('invalid_grant', 'Refresh token revoked'));
		const outcomes = await withAccount(userOAuth2(), async ({ tokens }) => [
			await tokens.renew('0'),
			await tokens.renew('0'),
		]);
		expect(outcomes.map(({ ok }) => ok)).toEqual([false, false]);
		expect(wire.refreshes()).toBe(1);
	});

	it('is tried again by the next run, which may find the account connected again', async () => {
		userWire({
			...ended,
			refresh: (count) =>
				count === 0 ? { status: 400, body: { error: 'invalid_grant' } } : undefined,
		});
		expect(statusOf(await sendOne(userOAuth2()))).toBe('credential');
		expect(statusOf(await sendOne(userOAuth2()))).toBe(200);
	});

	it("because of the client's secret names the field", async () => {
		userWire(refusal('invalid_client', 'Invalid client secret'));
		expect(textOf(await sendOne(userOAuth2()))).toMatch(
			/^Spotify refuses the credential: Invalid client secret \(invalid_client\) \| .*"Client Secret"/,
		);
	});
});

describe('an accounts service that fails', () => {
	it.each([
		['a 503', { status: 503, body: 'Service unavailable', headers: { 'Retry-After': '3' } }],
		['a lost connection', { lost: 'ECONNRESET' }],
		['a 429', { status: 429, body: 'Too many requests' }],
		[
			"a 429 like the API's",
			{ status: 429, body: { error: { status: 429, message: 'Slow down' } } },
		],
	])('by %s once costs a pause, not the request, be it a write', async (_, reply) => {
		const wire = userWire({ ...ended, refresh: (count) => (count === 0 ? reply : undefined) });
		// The n-th refresh gives the n-th token: the first one gave none.
		const answer = await withAccount(
			userOAuth2(),
			async (account) => await send(account, 'POST', '/me/playlists'),
		);
		expect(statusOf(answer)).toBe(200);
		expect([wire.refreshes(), sleeps.length]).toEqual([2, 1]);
	});

	it('by a 429 is left alone for some seconds: n8n drops what Spotify says of how long', async () => {
		const refused = { status: 429, body: 'Too many', headers: { 'Retry-After': '7' } };
		const wire = userWire({ ...ended, refresh: (count) => (count === 0 ? refused : undefined) });
		await sendOne(userOAuth2());
		expect([wire.refreshes(), sleeps]).toEqual([2, [5_000]]);
	});

	it.each([
		['server', /^Spotify's accounts service is failing \(status 503\)/, { status: 503, body: '' }],
		['network', /^Spotify's accounts service could not be reached/, { lost: 'ECONNRESET' }],
		[
			'unexpectedResponse',
			/a web page instead of JSON/,
			{ status: 200, body: '<html>Log in</html>' },
		],
	])('for good is a failure of kind %s that says what to do', async (kind, words, reply) => {
		const wire = userWire({ ...ended, refresh: () => reply });
		const answer = await sendOne(userOAuth2());
		expect(statusOf(answer)).toBe(kind);
		expect(textOf(answer)).toMatch(words);
		expect(wire.refreshes()).toBe(kind === 'unexpectedResponse' ? 1 : 4);
	});

	it('by saying nothing is given up after 30 seconds', async () => {
		const over = new AbortController();
		const timeout = jest
			.spyOn(autoClock, 'deadline')
			.mockReturnValue({ signal: over.signal, end: () => undefined });
		const wire = userWire({
			...ended,
			refresh: () => {
				over.abort();
				return undefined;
			},
		});
		const answer = await sendOne(userOAuth2());
		expect(statusOf(answer)).toBe('network');
		expect(textOf(answer)).toContain('did not answer in time');
		expect(timeout).toHaveBeenCalledWith(30_000);
		// What nobody waits for still arrives, and must not do so in another test.
		for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
		expect(wire.refreshes()).toBeGreaterThan(0);
	});
});

it('an account that is not connected is refused before anything is sent', async () => {
	const wire = userWire();
	const { oauthTokenData: _, ...fields } = userOAuth2().stored;
	const credentials = userOAuth2();
	credentials.stored = fields;
	const answer = await sendOne(credentials);
	expect(answer).toMatchObject({ ok: false, failure: { kind: 'credential' } });
	expect(textOf(answer)).toMatch(/^The Spotify account is not connected \| .*choose Connect/);
	expect(wire.requests).toEqual([]);
});

describe('what the user allowed', () => {
	const scopesWith = async (scope: string | undefined) => {
		const oauthTokenData = { ...tokensOf(userOAuth2()), ...(scope !== undefined && { scope }) };
		if (scope === undefined) Reflect.deleteProperty(oauthTokenData, 'scope');
		return await withAccount(userOAuth2({ oauthTokenData }), async ({ scopes }) => scopes);
	};

	it('is what Spotify said when it issued the token', async () => {
		userWire();
		expect(await scopesWith('user-read-email user-top-read')).toEqual(
			new Set(['user-read-email', 'user-top-read']),
		);
	});

	it.each([undefined, ''])('is not known where it said nothing: %j', async (scope) => {
		userWire();
		expect(await scopesWith(scope)).toBeUndefined();
	});
});

it('cooldowns are shared with the client credentials of the same app', async () => {
	userWire();
	const user = await withAccount(
		userOAuth2({ clientId: 'the-client-id ' }),
		async ({ appKey }) => appKey,
	);
	const app = await withAccount(
		clientCredentials(),
		async ({ appKey }) => appKey,
		async (context, signal) =>
			await clientCredentialsAccount(context, processState(autoClock).tokens, signal),
	);
	const key = tokenKey({ clientId: 'the-client-id', clientSecret: 'the-client-secret' });
	expect([user, app]).toEqual([key, key]);
});

it('a stopped execution does not wait for a renewal, which goes on for the others', async () => {
	const stop = new AbortController();
	const wire = userWire({
		...ended,
		refresh: () => {
			stop.abort();
			return undefined;
		},
	});
	const open: Open = async (context) => await userOAuth2Account(context, renewals, stop.signal);
	const credentials = userOAuth2();
	const [stopped, other] = await Promise.all([
		withAccount(credentials, send, open),
		sendOne(credentials),
	]);
	expect([statusOf(stopped), statusOf(other)]).toEqual(['cancelled', 200]);
	expect(wire.refreshes()).toBe(1);
});

describe('the node on this credential', () => {
	const parameters = { resource: 'track', operation: 'get', trackId: idOf(1) };
	afterEach(resetProcessState);

	it('gives items, with a token that is renewed on the way', async () => {
		const wire = userWire(ended);
		const { items, error } = await runSpotify({ parameters, credentials: userOAuth2() });
		expect([error, items.length, wire.refreshes()]).toEqual([undefined, 1, 1]);
	});

	it('fails with an error that says what to do, where the connection has ended', async () => {
		userWire({ ...ended, refresh: () => ({ status: 400, body: { error: 'invalid_grant' } }) });
		const { error } = await runSpotify({ parameters, credentials: userOAuth2() });
		expect(error?.message).toBe('The connection to Spotify has ended');
		expect(error?.description).toContain('connect the account again');
		expect(error?.context?.['data']).toMatchObject({ kind: 'credential' });
	});
});

describe('secrets', () => {
	const accessToken = `BQ${'c2VjcmV0'.repeat(12)}`;
	const refreshToken = `AQ${'cmVmcmVzaA'.repeat(12)}`;
	const basic = Buffer.from('the-client-id:the-client-secret').toString('base64');

	it.each([
		[
			'invalid_grant',
			{ status: 400, body: { error: 'invalid_grant', error_description: refreshToken } },
		],
		[
			'invalid_client',
			{ status: 400, body: { error: 'invalid_client', error_description: `Basic ${basic}` } },
		],
		[
			'a short token echoed',
			{ status: 400, body: { error: 'no', error_description: 'short-refresh' } },
		],
		['a 503', { status: 503, body: refreshToken }],
		['a lost connection', { lost: 'ECONNRESET' }],
	])('are in no text of a renewal that fails by %s', async (_, reply) => {
		userWire({ ...ended, refresh: () => reply });
		for (const refresh_token of [refreshToken, 'short-refresh']) {
			const oauthTokenData = { access_token: accessToken, refresh_token, token_type: 'Bearer' };
			const failure = JSON.stringify(await sendOne(userOAuth2({ oauthTokenData })));
			expect(failure).toContain('"ok":false');
			for (const secret of ['the-client-secret', basic, accessToken, refresh_token])
				expect(failure).not.toContain(secret);
		}
	});
});
