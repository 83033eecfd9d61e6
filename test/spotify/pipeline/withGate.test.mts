import { createUsage } from '../../../spotify/pipeline/usage';
import { settle } from '../../support/fakeClock.mts';
import { createFakeApi, inTurn } from '../../support/fakeApi.mts';
import { answered, deferred, lost, type Answer } from '../../support/fakeHttp.mts';
import { apiError, getAlbum, getTrack, quotaExceeded, tooMany } from '../../fixtures/webApi.mts';

const ok = { ok: true, value: { status: 200 } };
const always = (answer: Answer) => () => answer;

describe('a rate limit', () => {
	it('is waited out, and the request sent again', async () => {
		const { clock, seen, gate } = createFakeApi(inTurn(tooMany(7)));
		const startMs = clock.nowMs();
		expect(await clock.until(gate()(getTrack))).toMatchObject(ok);
		expect(seen.map(({ atMs }) => atMs - startMs)).toEqual([0, 7_000]);
	});

	it('holds everybody else of the app, whatever they ask for and however they came to it', async () => {
		const { clock, seen, gate } = createFakeApi(inTurn(tooMany(7)));
		const first = gate()(getTrack);
		await settle();
		const others = [gate()(getAlbum), gate({ maxConcurrency: 1 })(getTrack)];
		await settle();
		expect(seen).toHaveLength(1);
		await clock.until(Promise.all([first, ...others]));
		expect(seen.map(({ atMs }) => atMs >= clock.nowMs()).slice(1)).toEqual([true, true, true]);
	});

	it('lets one request go first when it is over; while it is on its way nobody else asks', async () => {
		const probe = deferred<Answer>();
		const { clock, seen, gate } = createFakeApi((_, count) =>
			count < 8 ? tooMany(7) : count === 8 ? probe.promise : answered(200, {}),
		);
		const all = Promise.all(
			Array.from({ length: 50 }, async () => await gate({ maxConcurrency: 8 })(getTrack)),
		);
		await settle();
		expect(seen).toHaveLength(8);
		await clock.advance(60_000);
		expect(seen).toHaveLength(9);
		probe.resolve(answered(200, {}));
		expect(await clock.until(all)).toMatchObject(Array(50).fill(ok));
		expect(seen).toHaveLength(58);
	});

	it('that was met is kept from then on: a thousand requests meet it once', async () => {
		const counted: number[] = [];
		const { clock, seen, gate } = createFakeApi(async () => {
			await clock.sleep(50);
			const nowMs = clock.monotonicMs();
			while (counted[0] !== undefined && counted[0] <= nowMs - 30_000) counted.shift();
			if (counted.length >= 100) return tooMany(29);
			counted.push(nowMs);
			return answered(200, {});
		});
		const send = gate({ maxConcurrency: 8 });
		await clock.until(Promise.all(Array.from({ length: 300 }, async () => await send(getTrack))));
		expect(seen.length - 300).toBeLessThanOrEqual(9);
	});

	it('that is learned holds up nobody for longer than they would wait for one that was told', async () => {
		const { clock, seen, gate } = createFakeApi((_, count) =>
			count === 20 ? tooMany(1) : answered(200, {}),
		);
		const patient = gate();
		for (let n = 0; n < 21; n += 1) await clock.until(patient(getTrack));
		const before = seen.length;
		for (let n = 0; n < 5; n += 1) await gate({ maxRateLimitWaitMs: 0 })(getTrack);
		expect(seen.length - before).toBe(5);
	});

	it('longer than the caller would wait fails at once, saying until when and which option it was', async () => {
		const { clock, seen, gate } = createFakeApi(always(tooMany(61)));
		expect(await gate()(getTrack)).toMatchObject({
			ok: false,
			failure: {
				kind: 'rateLimited',
				scope: 'rateLimit',
				retryAtMs: clock.nowMs() + 61_000,
				hint: expect.stringMatching(/^'Max Rate Limit Wait' allows 60 s\./),
			},
		});
		await gate()(getAlbum);
		expect([seen.length, clock.sleeps]).toEqual([1, []]);
	});

	it('is waited out by those who have the time, while others fail', async () => {
		const { clock, seen, gate } = createFakeApi(inTurn(tooMany(61)));
		const patient = gate({ maxRateLimitWaitMs: 61_000 })(getTrack);
		await settle();
		expect((await gate({ maxRateLimitWaitMs: 60_999 })(getTrack)).ok).toBe(false);
		expect(await clock.until(patient)).toMatchObject(ok);
		expect(seen).toHaveLength(2);
	});
});

