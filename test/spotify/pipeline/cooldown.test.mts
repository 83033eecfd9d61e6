import { fc } from '../../support/fc.mts';
import { createCooldown as createOn } from '../../../spotify/pipeline/cooldown';
import type { RateLimitAnswer } from '../../../spotify/refusals/rateLimit';
import { createFakeClock } from '../../support/fakeClock.mts';

const ALBUMS = 'GET /artists/{id}/albums';
const TRACK = 'GET /tracks/{id}';
const rateLimit = (retryAfterSeconds?: number): RateLimitAnswer => ({
	scope: 'rateLimit',
	retryAfterSeconds,
});
/** A cooldown that is looked at, or refused, at given moments. */
function createCooldown() {
	let atMs = 0;
	const clock = { ...createFakeClock(), nowMs: () => atMs, monotonicMs: () => atMs };
	const cooldown = createOn(clock);
	const at = (nowMs: number) => {
		atMs = nowMs;
		return cooldown;
	};
	return {
		accept: () => cooldown.accept(),
		progress: () => cooldown.progress(),
		closedFor: (bucket: string, nowMs: number) => at(nowMs).closedFor(bucket),
		waitMs: (bucket: string, nowMs: number) => at(nowMs).waitMs(bucket),
		isIdle: (nowMs: number) => at(nowMs).isIdle(),
		refuse: (bucket: string, refusal: RateLimitAnswer, sentAtMs: number, nowMs: number) =>
			at(nowMs).refuse(bucket, refusal, sentAtMs),
	};
}
const quota = (retryAfterSeconds?: number): RateLimitAnswer => ({
	scope: 'quota',
	retryAfterSeconds,
});

it('is open until somebody was refused', () => {
	expect(createCooldown().closedFor(TRACK, 0)).toBeUndefined();
	expect(createCooldown().isIdle(0)).toBe(true);
});

it('a rate limit closes every endpoint until its wait is over', () => {
	const cooldown = createCooldown();
	cooldown.refuse(ALBUMS, rateLimit(7), 1_000, 2_000);
	for (const bucket of [ALBUMS, TRACK]) {
		expect(cooldown.closedFor(bucket, 8_999)).toMatchObject({
			scope: 'rateLimit',
			retryAtMs: 9_000,
		});
		expect(cooldown.closedFor(bucket, 9_000)).toBeUndefined();
	}
	expect([cooldown.isIdle(8_999), cooldown.isIdle(9_000)]).toEqual([false, true]);
});

it('a quota closes its endpoint alone', () => {
	const cooldown = createCooldown();
	cooldown.refuse(ALBUMS, quota(86_000), 0, 0);
	expect(cooldown.closedFor(ALBUMS, 85_999_999)).toMatchObject({
		scope: 'quota',
		bucket: ALBUMS,
		retryAtMs: 86_000_000,
	});
	expect(cooldown.closedFor(ALBUMS, 86_000_000)).toBeUndefined();
	expect(cooldown.closedFor(TRACK, 0)).toBeUndefined();
	expect([cooldown.isIdle(0), cooldown.isIdle(86_000_000)]).toEqual([false, true]);
});

it('where both are closed, it says what opens later', () => {
	const cooldown = createCooldown();
	cooldown.refuse(ALBUMS, quota(100), 0, 0);
	cooldown.refuse(TRACK, rateLimit(200), 0, 0);
	expect(cooldown.closedFor(ALBUMS, 0)).toMatchObject({ scope: 'rateLimit', retryAtMs: 200_000 });
	cooldown.refuse(ALBUMS, quota(300), 0, 0);
	expect(cooldown.closedFor(ALBUMS, 0)).toMatchObject({ scope: 'quota', retryAtMs: 300_000 });
	expect(cooldown.closedFor(ALBUMS, 250_000)).toMatchObject({ scope: 'quota' });
});

it('a quota without a wait is asked again after an hour', () => {
	const cooldown = createCooldown();
	cooldown.refuse(ALBUMS, quota(), 0, 0);
	expect(cooldown.closedFor(ALBUMS, 0)?.retryAtMs).toBe(3_600_000);
});

/** The wait after each of a row of refusals without a header, each sent when the gate opens. */
function guesses(cooldown: ReturnType<typeof createCooldown>, count: number, fromMs = 0): number[] {
	let nowMs = fromMs;
	return Array.from({ length: count }, () => {
		cooldown.refuse(TRACK, rateLimit(), nowMs, nowMs);
		const waitMs = (cooldown.closedFor(TRACK, nowMs)?.retryAtMs ?? nowMs) - nowMs;
		nowMs += waitMs;
		return waitMs;
	});
}

it('a rate limit without a wait is 5 s, and doubles up to 60 s while it goes on', () => {
	expect(guesses(createCooldown(), 7)).toEqual([
		5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000,
	]);
});

it('starts again at 5 s once an answer came through', () => {
	const cooldown = createCooldown();
	guesses(cooldown, 4);
	cooldown.accept();
	expect(guesses(cooldown, 2, 10_000_000)).toEqual([5_000, 10_000]);
});

