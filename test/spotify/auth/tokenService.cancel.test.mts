import { createTokenService } from '../../../spotify/auth/tokenService';
import { failed } from '../../../spotify/failures/outcome';
import { client, tokenAnswer } from '../../fixtures/tokenAnswers.mts';
import { createFakeClock, settle } from '../../support/fakeClock.mts';
import {
	createFakeHttp,
	deferred,
	lost,
	type Answer,
	type Scripted,
} from '../../support/fakeHttp.mts';

function setUp(...script: Scripted[]) {
	const clock = createFakeClock();
	const http = createFakeHttp(...script);
	const service = createTokenService({ clock, random: () => 1 });
	const get = async (signal?: AbortSignal) =>
		await service.getAccessToken({ client, http: http.send, signal });
	return { clock, service, requests: http.requests, get };
}

const cancelled = { ok: false, failure: { kind: 'cancelled' } };
const stopped = failed({ kind: 'cancelled', message: 'The execution was stopped', hint: '' });

it.each(['first', 'second'])(
	'the %s caller stops waiting at once, the other gets the token',
	async (which) => {
		const answer = deferred<Answer>();
		const { requests, get } = setUp(answer.promise);
		const stop = new AbortController();
		const first = get(which === 'first' ? stop.signal : undefined);
		const second = get(which === 'second' ? stop.signal : undefined);
		const [gone, other] = which === 'first' ? [first, second] : [second, first];
		await settle();
		stop.abort();
		expect(await gone).toMatchObject(cancelled);
		answer.resolve(tokenAnswer());
		expect((await other).ok).toBe(true);
		expect(requests).toHaveLength(1);
	},
);

it('rows 40, 41: sends no retry once nobody waits, and leaves no timer', async () => {
	const { clock, requests, get } = setUp(lost(), tokenAnswer());
	const stop = new AbortController();
	const both = [get(stop.signal), get(stop.signal)];
	await settle();
	expect(clock.asleep()).toBe(1);
	stop.abort();
	for (const outcome of await Promise.all(both)) expect(outcome).toMatchObject(cancelled);
	await clock.advance(600_000);
	expect([requests.length, clock.asleep()]).toEqual([1, 0]);
});

it('goes on with retries while somebody waits', async () => {
	const { clock, get } = setUp(lost(), tokenAnswer());
	const stop = new AbortController();
	const gone = get(stop.signal);
	const other = get();
	await settle();
	stop.abort();
	expect(await gone).toMatchObject(cancelled);
	expect((await clock.until(other)).ok).toBe(true);
});

it('sends nothing for a caller that was stopped before', async () => {
	const { requests, get } = setUp(tokenAnswer());
	expect(await get(AbortSignal.abort())).toMatchObject(cancelled);
	expect(requests).toHaveLength(0);
});

it('keeps the token that arrives after everyone went', async () => {
	const answer = deferred<Answer>();
	const { requests, get } = setUp(answer.promise);
	const stop = new AbortController();
	const gone = get(stop.signal);
	await settle();
	stop.abort();
	await gone;
	answer.resolve(tokenAnswer());
	await settle();
	expect((await get()).ok).toBe(true);
	expect(requests).toHaveLength(1);
});

it('a caller who comes after everyone went is not stopped with them', async () => {
	const answer = deferred<Answer>();
	const { clock, requests, get } = setUp(answer.promise, tokenAnswer());
	const stop = new AbortController();
	const gone = get(stop.signal);
	await settle();
	stop.abort();
	await gone;
	const next = get();
	answer.resolve(lost());
	expect((await clock.until(next)).ok).toBe(true);
	expect(requests).toHaveLength(2);
});

it("another caller's HTTP function being stopped stops nobody else", async () => {
	const { service, requests, get } = setUp(tokenAnswer());
	const dying = createFakeHttp(stopped);
	const first = service.getAccessToken({ client, http: dying.send });
	const second = get();
	expect(await first).toMatchObject(cancelled);
	expect((await second).ok).toBe(true);
	expect([dying.requests.length, requests.length]).toEqual([1, 1]);
});

it('a cache that hangs does not hold a caller who is stopped', async () => {
	const hanging = () => new Promise<never>(() => {});
	const service = createTokenService({
		clock: createFakeClock(),
		random: () => 1,
		cache: { get: hanging, set: hanging, delete: hanging },
	});
	const stop = new AbortController();
	const http = createFakeHttp(tokenAnswer());
	const gone = service.getAccessToken({ client, http: http.send, signal: stop.signal });
	await settle();
	stop.abort();
	expect(await gone).toMatchObject(cancelled);
	expect(http.requests).toHaveLength(0);
});