describe('a used-up quota', () => {
	it('fails at once and closes its endpoint alone, for whatever id', async () => {
		const { seen, gate } = createFakeApi((request) =>
			request.template === getTrack.template ? quotaExceeded() : answered(200, {}),
		);
		const bucket = 'GET /tracks/{id}';
		expect(await gate()(getTrack)).toMatchObject({ failure: { scope: 'quota', bucket } });
		expect(await gate()({ ...getTrack, path: '/tracks/other' })).toMatchObject({
			failure: { scope: 'quota', bucket },
		});
		expect(await gate()(getAlbum)).toMatchObject(ok);
		expect(seen).toHaveLength(2);
	});

	it('is known by its wait, where it has no reason', async () => {
		const { gate } = createFakeApi(inTurn(tooMany(86_000)));
		expect(await gate()(getTrack)).toMatchObject({ failure: { scope: 'quota' } });
		expect(await gate()(getAlbum)).toMatchObject(ok);
	});
});

describe('refusals in a row', () => {
	it('end after ten, without another wait, and do not blame the option', async () => {
		const { clock, seen, gate } = createFakeApi(always(tooMany(0)));
		const outcome = await clock.until(gate()(getTrack));
		expect(outcome).toMatchObject({
			failure: { kind: 'rateLimited', hint: expect.stringContaining('10 times in a row') },
		});
		expect(outcome).not.toMatchObject({
			failure: { hint: expect.stringContaining('Max Rate Limit Wait') },
		});
		expect([seen.length, clock.sleeps]).toEqual([10, Array.from({ length: 9 }, () => 1_000)]);
	});

	it('do not end one whose app gets on', async () => {
		let refused = 0;
		const { clock, gate } = createFakeApi((request) =>
			request.template === getTrack.template && refused++ < 15 ? tooMany(1) : answered(200, {}),
		);
		const track = gate()(getTrack);
		const others = Array.from({ length: 20 }, async (_, count) => {
			await clock.sleep(count * 1_000);
			return await gate()(getAlbum);
		});
		expect(await clock.until(track)).toMatchObject(ok);
		await clock.until(Promise.all(others));
	});
});

describe('slots', () => {
	it('are held while sending, and not while waiting', async () => {
		const answers = [deferred<Answer>(), deferred<Answer>()];
		const { clock, app, gate } = createFakeApi(
			(_, count) => answers[count]?.promise ?? answered(200, {}),
		);
		const all = Promise.all([
			gate({ maxConcurrency: 1 })(getTrack),
			gate({ maxConcurrency: 1 })(getTrack),
		]);
		await settle();
		expect(app.limiter.inUse()).toBe(1);
		answers[0]?.resolve(tooMany(7));
		await settle();
		// The second has the slot now, sees the closed gate, and gives it back.
		expect([app.limiter.inUse(), clock.asleep()]).toEqual([0, 2]);
		answers[1]?.resolve(answered(200, {}));
		await clock.until(all);
		expect(app.limiter.inUse()).toBe(0);
	});

	it('are given back where sending throws', async () => {
		const { app, gate } = createFakeApi(() => Promise.reject(new Error('A bug')));
		await expect(gate()(getTrack)).rejects.toThrow('A bug');
		expect(app.limiter.inUse()).toBe(0);
	});
});

describe('other answers', () => {
	it.each([
		['an error of Spotify', apiError(500, 'Oops')],
		['a refusal', apiError(403, 'Forbidden')],
		['no answer', lost()],
	])('%s goes to the caller as it is', async (_, answer) => {
		const { clock, gate } = createFakeApi(always(answer));
		expect(await gate()(getTrack)).toEqual(answer);
		expect(clock.sleeps).toEqual([]);
	});
});

