import { getTrack, apiError, tooMany } from '../../fixtures/webApi.mts';
import { createPipeline } from '../../../spotify/pipeline/pipeline';
import { withPatience } from '../../../spotify/pipeline/patience';
import { createCapabilities } from '../../../spotify/pipeline/capabilities';
import { appState } from '../../support/fakeApi.mts';
import { createFakeClock, settle } from '../../support/fakeClock.mts';
import { createFakeHttp, deferred } from '../../support/fakeHttp.mts';

it('who waits for what another run finds out is told by the gate, when its own time is over', async () => {
	const clock = createFakeClock();
	const app = appState(clock);
	const { send: http, requests } = createFakeHttp(tooMany(250), apiError(403, 'Forbidden'));
	const run = (maxRateLimitWaitMs: number) =>
		createPipeline(
			{ http, app, clock, random: () => 1 },
			{ maxConcurrency: 6, maxRateLimitWaitMs },
		)({ ...getTrack, availability: 'olderApps' });
	const patient = run(3_600_000);
	await settle();
	const startMs = clock.monotonicMs();
	expect(await clock.until(run(30_000))).toMatchObject({
		failure: { kind: 'rateLimited', hint: expect.stringContaining("'Max Rate Limit Wait'") },
	});
	expect([clock.monotonicMs() - startMs, requests.length]).toEqual([30_000, 1]);
	expect(await clock.until(patient)).toMatchObject({ ok: false });
	expect([requests.length, clock.asleep()]).toEqual([2, 0]);
});

it('so with the size of a list, and nothing is left behind', async () => {
	const clock = createFakeClock();
	const capabilities = createCapabilities();
	const sizes = { max: 50, documented: 10, wanted: 50 };
	const never = deferred<{ answer: string; verdict: 'taken' }>();
	void capabilities.sizes.ask(
		'list',
		sizes,
		() => 0,
		async () => await never.promise,
	);
	const waiting = withPatience(capabilities, clock, () => 5_000).sizes.ask(
		'list',
		sizes,
		() => 0,
		async () => ({ answer: 'mine', verdict: 'taken' }),
	);
	await clock.advance(5_000);
	expect(await waiting).toMatchObject({ answer: 'mine' });
	expect(clock.asleep()).toBe(0);
});
