import { fc } from '../../support/fc.mts';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { failed, succeeded } from '../../../spotify/failures/outcome';
import { mayHaveActed } from '../../../spotify/refusals/withUnknownOutcome';
import { withRetry } from '../../../spotify/pipeline/withRetry';
import { createFakeSend } from '../../support/fakeApi.mts';
import { createFakeClock, settle } from '../../support/fakeClock.mts';
import { addItems, getTrack } from '../../fixtures/webApi.mts';

const texts = { message: 'What happened', hint: 'What to do' };
const network = (code?: string): SpotifyFailure => ({
	kind: 'network',
	...texts,
	...(code !== undefined && { code }),
});
const server = (status: number, retryAfterSeconds?: number): SpotifyFailure => ({
	kind: 'server',
	status,
	...texts,
	...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
});

/** What is told of a request that was repeated: how often it was sent, as a number. */
const failedAfter = (count: number, failure: SpotifyFailure, { method, path } = getTrack) =>
	failed(
		count === 1
			? failure
			: { ...failure, hint: `${method} ${path} was sent ${count} times. ${failure.hint}` },
	);

/** Fails as listed, then succeeds. */
function setUp(failures: SpotifyFailure[], random = () => 1) {
	const clock = createFakeClock();
	const { send, requests } = createFakeSend((_, count) => {
		const failure = failures[count];
		return failure ? failed(failure) : succeeded('done');
	});
	const stop = new AbortController();
	return {
		clock,
		requests,
		stop,
		retrying: withRetry(send, { clock, random, signal: stop.signal }),
	};
}

describe('what is idempotent', () => {
	it.each([
		network('ECONNRESET'),
		network('ETIMEDOUT'),
		network('ECONNREFUSED'),
		network(),
		server(500),
		server(502),
		server(503),
		server(504),
	])('is sent again after %j', async (failure) => {
		const { clock, requests, retrying } = setUp([failure]);
		expect(await clock.until(retrying(getTrack))).toEqual(succeeded('done'));
		expect(requests).toEqual([getTrack, getTrack]);
	});

	it('is sent four times at the most, with growing waits, and ends with the last failure', async () => {
		const { clock, requests, retrying } = setUp([
			network(),
			server(500),
			network(),
			server(503),
			network(),
		]);
		expect(await clock.until(retrying(getTrack))).toEqual(failedAfter(4, server(503)));
		expect([requests.length, clock.sleeps]).toEqual([4, [500, 1_000, 2_000]]);
	});
});

describe('what is not idempotent', () => {
	it('is sent again where it was turned away', async () => {
		const turnedAway: SpotifyFailure = { kind: 'server', status: 401, turnedAway: true, ...texts };
		const { clock, requests, retrying } = setUp([turnedAway]);
		expect(await clock.until(retrying(addItems))).toEqual(succeeded('done'));
		expect(requests).toHaveLength(2);
	});

	it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])(
		'is sent again after %s, since it was never sent',
		async (code) => {
			const { clock, requests, retrying } = setUp([network(code)]);
			expect(await clock.until(retrying(addItems))).toEqual(succeeded('done'));
			expect(requests).toHaveLength(2);
		},
	);

	it.each([
		network('ECONNRESET'),
		network('ETIMEDOUT'),
		network(),
		server(500),
		server(502),
		server(503),
		server(504),
	])('is never sent again after %j, since Spotify may have acted', async (failure) => {
		const { requests, retrying } = setUp([failure]);
		expect(await retrying(addItems)).toEqual(failed(failure));
		expect(requests).toHaveLength(1);
	});
});