describe('a stop', () => {
	it('ends the wait for the gate at once, and nothing is sent', async () => {
		const { clock, app, seen, gate } = createFakeApi(always(tooMany(30)));
		const stop = new AbortController();
		const gone = gate({ signal: stop.signal })(getTrack);
		await settle();
		stop.abort();
		expect(await gone).toMatchObject({ failure: { kind: 'cancelled' } });
		expect([seen.length, clock.asleep(), app.limiter.inUse()]).toEqual([1, 0, 0]);
	});

	it('ends the wait for a slot at once', async () => {
		const answer = deferred<Answer>();
		const { seen, gate } = createFakeApi(() => answer.promise);
		const stop = new AbortController();
		const holder = gate({ maxConcurrency: 1 })(getTrack);
		const gone = gate({ maxConcurrency: 1, signal: stop.signal })(getTrack);
		await settle();
		stop.abort();
		expect(await gone).toMatchObject({ failure: { kind: 'cancelled' } });
		answer.resolve(answered(200, {}));
		expect(await holder).toMatchObject(ok);
		expect(seen).toHaveLength(1);
	});

	it('in the moment in which the slot comes free still sends nothing', async () => {
		const answer = deferred<Answer>();
		const { app, seen, gate } = createFakeApi(() => answer.promise);
		const stop = new AbortController();
		const held = await app.limiter.acquire(() => 1);
		const gone = gate({ maxConcurrency: 1, signal: stop.signal })(getTrack);
		await settle();
		if (held.ok) held.value();
		stop.abort();
		expect(await gone).toMatchObject({ failure: { kind: 'cancelled' } });
		expect([seen.length, app.limiter.inUse()]).toEqual([0, 0]);
	});

	it('before everything sends nothing', async () => {
		const { seen, gate } = createFakeApi();
		expect(await gate({ signal: AbortSignal.abort() })(getTrack)).toMatchObject({
			failure: { kind: 'cancelled' },
		});
		expect(seen).toHaveLength(0);
	});
});

describe('a run that may send only so many requests', () => {
	it('sends no more than that, however many call at once, and says why the rest fails', async () => {
		const { clock, app, seen, gate } = createFakeApi();
		const usage = createUsage();
		const send = gate({ maxRequests: 5, usage });
		const outcomes = await Promise.all(
			Array.from({ length: 20 }, async () => await send(getTrack)),
		);
		expect([seen.length, usage.requests(), app.limiter.inUse()]).toEqual([5, 5, 0]);
		expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(5);
		expect(outcomes.filter((outcome) => !outcome.ok)).toEqual(
			Array(15).fill({
				ok: false,
				failure: {
					kind: 'rateLimited',
					status: 429,
					scope: 'budget',
					retryAtMs: clock.nowMs(),
					message: 'The run has used its 5 requests',
					hint: expect.stringContaining("'Max Requests'"),
				},
			}),
		);
	});

	it('counts every try, the refused ones too', async () => {
		const { clock, seen, gate } = createFakeApi(always(tooMany(1)));
		const usage = createUsage();
		const outcome = await clock.until(gate({ maxRequests: 3, usage })(getTrack));
		expect(outcome).toMatchObject({ failure: { scope: 'budget' } });
		expect(seen).toHaveLength(3);
	});

	it('counts over all its ways to the gate, and not those of other runs', async () => {
		const { seen, gate } = createFakeApi();
		const usage = createUsage();
		const other = gate({ maxRequests: 1, usage: createUsage() });
		await gate({ maxRequests: 2, usage })(getTrack);
		await gate({ maxRequests: 2, usage, maxConcurrency: 1 })(getAlbum);
		expect((await gate({ maxRequests: 2, usage })(getTrack)).ok).toBe(false);
		expect(await other(getTrack)).toMatchObject(ok);
		expect(seen).toHaveLength(3);
	});
});

describe('what a run uses', () => {
	it('is counted by endpoint, and how long it waited', async () => {
		const { clock, gate } = createFakeApi(inTurn(tooMany(7)));
		const usage = createUsage();
		const send = gate({ usage });
		await clock.until(Promise.all([send(getTrack), send({ ...getTrack, path: '/tracks/2' })]));
		await send(getAlbum);
		expect(usage.text()).toBe(
			"Spotify was asked 4 times: 3 × GET /tracks/{id}, 1 × GET /albums/{id}. It waited 7 s for Spotify's rate limit.",
		);
	});

	it('is not what it could not send', async () => {
		const { gate } = createFakeApi(always(quotaExceeded(18_000)));
		const usage = createUsage();
		await gate({ usage })(getTrack);
		await gate({ usage })(getTrack);
		expect(usage.requests()).toBe(1);
	});
});
