import { createSharedRenewals } from '../../../spotify/auth/sharedRenewals';
import { rateLimited } from '../../../spotify/auth/tokenFailures';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { createFakeClock, settle } from '../../support/fakeClock.mts';
import { deferred } from '../../support/fakeHttp.mts';

type Renewed = Outcome<string>;

const renewed: Renewed = succeeded('key');
const failure = (kind: 'credential' | 'network'): SpotifyFailure => ({
	kind,
	message: 'no',
	hint: 'Try again',
});
const outage = (retryAfterSeconds: number): Renewed =>
	failed({ kind: 'server', status: 503, retryAfterSeconds, message: 'no', hint: 'Wait' });

/** Renewals that come out as scripted, in order; from then on they succeed. */
function setUp(...script: Array<Renewed | Promise<Renewed>>) {
	const clock = createFakeClock();
	const renewals = createSharedRenewals(clock, () => 1);
	let calls = 0;
	const renewal = async (): Promise<Renewed> => await (script[calls++] ?? renewed);
	const renew = async (refused = '0', signal?: AbortSignal, key = 'key') =>
		await renewals.renew(key, refused, renewal, signal);
	return { clock, renewals, renew, calls: () => calls };
}

it('renews once for all that were refused in the same state', async () => {
	const { renewals, renew, calls } = setUp();
	const outcomes = await Promise.all(Array.from({ length: 50 }, async () => await renew()));
	expect(outcomes).toEqual(Array(50).fill(succeeded('1')));
	expect([calls(), renewals.state('key')]).toEqual([1, '1']);
});

it('does not renew for a request that began before the last renewal ended', async () => {
	const { renew, calls } = setUp();
	await renew();
	expect(await renew('0')).toEqual(succeeded('1'));
	expect(calls()).toBe(1);
	expect(await renew('1')).toEqual(succeeded('2'));
	expect(calls()).toBe(2);
});

it('keeps one connection apart from another', async () => {
	const { renewals, renew, calls } = setUp();
	await Promise.all([renew(), renew('0', undefined, 'other')]);
	expect([calls(), renewals.state('key'), renewals.state('other')]).toEqual([2, '1', '1']);
	expect(renewals.state('third')).toBe('0');
});

it('tries again what may pass, with growing pauses, then gives up', async () => {
	const lost = failed(failure('network'));
	const { clock, renewals, renew, calls } = setUp(lost, lost, lost, lost);
	expect(await clock.until(renew())).toEqual(lost);
	expect([calls(), clock.sleeps]).toEqual([4, [500, 1_000, 2_000]]);
	expect(renewals.state('key')).toBe('0');
});

it.each([0, -86_400_000, 86_400_000])(
	'waits out a rate limit too, and no longer where the clock is set by %d ms meanwhile',
	async (byMs) => {
		const limited = (seconds: number): Renewed => failed(rateLimited(seconds, clock.nowMs()));
		const clock = createFakeClock();
		const renewals = createSharedRenewals(clock, () => 1);
		let calls = 0;
		const renewing = renewals.renew(
			'key',
			'0',
			async () => (calls++ === 0 ? limited(7) : renewed),
			undefined,
		);
		await settle();
		clock.set(byMs);
		expect(await clock.until(renewing)).toEqual(succeeded('1'));
		expect(clock.sleeps).toEqual([7_000]);

		const tooLong = await renewals.renew('other', '0', async () => limited(61), undefined);
		expect([tooLong.ok, clock.sleeps]).toEqual([false, [7_000]]);
	},
);

it('waits as long as Spotify says, unless that is more than a minute', async () => {
	const { clock, renew } = setUp(outage(7));
	expect(await clock.until(renew())).toEqual(succeeded('1'));
	expect(clock.sleeps).toEqual([7_000]);

	const tooLong = setUp(outage(61));
	expect(await tooLong.renew()).toEqual(outage(61));
	expect(tooLong.clock.sleeps).toEqual([]);
});

it('tries a refusal once, and does not keep it', async () => {
	const refusal = failed(failure('credential'));
	const { renew, calls } = setUp(refusal);
	const both = await Promise.all([renew(), renew()]);
	expect([both, calls()]).toEqual([[refusal, refusal], 1]);
	expect(await renew()).toEqual(succeeded('1'));
});

describe('a caller who is stopped', () => {
	it('goes at once, and the others get what was begun', async () => {
		const answer = deferred<Renewed>();
		const { renew, calls } = setUp(answer.promise);
		const stop = new AbortController();
		const stopped = renew('0', stop.signal);
		const other = renew();
		stop.abort();
		expect(await stopped).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
		answer.resolve(renewed);
		expect([await other, calls()]).toEqual([succeeded('1'), 1]);
	});

	it('ends the tries where nobody else waits', async () => {
		const lost = failed(failure('network'));
		const { clock, renew, calls } = setUp(lost, lost);
		const stop = new AbortController();
		const stopped = renew('0', stop.signal);
		await settle();
		stop.abort();
		await stopped;
		await clock.advance(60_000);
		expect([calls(), clock.asleep()]).toEqual([1, 0]);
	});

	it('does not stop one who came after', async () => {
		const answer = deferred<Renewed>();
		const { clock, renew, calls } = setUp(answer.promise);
		const stop = new AbortController();
		const stopped = renew('0', stop.signal);
		stop.abort();
		await stopped;
		const later = renew();
		answer.resolve(failed(failure('network')));
		expect(await clock.until(later)).toEqual(succeeded('1'));
		expect(calls()).toBe(2);
	});

	it('begins nothing where he was stopped before', async () => {
		const { renew, calls } = setUp();
		expect(await renew('0', AbortSignal.abort())).toMatchObject({ ok: false });
		expect(calls()).toBe(0);
	});
});
