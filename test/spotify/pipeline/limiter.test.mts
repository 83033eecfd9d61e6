import { fc, runs } from '../../support/fc.mts';
import { createLimiter, type Limiter } from '../../../spotify/pipeline/limiter';
import { settle } from '../../support/fakeClock.mts';

/** Somebody who asked for a slot. */
interface Guest {
	most: number;
	stop: AbortController;
	state: 'waiting' | 'in' | 'stopped' | 'gone';
	leave(): void;
}

function arrive(slots: Limiter, most: number): Guest {
	const guest: Guest = { most, stop: new AbortController(), state: 'waiting', leave: () => {} };
	void slots
		.acquire(() => most, guest.stop.signal)
		.then((slot) => {
			guest.state = slot.ok ? 'in' : 'stopped';
			if (!slot.ok) expect(slot.failure.kind).toBe('cancelled');
			guest.leave = () => {
				if (slot.ok) slot.value();
				guest.state = 'gone';
			};
		});
	return guest;
}

const count = (guests: Guest[], state: Guest['state']) =>
	guests.filter((guest) => guest.state === state).length;
const states = (guests: Guest[]) => guests.map(({ state }) => state);

it('lets in as many as the limit says, and the others one by one as they came', async () => {
	const slots = createLimiter();
	const guests = [1, 2, 3, 4].map(() => arrive(slots, 2));
	await settle();
	expect(states(guests)).toEqual(['in', 'in', 'waiting', 'waiting']);
	guests[1]?.leave();
	await settle();
	expect(states(guests)).toEqual(['in', 'gone', 'in', 'waiting']);
	expect(slots.inUse()).toBe(2);
});

it('a slot that is given back twice counts once', async () => {
	const slots = createLimiter();
	const guests = [arrive(slots, 2), arrive(slots, 2)];
	await settle();
	guests[0]?.leave();
	guests[0]?.leave();
	expect(slots.inUse()).toBe(1);
});

it('lets nobody overtake, not even one with a higher limit', async () => {
	const slots = createLimiter();
	const guests = [arrive(slots, 1), arrive(slots, 1), arrive(slots, 5)];
	await settle();
	expect(states(guests)).toEqual(['in', 'waiting', 'waiting']);
	guests[1]?.stop.abort();
	await settle();
	expect(states(guests)).toEqual(['in', 'stopped', 'in']);
});

it('one that was stopped before gets none; one that is stopped with a slot keeps it', async () => {
	const slots = createLimiter();
	const holder = arrive(slots, 1);
	await settle();
	holder.stop.abort();
	await settle();
	expect([
		await slots.acquire(() => 5, AbortSignal.abort()),
		holder.state,
		slots.inUse(),
	]).toMatchObject([{ ok: false, failure: { kind: 'cancelled' } }, 'in', 1]);
});

it('leaves nothing behind on a signal that lives on', async () => {
	const slots = createLimiter();
	const { signal } = new AbortController();
	const removed = jest.spyOn(signal, 'removeEventListener');
	const first = await slots.acquire(() => 1);
	const second = slots.acquire(() => 1, signal);
	if (first.ok) first.value();
	await second;
	expect(removed).toHaveBeenCalledTimes(1);
});

type Step = { kind: 'arrive'; most: number } | { kind: 'leave' | 'stop'; who: number };

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('arrive' as const),
			most: fc.integer({ min: 1, max: 4 }),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constantFrom('leave' as const, 'stop' as const),
			who: fc.nat(30),
		}),
	},
);

/** Takes a step, and checks what must hold after each. */
async function take(current: Step, slots: Limiter, guests: Guest[]): Promise<void> {
	const inBefore = new Set(guests.filter(({ state }) => state === 'in'));
	if (current.kind === 'arrive') guests.push(arrive(slots, current.most));
	else {
		const guest = guests[current.who % Math.max(1, guests.length)];
		if (current.kind === 'stop') guest?.stop.abort();
		else if (guest?.state === 'in') guest.leave();
	}
	await settle();
	expect(slots.inUse()).toBe(count(guests, 'in'));
	const entered = guests.filter((guest) => guest.state === 'in' && !inBefore.has(guest));
	for (const { most } of entered)
		expect(slots.inUse()).toBeLessThanOrEqual(Math.max(most, ...entered.map((one) => one.most)));
	const next = guests.find(({ state }) => state === 'waiting');
	// First come, first served: who entered came before all who wait; and who could enter has.
	for (const guest of entered)
		expect(next === undefined || guests.indexOf(guest) < guests.indexOf(next)).toBe(true);
	if (next) expect(slots.inUse()).toBeGreaterThanOrEqual(next.most);
}

it('whoever comes, leaves and is stopped: never more than the limit, in order, and everybody gets in', async () => {
	const property = fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
		const slots = createLimiter();
		const guests: Guest[] = [];
		for (const current of steps) await take(current, slots, guests);
		for (
			let round = 0;
			count(guests, 'waiting') + count(guests, 'in') > 0 && round < 100;
			round += 1
		) {
			guests.find(({ state }) => state === 'in')?.leave();
			await settle();
		}
		expect([count(guests, 'waiting'), count(guests, 'in'), slots.inUse()]).toEqual([0, 0, 0]);
	});
	await fc.assert(property, { numRuns: runs(100) });
}, 30_000);

it('with one limit for all, there are never more on their way', async () => {
	const property = fc.asyncProperty(
		fc.integer({ min: 1, max: 8 }),
		fc.integer({ min: 0, max: 40 }),
		async (most, callers) => {
			const slots = createLimiter();
			let inside = 0;
			let peak = 0;
			const call = async () => {
				const slot = await slots.acquire(() => most);
				peak = Math.max(peak, ++inside);
				await settle();
				inside -= 1;
				if (slot.ok) slot.value();
			};
			await Promise.all(Array.from({ length: callers }, call));
			expect(peak).toBe(Math.min(most, callers));
		},
	);
	await fc.assert(property, { numRuns: runs(20) });
});
