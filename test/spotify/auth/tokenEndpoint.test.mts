import { basicValue } from '../../../spotify/auth/clientCredentials';
import { requestToken, type TokenEndpointSettings } from '../../../spotify/auth/tokenEndpoint';
import {
	client,
	proxyPage,
	tokenAnswer,
	unknownClient,
	wrongSecret,
} from '../../fixtures/tokenAnswers.mts';
import { createFakeClock, settle } from '../../support/fakeClock.mts';
import {
	answered,
	createFakeHttp,
	deferred,
	lost,
	type Answer,
	type Scripted,
} from '../../support/fakeHttp.mts';

/** A random source at its upper end: no delay is shortened. */
const longest = () => 1;

function setUp(script: Scripted[], settings: Partial<TokenEndpointSettings> = {}) {
	const clock = createFakeClock();
	const http = createFakeHttp(...script);
	const result = requestToken(client, { http: http.send, clock, random: longest, ...settings });
	return { clock, requests: http.requests, result };
}

const retryAfter = (status: number, value: string) =>
	answered(status, '', { 'retry-after': value });

describe('the request', () => {
	it('rows 3, 4, 5, 25: is the one of the tutorial, sent once', async () => {
		const { clock, requests, result } = setUp([tokenAnswer()]);
		expect((await clock.until(result)).ok).toBe(true);
		expect(requests).toEqual([
			{
				method: 'POST',
				url: 'https://accounts.spotify.com/api/token',
				headers: {
					Authorization: `Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')}`,
					'Content-Type': 'application/x-www-form-urlencoded',
					Accept: 'application/json',
				},
				body: 'grant_type=client_credentials',
				timeoutMs: 30_000,
				deadlineMs: 30_000,
				maxBytes: 1_000_000,
			},
		]);
	});

	it('row 25: takes another timeout', async () => {
		const { clock, requests, result } = setUp([tokenAnswer()], { timeoutSeconds: 15 });
		await clock.until(result);
		expect(requests[0]?.timeoutMs).toBe(15_000);
	});

	it("row 18: a token's life counts from the moment its own request was sent", async () => {
		const answer = deferred<Answer>();
		const { clock, result } = setUp([lost(), answer.promise]);
		const start = clock.nowMs();
		await clock.advance(500);
		await clock.advance(20_000);
		answer.resolve(tokenAnswer());
		expect(await clock.until(result)).toMatchObject({
			value: { expiresAtMs: start + 500 + 3_600_000 },
		});
	});
});

describe('retries', () => {
	it.each([
		['row 27: a reset connection', lost('ECONNRESET')],
		['row 27: a refused connection', lost('ECONNREFUSED')],
		['row 27: a timeout', lost('ETIMEDOUT')],
		['row 28: status 500', answered(500, '')],
		['row 28: status 503 from a proxy', proxyPage(503)],
		['status 429', answered(429, ''), 5000],
	])('%s is tried again', async (_, failure, waitMs = 500) => {
		const { clock, requests, result } = setUp([failure, tokenAnswer()]);
		expect((await clock.until(result)).ok).toBe(true);
		expect(requests).toHaveLength(2);
		expect(clock.sleeps).toEqual([waitMs]);
	});

	it('row 26: stops after three, with the last failure', async () => {
		const { clock, requests, result } = setUp([lost(), lost(), lost(), answered(502, '')]);
		expect(await clock.until(result)).toMatchObject({
			ok: false,
			failure: { kind: 'server', status: 502 },
		});
		expect(requests).toHaveLength(4);
	});

	it.each([0, 1, 5])('row 26: takes %d as their number', async (maxRetries) => {
		const script = Array.from({ length: maxRetries + 1 }, () => lost());
		const { clock, requests, result } = setUp([...script, tokenAnswer()], { maxRetries });
		expect((await clock.until(result)).ok).toBe(false);
		expect(requests).toHaveLength(maxRetries + 1);
	});

	it('rows 29, 30, 31: wait 0.5 s, then twice as long each, 8 s at most', async () => {
		const { clock, result } = setUp(
			Array.from({ length: 7 }, () => lost()),
			{ maxRetries: 6 },
		);
		await clock.until(result);
		expect(clock.sleeps).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000]);
	});

	it('row 32: are shortened by a random factor of 0.5 to 1', async () => {
		const { clock, result } = setUp([lost(), lost(), lost(), lost()], { random: () => 0 });
		await clock.until(result);
		expect(clock.sleeps).toEqual([250, 500, 1_000]);
	});

	it.each([
		['400, wrong secret', wrongSecret(), 'credential'],
		['400, unknown client', unknownClient(), 'credential'],
		['401', answered(401, { error: 'invalid_client' }), 'credential'],
		['a web page', proxyPage(), 'unexpectedResponse'],
		['no token', tokenAnswer({ access_token: undefined }), 'unexpectedResponse'],
		['status 204', answered(204, ''), 'unexpectedResponse'],
	])('there are none after %s', async (_, answer, kind) => {
		const { clock, requests, result } = setUp([answer, tokenAnswer()]);
		expect(await clock.until(result)).toMatchObject({ ok: false, failure: { kind } });
		expect(requests).toHaveLength(1);
	});
});

