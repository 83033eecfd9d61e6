import { getEventListeners } from 'node:events';
import { fc, runs } from '../../support/fc.mts';
import { succeeded } from '../../../spotify/failures/outcome';
import { createKeyedMutex, type Lease } from '../../../spotify/pipeline/keyedMutex';
import { createFakeClock, settle } from '../../support/fakeClock.mts';
import { deferred } from '../../support/fakeHttp.mts';

/** Work that a test ends, and the order in which it began. */
function setUp() {
	const clock = createFakeClock();
	const turns = createKeyedMutex(clock);
	const begun: string[] = [];
	const begin = (name: string, key: string, signal?: AbortSignal, maxWaitMs = 60_000) => {
		const { promise, resolve } = deferred<string>();
		const held: Lease[] = [];
		const work = async (turn: Lease) => {
			begun.push(name);
			held.push(turn);
			return await promise;
		};
		const result = turns.runExclusive(key, work, { maxWaitMs, signal });
		return { result, end: () => resolve(name), turn: () => held[0] as Lease };
	};
	return { clock, turns, begun, begin };
}

it('does what is for one key one after another, in the order in which it came', async () => {
	const { begun, begin } = setUp();
	const [first, second, third] = ['1', '2', '3'].map((name) => begin(name, 'A'));
	await settle();
	expect(begun).toEqual(['1']);
	// One that ends before its turn has not begun any earlier.
	third?.end();
	first?.end();
	expect(await first?.result).toEqual(succeeded('1'));
	await settle();
	expect(begun).toEqual(['1', '2']);
	second?.end();
	expect(await second?.result).toEqual(succeeded('2'));
	expect(await third?.result).toEqual(succeeded('3'));
});

it('lets nothing wait for another key', async () => {
	const { begun, begin } = setUp();
	begin('1', 'A');
	const other = begin('2', 'B');
	await settle();
	expect(begun).toEqual(['1', '2']);
	other.end();
	expect(await other.result).toEqual(succeeded('2'));
});

it('goes on after work that fails, whose failure is that of its caller alone', async () => {
	const { turns, begin } = setUp();
	const failing = turns.runExclusive('A', async () => await Promise.reject(new Error('no')), {
		maxWaitMs: 0,
	});
	const next = begin('2', 'A');
	next.end();
	await expect(failing).rejects.toThrow('no');
	expect(await next.result).toEqual(succeeded('2'));
});

it('whatever keys come: each is served in order, and by one at a time', async () => {
	const property = fc.asyncProperty(fc.array(fc.constantFrom('A', 'B', 'C')), async (keys) => {
		const turns = createKeyedMutex(createFakeClock());
		const atWork = new Set<string>();
		const served: Record<string, number[]> = {};
		await Promise.all(
			keys.map((key, index) =>
				turns.runExclusive(
					key,
					async () => {
						expect(atWork.has(key)).toBe(false);
						atWork.add(key);
						(served[key] ??= []).push(index);
						await settle();
						atWork.delete(key);
					},
					{ maxWaitMs: 60_000 },
				),
			),
		);
		const expected = keys.map((key, index) => ({ key, index }));
		for (const [key, order] of Object.entries(served)) {
			expect(order).toEqual(expected.filter((one) => one.key === key).map(({ index }) => index));
		}
	});
	await fc.assert(property, { numRuns: runs(20) });
});

describe('who is stopped', () => {
	it('waits no longer, and is let in to see for itself', async () => {
		const { begun, begin } = setUp();
		begin('1', 'A');
		const stop = new AbortController();
		const stopped = begin('2', 'A', stop.signal);
		await settle();
		expect(begun).toEqual(['1']);
		stop.abort();
		stopped.end();
		expect(await stopped.result).toEqual(succeeded('2'));
	});

	it('does not wait at all where the stop came before', async () => {
		const { begun, begin } = setUp();
		begin('1', 'A');
		begin('2', 'A', AbortSignal.abort());
		await settle();
		expect(begun).toEqual(['1', '2']);
	});

	it('does not let others in before those that they wait for have ended', async () => {
		const { begun, begin } = setUp();
		const first = begin('1', 'A');
		const stop = new AbortController();
		const stopped = begin('2', 'A', stop.signal);
		begin('3', 'A');
		stop.abort();
		stopped.end();
		await stopped.result;
		await settle();
		expect(begun).toEqual(['1', '2']);
		first.end();
		await settle();
		expect(begun).toEqual(['1', '2', '3']);
	});
});

