import type { AccessTokens } from '../../../spotify/auth/types';
import type { GateOptions } from '../../../spotify/pipeline/stage';
import { succeeded } from '../../../spotify/failures/outcome';
import { createPipeline } from '../../../spotify/pipeline/pipeline';
import { appState } from '../../support/fakeApi.mts';
import { createFakeClock, settle } from '../../support/fakeClock.mts';
import {
	answered,
	createFakeHttp,
	deferred,
	lost,
	type Answer,
	type Scripted,
} from '../../support/fakeHttp.mts';
import { addItems, apiError, getTrack, tooMany } from '../../fixtures/webApi.mts';

function setUp(script: Scripted[], options: Partial<GateOptions> = {}, tokens?: AccessTokens) {
	const clock = createFakeClock();
	const { send: http, requests } = createFakeHttp(...script);
	const app = appState(clock);
	const send = createPipeline(
		{ http, app, clock, random: () => 1, ...(tokens && { tokens }) },
		{ maxConcurrency: 6, maxRateLimitWaitMs: 60_000, ...options },
	);
	return { clock, app, requests, send };
}

it('sends what Spotify documents, and gives the body', async () => {
	const { signal } = new AbortController();
	const { requests, send } = setUp([answered(200, { id: '1' })], { signal });
	const request = {
		...getTrack,
		query: { market: 'DE', q: 'artist:"Ärzte & Co" a+b', type: 'track,album' },
	};
	expect(await send(request)).toEqual(succeeded({ id: '1' }));
	expect(requests).toEqual([
		{
			method: 'GET',
			url: expect.stringContaining(
				'https://api.spotify.com/v1/tracks/11dFghVXANMlKmJXsNCbNl?market=DE&',
			),
			headers: { Accept: 'application/json' },
			timeoutMs: 30_000,
			deadlineMs: 60_000,
			maxBytes: 100_000_000,
			signal,
		},
	]);
	const { searchParams } = new URL(requests[0]?.url ?? '');
	expect(Object.fromEntries(searchParams)).toEqual(request.query);
});

it('puts no question mark to a path alone', async () => {
	const { requests, send } = setUp([answered(200, {})]);
	await send(getTrack);
	expect(requests[0]?.url).toBe('https://api.spotify.com/v1/tracks/11dFghVXANMlKmJXsNCbNl');
});

it('waits out a rate limit and failures that pass, each by its own rule, until there is an answer', async () => {
	const script = [
		tooMany(7),
		apiError(503, 'Busy'),
		tooMany(2),
		lost(),
		answered(200, { id: '1' }),
	];
	const { clock, requests, send } = setUp(script);
	expect(await clock.until(send(getTrack))).toEqual(succeeded({ id: '1' }));
	expect([requests.length, clock.sleeps]).toEqual([5, [7_000, 500, 2_000, 1_000]]);
});

it('a 429 does not count as a failure, so that three retries are left', async () => {
	const script = [tooMany(1), tooMany(1), lost(), lost(), lost(), answered(200, {})];
	const { clock, send } = setUp(script);
	expect((await clock.until(send(getTrack))).ok).toBe(true);
});

it('sends a write again after a 429, which did nothing, but not after a lost answer', async () => {
	const { clock, requests, send } = setUp([tooMany(1), lost()]);
	expect(await clock.until(send(addItems))).toMatchObject({ failure: { kind: 'network' } });
	expect(requests.map(({ method }) => method)).toEqual(['POST', 'POST']);
});

it('does not hold a slot between two tries', async () => {
	const { clock, app, send } = setUp([lost(), answered(200, {})], { maxConcurrency: 1 });
	const result = send(getTrack);
	await settle();
	expect([app.limiter.inUse(), clock.asleep()]).toEqual([0, 1]);
	await clock.until(result);
});

it('shares cooldown and slots with every other pipeline of the app', async () => {
	const answer = deferred<Answer>();
	const { clock, app, send } = setUp([answer.promise], { maxConcurrency: 1 });
	const other = createFakeHttp(answered(200, {}));
	const options = { maxConcurrency: 1, maxRateLimitWaitMs: 5_000 };
	const otherSend = createPipeline({ http: other.send, app, clock, random: () => 1 }, options);
	void send(getTrack);
	const outcome = otherSend(getTrack);
	await settle();
	expect(other.requests).toHaveLength(0);
	answer.resolve(tooMany(10));
	expect(await outcome).toMatchObject({ failure: { kind: 'rateLimited' } });
	expect(other.requests).toHaveLength(0);
});

