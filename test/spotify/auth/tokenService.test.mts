import { tokenKey } from '../../../spotify/auth/clientCredentials';
import {
	createMemoryTokenCache,
	type TokenCache,
	type TokenEntry,
} from '../../../spotify/auth/tokenCache';
import { createTokenService, isFresh, type TokenRequest } from '../../../spotify/auth/tokenService';
import {
	client,
	otherClient,
	sameIdOtherSecret,
	tokenAnswer,
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

/** Answers with the tokens "token 1", "token 2", ... unless the script says otherwise. */
function setUp({ script = [], cache }: { script?: Scripted[]; cache?: TokenCache } = {}) {
	const clock = createFakeClock();
	let issued = 0;
	const issue = () => tokenAnswer({ access_token: `token-${++issued}` });
	const http = createFakeHttp(...script, ...Array.from({ length: 60 }, () => issue));
	const service = createTokenService({ clock, random: () => 1, ...(cache && { cache }) });
	const request: TokenRequest = { client, http: http.send };
	const get = async (settings: Partial<TokenRequest> = {}) =>
		await service.getAccessToken({ ...request, ...settings });
	const renew = async (rejectedToken: string, settings: Partial<TokenRequest> = {}) =>
		await service.renew({ ...request, ...settings, rejectedToken });
	return { clock, requests: http.requests, get, renew };
}

const token = (accessToken: string) => ({ ok: true, value: { accessToken } });

describe('getAccessToken', () => {
	it('rows 13, 14, 20, 39, 68: fetches on first use, then gives the same token again', async () => {
		const { requests, get } = setUp();
		expect(requests).toHaveLength(0);
		const first = await get();
		expect(first).toMatchObject(token('token-1'));
		for (let call = 0; call < 5; call++) expect(await get()).toEqual(first);
		expect(requests).toHaveLength(1);
	});

	it('rows 15, 16: renews 30 s before the end, not a millisecond earlier', async () => {
		const { clock, get } = setUp();
		await get();
		await clock.advance(3_570_000 - 1);
		expect(await get()).toMatchObject(token('token-1'));
		await clock.advance(1);
		expect(await get()).toMatchObject(token('token-2'));
	});

	it.each([0, 60])('row 17: takes a skew of %d s', async (skewSeconds) => {
		const { clock, get } = setUp();
		await get({ skewSeconds });
		await clock.advance((3_600 - skewSeconds) * 1_000 - 1);
		expect(await get({ skewSeconds })).toMatchObject(token('token-1'));
		await clock.advance(1);
		expect(await get({ skewSeconds })).toMatchObject(token('token-2'));
	});

	it.each([NaN, -1, Infinity, undefined])(
		'takes the default for a skew of %d s',
		async (skewSeconds) => {
			const { clock, requests, get } = setUp();
			await get({ skewSeconds });
			await clock.advance(3_569_999);
			await get({ skewSeconds });
			expect(requests).toHaveLength(1);
			await clock.advance(1);
			await get({ skewSeconds });
			expect(requests).toHaveLength(2);
		},
	);

	it('hands out a token whose life is shorter than the skew once, and fetches for the next', async () => {
		const short = tokenAnswer({ access_token: 'short', expires_in: 20 });
		const { requests, get } = setUp({ script: [short, short] });
		expect(await get()).toMatchObject(token('short'));
		expect(requests).toHaveLength(1);
		expect(await get()).toMatchObject(token('short'));
		expect(requests).toHaveLength(2);
	});

	it('rows 25, 26: passes timeout and retries on, and its defaults for nonsense', async () => {
		const { clock, requests, get } = setUp({
			script: [lost(), lost(), lost(), lost(), lost(), lost()],
		});
		await clock.until(get({ timeoutSeconds: 15, maxRetries: 1 }));
		expect(requests.map(({ timeoutMs }) => timeoutMs)).toEqual([15_000, 15_000]);
		await clock.advance(5_000);
		await clock.until(get({ timeoutSeconds: NaN, maxRetries: NaN }));
		expect(requests.map(({ timeoutMs }) => timeoutMs).slice(2)).toEqual(Array(4).fill(30_000));
	});

	it('row 11: an empty field is a failure before the wire', async () => {
		const { requests, get } = setUp();
		expect(await get({ client: { ...client, clientSecret: ' ' } })).toMatchObject({
			failure: { kind: 'credential', message: expect.stringContaining('"Client Secret"') },
		});
		expect(requests).toHaveLength(0);
	});

	it('sends id and secret without the white space around them', async () => {
		const { requests, get } = setUp();
		await get({
			client: { clientId: ` ${client.clientId}`, clientSecret: `${client.clientSecret}\n` },
		});
		await get();
		expect(requests).toHaveLength(1);
		expect(requests[0]?.headers?.['Authorization']).toBe(
			`Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')}`,
		);
	});

	it('never gives one client the token of another, also where only the secret differs', async () => {
		const { get } = setUp();
		const clients = [client, sameIdOtherSecret, otherClient];
		for (const [index, each] of clients.entries()) {
			expect(await get({ client: each })).toMatchObject(token(`token-${index + 1}`));
		}
		expect(await get()).toMatchObject(token('token-1'));
	});
});

describe('callers at the same time', () => {
	it('rows 35, 36: make one request, and all get its token', async () => {
		const answer = deferred<Answer>();
		const { requests, get } = setUp({ script: [answer.promise] });
		const early = Array.from({ length: 10 }, async () => await get());
		await settle();
		const late = Array.from({ length: 10 }, async () => await get({ skewSeconds: 0 }));
		answer.resolve(tokenAnswer({ access_token: 'shared' }));
		for (const outcome of await Promise.all([...early, ...late])) {
			expect(outcome).toMatchObject(token('shared'));
		}
		expect(requests).toHaveLength(1);
	});

	it('share a token whose life is shorter than the skew, too', async () => {
		const { requests, get } = setUp({ script: [tokenAnswer({ expires_in: 20 })] });
		const outcomes = await Promise.all(Array.from({ length: 10 }, async () => await get()));
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
		expect(requests).toHaveLength(1);
	});

	it('all get its failure, which is not kept', async () => {
		const { requests, get } = setUp({ script: [wrongSecret()] });
		const outcomes = await Promise.all(Array.from({ length: 10 }, async () => await get()));
		for (const outcome of outcomes)
			expect(outcome).toMatchObject({ failure: { kind: 'credential' } });
		expect(requests).toHaveLength(1);
		expect(await get()).toMatchObject(token('token-1'));
	});

	it('do not wait for those of another client', async () => {
		const { get } = setUp({ script: [deferred<Answer>().promise] });
		void get();
		expect(await get({ client: sameIdOtherSecret })).toMatchObject(token('token-1'));
	});

	it('with a shorter skew do not wait for the renewal of another one', async () => {
		const { clock, get } = setUp({
			script: [tokenAnswer({ access_token: 'known' }), deferred<Answer>().promise],
		});
		await get();
		await clock.advance(3_580_000);
		void get({ skewSeconds: 30 });
		expect(await get({ skewSeconds: 0 })).toMatchObject(token('known'));
	});

	it('with a longer skew do not take what another one found in the cache', async () => {
		const clock = createFakeClock();
		const found = { accessToken: 'ends in 20 s', expiresAtMs: clock.nowMs() + 20_000 };
		const slow = deferred<typeof found>();
		// The first answer of the cache comes at once and is empty, the second one is awaited by all.
		const answers = [undefined, undefined, slow.promise, undefined];
		const cache = { get: () => answers.shift(), set: () => {}, delete: () => {} };
		const { requests, get } = setUp({ cache });
		const both = [get({ skewSeconds: 0 }), get({ skewSeconds: 30 })];
		slow.resolve(found);
		const [patient, careful] = await Promise.all(both);
		expect(patient).toMatchObject(token('ends in 20 s'));
		expect(careful).toMatchObject(token('token-1'));
		expect(requests).toHaveLength(1);
	});
});

describe('renew', () => {
	it('row 37: fetches a token in place of the rejected one, for everyone', async () => {
		const { requests, get, renew } = setUp();
		await get();
		expect(await renew('token-1')).toMatchObject(token('token-2'));
		expect(await get()).toMatchObject(token('token-2'));
		expect(requests).toHaveLength(2);
	});

	it('costs one request for fifty callers that were refused at once', async () => {
		const { requests, get, renew } = setUp();
		await get();
		const renewed = await Promise.all(
			Array.from({ length: 50 }, async () => await renew('token-1')),
		);
		for (const outcome of renewed) expect(outcome).toMatchObject(token('token-2'));
		expect(requests).toHaveLength(2);
	});

	it('gives the newer token where the rejected one is not the latest, without a request', async () => {
		const { requests, get, renew } = setUp();
		await get();
		await renew('token-1');
		for (const stale of ['token-1', 'of another process', '']) {
			expect(await renew(stale)).toMatchObject(token('token-2'));
		}
		expect(requests).toHaveLength(2);
	});

	it('joins a request in flight', async () => {
		const answer = deferred<Answer>();
		const { requests, get, renew } = setUp({ script: [answer.promise] });
		const both = [get(), renew('stored before the restart')];
		answer.resolve(tokenAnswer({ access_token: 'shared' }));
		for (const outcome of await Promise.all(both)) expect(outcome).toMatchObject(token('shared'));
		expect(requests).toHaveLength(1);
	});

	it('does not bring the rejected token back where it fails, though it is far from its end', async () => {
		const { get, renew } = setUp({
			script: [tokenAnswer({ access_token: 'revoked' }), wrongSecret()],
		});
		await get();
		expect(await renew('revoked')).toMatchObject({ failure: { kind: 'credential' } });
		expect(await get({ skewSeconds: 0 })).toMatchObject(token('token-1'));
	});

	it('takes a token that Spotify issues again, instead of asking without end', async () => {
		const same = tokenAnswer({ access_token: 'same' });
		const { requests, get, renew } = setUp({ script: [same, same] });
		await get();
		expect(await renew('same')).toMatchObject(token('same'));
		expect(await get()).toMatchObject(token('same'));
		expect(requests).toHaveLength(2);
	});

	it("of one client leaves the other's token alone", async () => {
		const { requests, get, renew } = setUp();
		await get();
		await renew('token-1', { client: otherClient });
		expect(await get()).toMatchObject(token('token-1'));
		expect(requests).toHaveLength(2);
	});
});

describe('the cache', () => {
	it('row 24: is any that is passed in; its keys are digests', async () => {
		const clock = createFakeClock();
		const cache = createMemoryTokenCache({ clock });
		await setUp({ cache }).get();
		const { requests, get } = setUp({ cache });
		expect(await get()).toMatchObject(token('token-1'));
		expect(requests).toHaveLength(0);
		expect(cache.get(tokenKey(client))).toEqual({
			accessToken: 'token-1',
			expiresAtMs: clock.nowMs() + 3_600_000,
		});
	});

	it('row 21: in memory ends with the process', async () => {
		await setUp().get();
		const { requests, get } = setUp();
		await get();
		expect(requests).toHaveLength(1);
	});

	it('is cleared of the rejected token, which other processes would find', async () => {
		const cache = createMemoryTokenCache({ clock: createFakeClock() });
		const { get, renew } = setUp({ cache, script: [tokenAnswer(), wrongSecret()] });
		const first = await get();
		await renew(first.ok ? first.value.accessToken : '');
		expect(cache.get(tokenKey(client))).toBeUndefined();
	});

	it('row 24: may answer later, as one out of process does', async () => {
		const entries = new Map<string, TokenEntry>();
		const cache: TokenCache = {
			get: async (key) => await Promise.resolve(entries.get(key)),
			set: async (key, entry) => await Promise.resolve(void entries.set(key, entry)),
			delete: async (key) => await Promise.resolve(void entries.delete(key)),
		};
		const { get, renew } = setUp({ cache });
		expect(await get()).toMatchObject(token('token-1'));
		expect(await renew('token-1')).toMatchObject(token('token-2'));
		entries.set(tokenKey(client), { accessToken: 'of another process', expiresAtMs: Infinity });
		expect(await get()).toMatchObject(token('of another process'));
		expect(await renew('of another process')).toMatchObject(token('token-3'));
	});

	it('never gets a failure', async () => {
		const set = jest.fn();
		const { get } = setUp({
			cache: { get: () => undefined, set, delete: () => {} },
			script: [answered(400, '')],
		});
		expect((await get()).ok).toBe(false);
		expect(set).not.toHaveBeenCalled();
	});
});

it('isFresh: the skew ends at the millisecond', () => {
	const entry = { accessToken: 'token', expiresAtMs: 100_000 };
	expect([69_999, 70_000].map((nowMs) => isFresh(entry, 30, nowMs))).toEqual([true, false]);
	expect([99_999, 100_000].map((nowMs) => isFresh(entry, 0, nowMs))).toEqual([true, false]);
});
