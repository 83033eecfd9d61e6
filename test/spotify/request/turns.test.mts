import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { createTurns } from '../../../spotify/request/turns';
import { settle } from '../../support/fakeClock.mts';
import { deferred } from '../../support/fakeHttp.mts';

/** Work that a test ends, and the order in which it began. */
function setUp() {
	const turns = createTurns();
	const begun: string[] = [];
	const begin = (name: string, key: string, signal?: AbortSignal) => {
		const { promise, resolve } = deferred<string>();
		const work = async () => {
			begun.push(name);
			return await promise;
		};
		return { result: turns.inTurn(key, work, signal), end: () => resolve(name) };
	};
	return { turns, begun, begin };
}

it('does what is for one key one after another, in the order in which it came', async () => {
	const { begun, begin } = setUp();
	const [first, second, third] = ['1', '2', '3'].map((name) => begin(name, 'A'));
	await settle();
	expect(begun).toEqual(['1']);
	// One that ends before its turn has not begun any earlier.
	third?.end();
	first?.end();
	expect(await first?.result).toBe('1');
	await settle();
	expect(begun).toEqual(['1', '2']);
	second?.end();
	expect(await second?.result).toBe('2');
	expect(await third?.result).toBe('3');
});

it('lets nothing wait for another key', async () => {
	const { begun, begin } = setUp();
	begin('1', 'A');
	const other = begin('2', 'B');
	await settle();
	expect(begun).toEqual(['1', '2']);
	other.end();
	expect(await other.result).toBe('2');
});

it('goes on after work that fails, whose failure is that of its caller alone', async () => {
	const { turns, begin } = setUp();
	const failing = turns.inTurn('A', async () => await Promise.reject(new Error('no')));
	const next = begin('2', 'A');
	next.end();
	await expect(failing).rejects.toThrow('no');
	expect(await next.result).toBe('2');
});

it('whatever keys come: each is served in order, and by one at a time', async () => {
	const property = fc.asyncProperty(fc.array(fc.constantFrom('A', 'B', 'C')), async (keys) => {
		const turns = createTurns();
		const atWork = new Set<string>();
		const served: Record<string, number[]> = {};
		await Promise.all(
			keys.map((key, index) =>
				turns.inTurn(key, async () => {
					expect(atWork.has(key)).toBe(false);
					atWork.add(key);
					(served[key] ??= []).push(index);
					await settle();
					atWork.delete(key);
				}),
			),
		);
		const expected = keys.map((key, index) => ({ key, index }));
		for (const [key, order] of Object.entries(served)) {
			expect(order).toEqual(expected.filter((one) => one.key === key).map(({ index }) => index));
		}
	});
	await fc.assert(property, { numRuns: 50 });
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
		expect(await stopped.result).toBe('2');
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