it.each([
	[400, 'badRequest'],
	[401, 'unauthorized'],
	[403, 'forbidden'],
	[404, 'notFound'],
])('a %d is a failure after one request', async (status, kind) => {
	const { requests, send } = setUp([apiError(status, 'No')]);
	expect(await send(getTrack)).toMatchObject({ ok: false, failure: { kind, status } });
	expect(requests).toHaveLength(1);
});

it('sends a body as it is: an object, or a text as the JPEG that it stands for', async () => {
	const { requests, send } = setUp([answered(200, {}), answered(202, '')]);
	const put = { ...getTrack, method: 'PUT', path: '/playlists/1' } as const;
	await send({ ...put, body: { name: 'Monday', public: false } });
	await send({ ...put, body: '/9j/4AAQ' });
	expect(requests.map(({ method, headers, body }) => ({ method, headers, body }))).toEqual([
		{
			method: 'PUT',
			headers: { Accept: 'application/json' },
			body: { name: 'Monday', public: false },
		},
		{
			method: 'PUT',
			headers: { Accept: 'application/json', 'Content-Type': 'image/jpeg' },
			body: '/9j/4AAQ',
		},
	]);
});

it('asks for the devices, by the same way, where a command lacks one', async () => {
	const none = apiError(404, 'No active device found', 'NO_ACTIVE_DEVICE');
	const { clock, requests, send } = setUp([none, tooMany(3), answered(200, { devices: [] })]);
	const pause = { ...getTrack, method: 'PUT', path: '/me/player/pause' } as const;
	expect(await clock.until(send(pause))).toMatchObject({
		failure: { reason: 'noActiveDevice', hint: expect.stringContaining('no device online now') },
	});
	expect([requests.length, clock.sleeps]).toEqual([3, [3_000]]);
});

describe('what not every kind of app may call', () => {
	const features = {
		...getTrack,
		path: '/audio-features/1',
		template: '/audio-features/{id}',
		availability: 'extendedQuota',
	} as const;

	it('is asked for once, by whichever pipeline of the app', async () => {
		const { clock, app, requests, send } = setUp([apiError(403, 'Forbidden')]);
		const other = createFakeHttp();
		const options = { maxConcurrency: 6, maxRateLimitWaitMs: 60_000 };
		const parts = { http: other.send, app, clock, random: () => 1 };
		await send(features);
		expect(await createPipeline(parts, options)(features)).toMatchObject({
			failure: { kind: 'forbidden', reason: 'kindOfApp' },
		});
		expect([requests.length, other.requests.length]).toEqual([1, 0]);
	});

	it('is waited for no longer once the run is stopped, although another run still asks', async () => {
		const { clock, app, send } = setUp([tooMany(30), answered(200, {})]);
		const stop = new AbortController();
		const other = createFakeHttp();
		const options = { maxConcurrency: 6, maxRateLimitWaitMs: 60_000, signal: stop.signal };
		const parts = { http: other.send, app, clock, random: () => 1 };
		const asking = send(features);
		await settle();
		const stopped = createPipeline(parts, options)(features);
		await settle();
		stop.abort();
		expect(await Promise.race([stopped, settle().then(() => 'still waits')])).toMatchObject({
			failure: { kind: 'cancelled' },
		});
		await clock.until(asking);
		expect(other.requests).toHaveLength(0);
	});
});

describe('an error in an answer whose status is good is what it says', () => {
	const says = (status: number) => answered(200, { error: { status, message: 'Something' } });

	it.each([
		[403, 'forbidden'],
		[404, 'notFound'],
	])('%d is %s', async (status, kind) => {
		const { send } = setUp([says(status)]);
		expect(await send(getTrack)).toMatchObject({
			failure: { kind, status, hint: expect.stringContaining('Something') },
		});
	});

	it('429 is a rate limit, which is waited out as any other', async () => {
		const { clock, requests, send } = setUp([says(429), answered(200, { id: '1' })]);
		const sent = send(getTrack);
		await settle();
		expect(requests).toHaveLength(1);
		await clock.advance(60_000);
		expect(await sent).toEqual(succeeded({ id: '1' }));
	});

	it('401 is an ended token, which is renewed', async () => {
		const renewed = { get: async () => succeeded('a'), renew: async () => succeeded('b') };
		const { send } = setUp([says(401), answered(200, { id: '1' })], {}, renewed);
		expect(await send(getTrack)).toEqual(succeeded({ id: '1' }));
	});
});