describe('Retry-After', () => {
	it.each([429, 503])('with status %d wins where it is longer', async (status) => {
		const { clock, result } = setUp([retryAfter(status, '60'), tokenAnswer()]);
		expect((await clock.until(result)).ok).toBe(true);
		expect(clock.sleeps).toEqual([60_000]);
	});

	it('does not shorten a wait', async () => {
		const { clock, result } = setUp([retryAfter(429, '0'), tokenAnswer()]);
		await clock.until(result);
		expect(clock.sleeps).toEqual([500]);
	});

	it('of more than a minute fails at once, saying when to come back', async () => {
		const { clock, requests, result } = setUp([retryAfter(429, '61'), tokenAnswer()]);
		expect(await clock.until(result)).toMatchObject({
			failure: { kind: 'rateLimited', retryAtMs: clock.nowMs() + 61_000 },
		});
		const server = setUp([retryAfter(503, '3600'), tokenAnswer()]);
		expect(await server.clock.until(server.result)).toMatchObject({
			failure: { kind: 'server', retryAfterSeconds: 3_600 },
		});
		expect([requests.length, server.requests.length]).toEqual([1, 1]);
		expect([...clock.sleeps, ...server.clock.sleeps]).toEqual([]);
	});
});

describe('no answer', () => {
	const quoting = `connect ECONNRESET with {"Authorization":"Basic ${basicValue(client)}"} ${client.clientSecret}`;

	it.each([
		[
			'is told',
			{
				ok: false,
				failure: { kind: 'network', code: 'ECONNRESET', message: quoting, hint: quoting },
			},
		],
		['is thrown', () => Promise.reject(new Error(quoting))],
	] satisfies Array<[string, Scripted]>)(
		'that %s becomes advice without secrets',
		async (_, answer) => {
			const { clock, result } = setUp([answer], { maxRetries: 0 });
			const outcome = await clock.until(result);
			expect(outcome).toMatchObject({
				failure: { kind: 'network', hint: expect.stringContaining('proxy') },
			});
			const text = JSON.stringify(outcome);
			expect(text).toContain('connect ECONNRESET');
			for (const secret of [client.clientSecret, basicValue(client)])
				expect(text).not.toContain(secret);
		},
	);
});

describe('once its signal is aborted', () => {
	it('ends its wait and sends no retry', async () => {
		const controller = new AbortController();
		const { clock, requests, result } = setUp([lost(), tokenAnswer()], {
			signal: controller.signal,
		});
		await settle();
		expect(clock.asleep()).toBe(1);
		controller.abort();
		expect(await result).toMatchObject({ failure: { kind: 'cancelled' } });
		expect([requests.length, clock.asleep()]).toEqual([1, 0]);
	});

	it('sends nothing at all, had it been aborted before', async () => {
		const { requests, result } = setUp([tokenAnswer()], { signal: AbortSignal.abort() });
		expect(await result).toMatchObject({ failure: { kind: 'cancelled' } });
		expect(requests).toHaveLength(0);
	});

	it('still takes the token of a request on its way', async () => {
		const controller = new AbortController();
		const answer = deferred<Answer>();
		const { requests, result } = setUp([answer.promise], { signal: controller.signal });
		controller.abort();
		answer.resolve(tokenAnswer());
		expect((await result).ok).toBe(true);
		expect(requests[0]).not.toHaveProperty('signal');
	});
});
