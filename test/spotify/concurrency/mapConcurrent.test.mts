import { fc } from '../../support/fc.mts';
import { mapConcurrent } from '../../../spotify/concurrency/mapConcurrent';
import { settle } from '../../support/fakeClock.mts';
import { deferred } from '../../support/fakeHttp.mts';

const never = (): boolean => false;

it('gives every result in the order of the inputs, in whatever order they come, never more at once', async () => {
	const property = fc.asyncProperty(
		fc.array(fc.nat()),
		fc.integer({ min: 1, max: 8 }),
		fc.scheduler(),
		async (inputs, workers, s) => {
			let now = 0;
			let most = 0;
			const mapping = mapConcurrent(
				inputs,
				workers,
				async (input) => {
					most = Math.max(most, (now += 1));
					await s.schedule(Promise.resolve());
					now -= 1;
					return input + 1;
				},
				never,
			);
			expect(await s.waitFor(mapping)).toEqual(inputs.map((input) => input + 1));
			expect(most).toBe(Math.min(workers, inputs.length));
		},
	);
	await fc.assert(property);
});

it('begins nothing once it is told to stop, and waits for what was begun', async () => {
	const slow = deferred<string>();
	let stopped = false;
	const begun: string[] = [];
	const mapping = mapConcurrent(
		['a', 'b', 'c', 'd'],
		2,
		async (input) => {
			begun.push(input);
			if (input === 'b') stopped = true;
			return input === 'a' ? await slow.promise : input;
		},
		() => stopped,
	);
	await settle();
	slow.resolve('late');
	expect(await mapping).toStrictEqual(['late', 'b']);
	expect(begun).toEqual(['a', 'b']);
});

it('of nothing makes nothing', async () => {
	expect(await mapConcurrent([], 6, async () => 1, never)).toEqual([]);
});

it('takes inputs one by one, as there is room for them', async () => {
	let taken = 0;
	function* endless(): Generator<number> {
		for (;;) yield (taken += 1);
	}
	const results = await mapConcurrent(
		endless(),
		3,
		async (input) => input,
		() => taken >= 10,
	);
	expect(results).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

it('has no more workers than there is work, however many are allowed', async () => {
	expect(await mapConcurrent([1, 2], Infinity, async (input) => input, never)).toEqual([1, 2]);
});
