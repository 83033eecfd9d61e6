import { processState, resetProcessState } from '../../spotify/processState';
import { client, tokenAnswer } from '../fixtures/tokenAnswers.mts';
import { createFakeClock, settle } from '../support/fakeClock.mts';
import { createFakeHttp, deferred } from '../support/fakeHttp.mts';

beforeEach(resetProcessState);
afterAll(resetProcessState);

const refusal = { scope: 'rateLimit', retryAfterSeconds: 60 } as const;

it('is one for the process, whoever asks', () => {
	const state = processState(createFakeClock());
	expect(processState(createFakeClock())).toBe(state);
	resetProcessState();
	expect(processState(createFakeClock())).not.toBe(state);
});

it('keeps one cooldown and one set of slots for each app', async () => {
	const clock = createFakeClock();
	const { app } = processState(clock);
	app('one').cooldown.refuse('GET /tracks/{id}', refusal, clock.monotonicMs());
	await app('one').limiter.acquire(() => 1);
	expect(app('one').cooldown.closedFor('GET /me')).toBeDefined();
	expect(app('two').cooldown.closedFor('GET /me')).toBeUndefined();
	expect([app('one').limiter.inUse(), app('two').limiter.inUse()]).toEqual([1, 0]);
});

it('has a token service that remembers', async () => {
	const { send, requests } = createFakeHttp(tokenAnswer());
	const clock = createFakeClock();
	await processState(clock).tokens.getAccessToken({ client, http: send });
	const again = await processState(clock).tokens.getAccessToken({ client, http: send });
	expect([again.ok, requests.length]).toEqual([true, 1]);
});

it('forgets, among very many apps, those of which it knows nothing that counts', async () => {
	const clock = createFakeClock();
	const { app } = processState(clock);
	const idle = app('idle');
	const closed = app('closed');
	closed.cooldown.refuse('GET /tracks/{id}', refusal, clock.monotonicMs());
	const busy = app('busy');
	await busy.limiter.acquire(() => 1);
	for (let count = 0; count < 1_000; count += 1) app(`app ${count}`);
	expect([app('closed') === closed, app('busy') === busy, app('idle') === idle]).toEqual([
		true,
		true,
		false,
	]);
});

it('remembers a few apps for as long as the process lives', () => {
	const { app } = processState(createFakeClock());
	const known = app('known');
	for (let count = 0; count < 500; count += 1) app(`app ${count}`);
	expect(app('known')).toBe(known);
});

it('has the turns of playlists, for every app alike', async () => {
	const { promise, resolve } = deferred<string>();
	const begun: string[] = [];
	const work = (name: string) => async () => {
		begun.push(name);
		return await promise;
	};
	const wait = { maxWaitMs: 60_000 };
	const first = processState(createFakeClock()).playlistMutex.runExclusive(
		'A',
		work('first'),
		wait,
	);
	const second = processState(createFakeClock()).playlistMutex.runExclusive(
		'A',
		work('second'),
		wait,
	);
	await settle();
	expect(begun).toEqual(['first']);
	resolve('done');
	await Promise.all([first, second]);
	expect(begun).toEqual(['first', 'second']);
});