it('the refusals of one burst double nothing', () => {
	const cooldown = createCooldown();
	for (const nowMs of [100, 150, 200]) cooldown.refuse(TRACK, rateLimit(), 0, nowMs);
	expect(cooldown.closedFor(TRACK, 200)?.retryAtMs).toBe(5_200);
});

it.each([rateLimit(0), quota(0)])(
	'a wait of 0 is a second, or requests would run hot',
	(refusal) => {
		const cooldown = createCooldown();
		cooldown.refuse(TRACK, refusal, 0, 0);
		expect(cooldown.closedFor(TRACK, 0)?.retryAtMs).toBe(1_000);
	},
);

it('a later answer never shortens a cooldown, nor opens it', () => {
	const refusal = fc.record({
		bucket: fc.constantFrom(ALBUMS, TRACK),
		scope: fc.constantFrom('rateLimit' as const, 'quota' as const),
		retryAfterSeconds: fc.option(fc.nat(1_000), { nil: undefined }),
		afterMs: fc.nat(20_000),
		accepted: fc.boolean(),
	});
	fc.assert(
		fc.property(fc.array(refusal, { maxLength: 20 }), (refusals) => {
			const cooldown = createCooldown();
			let nowMs = 0;
			for (const { bucket, afterMs, accepted, ...given } of refusals) {
				nowMs += afterMs;
				const before = [ALBUMS, TRACK].map((of) => cooldown.closedFor(of, nowMs)?.retryAtMs ?? 0);
				if (accepted) cooldown.accept();
				else cooldown.refuse(bucket, given, nowMs, nowMs);
				const after = [ALBUMS, TRACK].map((of) => cooldown.closedFor(of, nowMs)?.retryAtMs ?? 0);
				expect(after.filter((untilMs, index) => untilMs < (before[index] ?? 0))).toEqual([]);
				if (!accepted) expect(cooldown.closedFor(bucket, nowMs)).toBeDefined();
			}
		}),
	);
});

it('counts the answers that came through', () => {
	const cooldown = createCooldown();
	cooldown.accept();
	cooldown.refuse(TRACK, rateLimit(1), 0, 0);
	cooldown.accept();
	expect(cooldown.progress()).toBe(2);
});

it('says how long the wait is', () => {
	const cooldown = createCooldown();
	cooldown.refuse(ALBUMS, quota(100), 0, 0);
	cooldown.refuse(TRACK, rateLimit(7), 0, 0);
	expect([ALBUMS, TRACK].map((bucket) => cooldown.waitMs(bucket, 1_000))).toEqual([99_000, 6_000]);
	expect([ALBUMS, TRACK].map((bucket) => cooldown.waitMs(bucket, 200_000))).toEqual([0, 0]);
});

it('forgets no cooldown that runs, however many buckets there are', () => {
	const cooldown = createCooldown();
	cooldown.refuse(ALBUMS, quota(3_600), 0, 0);
	for (let n = 0; n < 2_000; n += 1) cooldown.refuse(`GET /${n}`, quota(1), 0, 0);
	expect(cooldown.closedFor(ALBUMS, 10_000)).toMatchObject({ retryAtMs: 3_600_000 });
});

describe('a clock that is set', () => {
	const refused = () => {
		const clock = createFakeClock();
		const cooldown = createOn(clock);
		cooldown.refuse(TRACK, rateLimit(5), clock.monotonicMs());
		return { clock, cooldown };
	};

	it.each([-86_400_000, 86_400_000])('by %d ms changes no pause', async (byMs) => {
		const { clock, cooldown } = refused();
		clock.set(byMs);
		expect(cooldown.waitMs(TRACK)).toBe(5_000);
		expect(cooldown.closedFor(TRACK)?.retryAtMs).toBe(clock.nowMs() + 5_000);
		await clock.advance(5_000);
		expect(cooldown.closedFor(TRACK)).toBeUndefined();
	});

	it('by a little does not make another moment of the end: who has told it need not again', () => {
		const { clock, cooldown } = refused();
		const first = cooldown.closedFor(TRACK)?.retryAtMs;
		clock.set(40);
		expect(cooldown.closedFor(TRACK)?.retryAtMs).toBe(first);
		expect(cooldown.waitMs(TRACK)).toBe(5_000);
	});

	it('at random, while time passes: a pause is never longer than Spotify said, nor shorter', async () => {
		const step = fc.record({
			afterMs: fc.nat(3_000),
			setByMs: fc.integer({ min: -1e9, max: 1e9 }),
		});
		const property = fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
			const { clock, cooldown } = refused();
			for (const { afterMs, setByMs } of steps) {
				clock.set(setByMs);
				await clock.advance(afterMs);
				const leftMs = Math.max(0, 5_000 - clock.monotonicMs());
				expect(cooldown.waitMs(TRACK)).toBe(leftMs);
				expect(cooldown.closedFor(TRACK) !== undefined).toBe(leftMs > 0);
			}
		});
		await fc.assert(property);
	});
});