it('leaves nothing behind on the signal of an execution', async () => {
	const { begin } = setUp();
	const { signal } = new AbortController();
	const all = Array.from({ length: 8 }, (_, index) => begin(String(index), 'A', signal));
	for (const { end, result } of all) {
		end();
		await result;
	}
	await settle();
	expect(getEventListeners(signal, 'abort')).toEqual([]);
});

describe('a wait', () => {
	it('is no longer than the waiter would wait, and says what it was for', async () => {
		const { clock, begun, begin } = setUp();
		const first = begin('1', 'A');
		const impatient = begin('2', 'A', undefined, 30_000);
		const patient = begin('3', 'A', undefined, 60_000);
		await clock.advance(30_000);
		expect(await impatient.result).toEqual({
			ok: false,
			failure: {
				kind: 'busy',
				unsent: true,
				message: 'Another execution is still changing the playlist A',
				hint: expect.stringContaining("waited 30 s, the limit in 'Max Rate"),
			},
		});
		first.end();
		patient.end();
		expect(await patient.result).toEqual(succeeded('3'));
		expect([begun, clock.asleep()]).toEqual([['1', '3'], 0]);
	});

	it('is not longer for a clock that was set back meanwhile', async () => {
		const { clock, begin } = setUp();
		begin('1', 'A');
		const waiting = begin('2', 'A', undefined, 5_000);
		clock.set(-86_400_000);
		await clock.advance(5_000);
		expect(await waiting.result).toMatchObject({ failure: { kind: 'busy' } });
	});
});

describe('who waits for something else in the turn', () => {
	const waitIn = (turn: Lease, wait: Promise<void>) => turn.leaveFor(async () => await wait);

	it('gives it back meanwhile, and has it again when the others have ended', async () => {
		const { begun, begin } = setUp();
		const [first, second] = [begin('1', 'A'), begin('2', 'A')];
		await settle();
		const cooldown = deferred<void>();
		await first.turn().enter();
		const back = waitIn(first.turn(), cooldown.promise).then(() => begun.push('1 again'));
		await settle();
		expect(begun).toEqual(['1', '2']);
		cooldown.resolve();
		await settle();
		expect(begun).toEqual(['1', '2']);
		second.end();
		await back;
		expect(begun).toEqual(['1', '2', '1 again']);
	});

	it('keeps it once something was answered: what was read must not change before it is written', async () => {
		const { begun, begin } = setUp();
		const [first] = [begin('1', 'A'), begin('2', 'A')];
		await settle();
		await first.turn().enter();
		first.turn().exit(true);
		await first.turn().enter();
		const cooldown = deferred<void>();
		void waitIn(first.turn(), cooldown.promise);
		await settle();
		expect(begun).toEqual(['1']);
	});

	it('keeps it while another request of the turn is under way', async () => {
		const { begun, begin } = setUp();
		const [first] = [begin('1', 'A'), begin('2', 'A')];
		await settle();
		await first.turn().enter();
		await first.turn().enter();
		void waitIn(first.turn(), deferred<void>().promise);
		await settle();
		expect(begun).toEqual(['1']);
	});

	it('is told where it cannot have it again in time', async () => {
		const { clock, begin } = setUp();
		const [first] = [begin('1', 'A', undefined, 10_000), begin('2', 'A')];
		await settle();
		await first.turn().enter();
		const back = waitIn(first.turn(), Promise.resolve());
		await clock.advance(10_000);
		expect(await back).toMatchObject({ kind: 'busy' });
	});

	it('sends nothing that begins meanwhile, before it has the turn again', async () => {
		const { begin } = setUp();
		const [first, second] = [begin('1', 'A'), begin('2', 'A')];
		await settle();
		await first.turn().enter();
		void waitIn(first.turn(), deferred<void>().promise);
		await settle();
		let entered = false;
		void first
			.turn()
			.enter()
			.then(() => (entered = true));
		await settle();
		expect(entered).toBe(false);
		second.end();
		await settle();
		expect(entered).toBe(true);
	});
});