it.each<SpotifyFailure>([
	server(501),
	server(505),
	{ kind: 'badRequest', status: 400, ...texts },
	{ kind: 'unauthorized', status: 401, ...texts },
	{ kind: 'forbidden', status: 403, ...texts },
	{ kind: 'notFound', status: 404, ...texts },
	{ kind: 'rateLimited', status: 429, scope: 'quota', retryAtMs: 0, ...texts },
	{ kind: 'unexpectedResponse', status: 200, ...texts },
	{ kind: 'credential', ...texts },
	{ kind: 'cancelled', ...texts },
	{ kind: 'invalidInput', field: '', ...texts },
])('nothing is sent again after %j, which does not pass by itself', async (failure) => {
	const { clock, requests, retrying } = setUp([failure]);
	expect(await retrying(getTrack)).toEqual(failed(failure));
	expect([requests.length, clock.sleeps]).toEqual([1, []]);
});

describe('the wait', () => {
	it.each([
		[7, 7_000],
		[60, 60_000],
		[0, 500],
	])('of %d s that Spotify asks for counts where it is longer', async (seconds, waitMs) => {
		const { clock, retrying } = setUp([server(503, seconds)]);
		await clock.until(retrying(getTrack));
		expect(clock.sleeps).toEqual([waitMs]);
	});

	it('of more than a minute is left to the user', async () => {
		const { clock, requests, retrying } = setUp([server(503, 61)]);
		expect(await retrying(getTrack)).toEqual(failed(server(503, 61)));
		expect([requests.length, clock.sleeps]).toEqual([1, []]);
	});

	it('is ended by a stop, and nothing is sent any more', async () => {
		const { clock, requests, stop, retrying } = setUp([network()]);
		const gone = retrying(getTrack);
		await settle();
		stop.abort();
		expect(await gone).toMatchObject({ failure: { kind: 'cancelled' } });
		expect([requests.length, clock.asleep()]).toEqual([1, 0]);
	});

	it.each([
		[network(), true],
		[server(503), true],
		[network('ECONNREFUSED'), false],
	])('ended by a stop leaves in doubt what may be done by then: %j', async (failure, isInDoubt) => {
		const { stop, retrying } = setUp([failure]);
		const gone = retrying(getTrack);
		await settle();
		stop.abort();
		const outcome = await gone;
		expect(!outcome.ok && mayHaveActed(outcome.failure)).toBe(isInDoubt);
	});

	it('ended by a stop that only the next try sees leaves it in doubt, too', async () => {
		const { clock, retrying } = setUp([server(503), { kind: 'cancelled', unsent: true, ...texts }]);
		const outcome = await clock.until(retrying(getTrack));
		expect(!outcome.ok && mayHaveActed(outcome.failure)).toBe(true);
	});
});

/** The bounds of a wait, by what failed before it and how often. */
function boundsOf(cause: SpotifyFailure | undefined, retry: number): [number, number] {
	const askedMs = cause?.kind === 'server' ? (cause.retryAfterSeconds ?? 0) * 1000 : 0;
	return [Math.max(250 * 2 ** retry, askedMs), Math.max(500 * 2 ** retry, askedMs)];
}

const someFailures = [
	network(),
	network('ENOTFOUND'),
	server(500),
	server(503, 20),
	server(503, 90),
	server(501),
];

it('whatever fails: four times at the most, and each wait in its bounds', async () => {
	const inTurn = fc.array(fc.constantFrom(...someFailures), { maxLength: 6 });
	const request = fc.constantFrom(getTrack, addItems);
	const randomNumber = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
	const property = fc.asyncProperty(
		inTurn,
		request,
		randomNumber,
		async (failing, given, random) => {
			const { clock, requests, retrying } = setUp(failing, () => random);
			const outcome = await clock.until(retrying(given));
			expect(requests.length).toBeLessThanOrEqual(4);
			expect(clock.sleeps).toHaveLength(requests.length - 1);
			clock.sleeps.forEach((waitMs, retry) => {
				const [least, most] = boundsOf(failing[retry], retry);
				expect(waitMs).toBeGreaterThanOrEqual(least);
				expect(waitMs).toBeLessThanOrEqual(most);
			});
			const last = failing[requests.length - 1];
			expect(outcome).toEqual(last ? failedAfter(requests.length, last, given) : succeeded('done'));
		},
	);
	await fc.assert(property);
});
