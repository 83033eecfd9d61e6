import { fc } from '../../../support/fc.mts';
import { succeeded } from '../../../../spotify/failures/outcome';
import {
	readUntilStill,
	type Part,
	type Reader,
} from '../../../../spotify/playlists/write/readUntilStill';
import { createFakeClock } from '../../../support/fakeClock.mts';

const restless = {
	kind: 'unexpectedResponse',
	status: 200,
	message: 'Restless',
	hint: '',
} as const;

interface List {
	reader: Reader<number, Part<number>>;
	/** How many parts were read. */
	reads(): number;
}

/** A list that is another one before some of the reads. */
function listOf(before: (read: number, now: number[]) => number[], initial: number[]): List {
	let now = initial;
	let reads = 0;
	const read = (from: number, to: number) => {
		now = before(reads, now);
		reads += 1;
		return succeeded({ total: now.length, held: now.slice(from, to) });
	};
	return {
		reader: {
			readStart: async () => read(0, 10),
			readRange: async (from, to) => read(from, to),
			max: 10,
			workers: 3,
			isSame: (one, other) => one === other,
			restless: () => restless,
		},
		reads: () => reads,
	};
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const run = async ({ reader }: List) => {
	const clock = createFakeClock();
	return await clock.until(readUntilStill({ clock }, reader));
};

it.each([
	[0, 1],
	[10, 1],
	[11, 2],
	[17, 2],
	[18, 3],
	[80, 11],
])('reads %d places of 10 a part in %d parts', async (count, reads) => {
	const list = listOf((_, now) => now, numbers(count));
	expect(await run(list)).toEqual(succeeded({ total: count, held: numbers(count) }));
	expect(list.reads()).toBe(reads);
});

it('gives what the list was at one moment, whatever is moved, added or taken out once meanwhile', async () => {
	const aPlace = fc.nat(39);
	const property = fc.asyncProperty(
		fc.nat(8),
		fc.constantFrom('move', 'replace', 'add', 'remove'),
		aPlace,
		aPlace,
		async (atRead, what, from, to) => {
			const before = numbers(40);
			const rest = what === 'add' ? before : before.toSpliced(from, 1);
			const after = what === 'remove' ? rest : rest.toSpliced(to, 0, what === 'move' ? from : 99);
			const read = await run(listOf((count, now) => (count === atRead ? after : now), before));
			const held = read.ok ? read.value.held : [];
			expect([before.join(), after.join()]).toContain(held.join());
		},
	);
	await fc.assert(property, { numRuns: 500, seed: 1 });
});

it('says so of a list that is another one each time', async () => {
	const list = listOf((read, now) => [...now, 100 + read], numbers(20));
	expect(await run(list)).toEqual({ ok: false, failure: restless });
});

it('takes what ends before its total for all there is', async () => {
	const { reader } = listOf((_, now) => now, numbers(12));
	const counted: List['reader'] = {
		...reader,
		readStart: async () => succeeded({ total: 15, held: numbers(10) }),
		readRange: async (from) => succeeded({ total: 15, held: numbers(12).slice(from) }),
	};
	const clock = createFakeClock();
	expect(await clock.until(readUntilStill({ clock }, counted))).toEqual(
		succeeded({ total: 15, held: numbers(12) }),
	);
});
