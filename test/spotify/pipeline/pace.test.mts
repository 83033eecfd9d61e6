import { fc, runs } from '../../support/fc.mts';
import { createPace, type Pace, type Ticket } from '../../../spotify/pipeline/pace';
import { createFakeClock, type FakeClock } from '../../support/fakeClock.mts';

const WINDOW_MS = 30_000;

function createWorld() {
	const clock = createFakeClock();
	return { clock, pace: createPace(clock, () => 0.5) };
}

/** Answers so many, one after another, each after 10 ms. */
async function answer({ clock, pace }: { clock: FakeClock; pace: Pace }, count: number) {
	for (let n = 0; n < count; n += 1) {
		const ticket = pace.send();
		await clock.advance(10);
		pace.answered(ticket);
	}
}

/** An app that was refused after so many answers, and has waited as long as it was told. */
async function limitedTo(limit: number) {
	const world = createWorld();
	await answer(world, limit);
	world.pace.refused(world.pace.send());
	return world;
}

it('holds nobody back without a refusal, however many ask', async () => {
	const world = createWorld();
	await answer(world, 500);
	expect([world.pace.waitMs(), world.pace.maxInFlight()]).toEqual([0, Infinity]);
});

it('lets one go first after a refusal, and more with each answer', async () => {
	const world = await limitedTo(100);
	await world.clock.advance(WINDOW_MS);
	const most: number[] = [];
	for (let n = 0; n < 4; n += 1) {
		most.push(world.pace.maxInFlight());
		await answer(world, 1);
	}
	expect(most).toEqual([1, 2, 3, 4]);
});

it('goes by what was answered in the window before the refusal', async () => {
	const world = await limitedTo(100);
	await world.clock.advance(WINDOW_MS);
	await answer(world, 100);
	expect(world.pace.waitMs()).toBeGreaterThan(WINDOW_MS - 2_000);
	await world.clock.advance(WINDOW_MS);
	expect(world.pace.waitMs()).toBe(0);
});

it('counts what was answered while a refusal was on its way', async () => {
	const { clock, pace } = await (async () => {
		const world = createWorld();
		await answer(world, 50);
		return world;
	})();
	const underWay = [pace.send(), pace.send(), pace.send()];
	const [first, ...others] = underWay;
	await clock.advance(10);
	if (first) pace.refused(first);
	others.forEach((ticket) => pace.answered(ticket));
	await clock.advance(WINDOW_MS);
	await answer({ clock, pace }, 51);
	expect(pace.waitMs()).toBe(0);
	await answer({ clock, pace }, 1);
	expect(pace.waitMs()).toBeGreaterThan(0);
});

it('learns no limit where nearly nothing was answered: others have filled the window', async () => {
	const world = await limitedTo(4);
	expect([world.pace.waitMs(), world.pace.maxInFlight()]).toEqual([0, 1]);
	await answer(world, 100);
	expect(world.pace.waitMs()).toBe(0);
});

it('learns none below five in a window, however often it is refused after fewer', async () => {
	const world = await limitedTo(7);
	for (let refusals = 0; refusals < 8; refusals += 1) {
		await world.clock.advance(WINDOW_MS + 1);
		await answer(world, 1);
		world.pace.refused(world.pace.send());
	}
	await world.clock.advance(WINDOW_MS + 1);
	await answer(world, 4);
	expect(world.pace.waitMs()).toBe(0);
});

it('forgets the limit after ten minutes without a refusal', async () => {
	const world = await limitedTo(10);
	await world.clock.advance(20 * WINDOW_MS + 1);
	expect(world.pace.waitMs()).toBe(0);
	await answer(world, 50);
	expect(world.pace.waitMs()).toBe(0);
});

it('tries one more now and then, and goes up as long as that is answered', async () => {
	const world = await limitedTo(100);
	const before = world.clock.monotonicMs();
	let answered = 0;
	while (answered < 1_000) {
		await world.clock.advance(world.pace.waitMs());
		await answer(world, 1);
		answered += 1;
	}
	// At 100 in a window it would have taken ten.
	expect(world.clock.monotonicMs() - before).toBeLessThan(6 * WINDOW_MS);
});

it('whatever happens: nobody waits longer than two windows, and somebody may always go', async () => {
	const step = fc.record({
		afterMs: fc.nat(8_000),
		does: fc.constantFrom('send', 'send', 'send', 'answered', 'answered', 'refused', 'dropped'),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 120 }), async (steps) => {
			const { clock, pace } = createWorld();
			const onTheirWay: Ticket[] = [];
			for (const { afterMs, does } of steps) {
				await clock.advance(afterMs);
				if (does === 'send') onTheirWay.push(pace.send());
				else {
					const ticket = onTheirWay.shift();
					if (!ticket) continue;
					if (does === 'answered') pace.answered(ticket);
					else if (does === 'refused') pace.refused(ticket);
					else pace.dropped(ticket);
				}
				expect(pace.waitMs()).toBeGreaterThanOrEqual(0);
				expect(pace.waitMs()).toBeLessThanOrEqual(2 * WINDOW_MS);
				expect(pace.maxInFlight()).toBeGreaterThanOrEqual(1);
			}
			onTheirWay.forEach((ticket) => pace.dropped(ticket));
			await clock.advance(2 * WINDOW_MS);
			expect(pace.waitMs()).toBe(0);
		}),
		{ numRuns: runs(60) },
	);
}, 60_000);
