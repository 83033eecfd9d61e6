import type { PageSizes } from '../../../spotify/request/types';
import { fc } from '../../support/fc.mts';
import { createSizeLimits, type SizeVerdict } from '../../../spotify/pipeline/sizeLimits';
import { settle } from '../../support/fakeClock.mts';
import { deferred } from '../../support/fakeHttp.mts';

const HOUR_MS = 3_600_000;
const ALBUMS: PageSizes = { max: 50, documented: 10 };

/** Someone who asks, and a Spotify that takes sizes up to `most`. */
function setUp(most: number, sizes = ALBUMS) {
	const limits = createSizeLimits();
	const spotify = { most };
	const at = { ms: 0 };
	const asked: number[] = [];
	const ask = async (wanted = Infinity, what = 'albums') => {
		const { size } = await limits.ask(
			what,
			{ ...sizes, wanted },
			() => at.ms,
			async (given) => {
				asked.push(given);
				const verdict: SizeVerdict = given <= spotify.most ? 'taken' : 'refused';
				return await Promise.resolve({ answer: given, verdict });
			},
		);
		return size;
	};
	return { limits, spotify, at, asked, ask };
}

it('asks for the most at first, and for it again where it was taken', async () => {
	const { ask, asked } = setUp(50);
	expect([await ask(), await ask()]).toEqual([50, 50]);
	expect(asked).toEqual([50, 50]);
});

it('a refusal costs one request, after which the size that is documented does', async () => {
	const { ask, asked } = setUp(10);
	expect([await ask(), await ask()]).toEqual([10, 10]);
	expect(asked).toEqual([50, 10, 10]);
});

it('asks for no more than is wanted, and needs to know nothing of what is documented', async () => {
	const { ask, asked } = setUp(10);
	await Promise.all([ask(10), ask(7)]);
	expect(asked).toEqual([10, 7]);
});

// https://github.com/zotify-dev/zotify/issues/211
it('a size that is lowered while it runs is given up at once, also below what is documented', async () => {
	const { ask, asked, spotify } = setUp(50);
	await ask();
	spotify.most = 20;
	expect(await ask()).toBe(10);
	spotify.most = 5;
	expect(await ask()).toBe(5);
	spotify.most = 1;
	expect(await ask()).toBe(1);
	expect(asked).toEqual([50, 50, 10, 10, 5, 5, 2, 1]);
});

it('an answer that is older than a refusal teaches nothing', async () => {
	const limits = createSizeLimits();
	const sizes = { max: 50, documented: 50, wanted: 50 };
	const old = deferred<void>();
	const asked: number[] = [];
	const ask = async (verdictOf: (size: number) => SizeVerdict, until?: Promise<void>) =>
		await limits.ask(
			'tracks',
			sizes,
			() => 0,
			async (size) => {
				asked.push(size);
				await until;
				return { answer: size, verdict: verdictOf(size) };
			},
		);
	const late = ask(() => 'taken', old.promise);
	await ask((size) => (size <= 20 ? 'taken' : 'refused'));
	old.resolve();
	await late;
	await ask(() => 'taken');
	expect(asked).toEqual([50, 50, 20, 20]);
});

it('one that is raised again is found step by step, an hour after the last refusal', async () => {
	const { ask, asked, at, spotify } = setUp(10);
	await ask();
	spotify.most = 20;
	at.ms = HOUR_MS - 1;
	expect(await ask()).toBe(10);
	at.ms = HOUR_MS;
	expect([await ask(), await ask(), await ask()]).toEqual([20, 20, 20]);
	// 50 was tried once more, and refused.
	expect(asked).toEqual([50, 10, 10, 20, 50, 20, 20]);
});

it('a clock that is set back lengthens nothing', async () => {
	const { ask, asked, at } = setUp(10);
	at.ms = 5 * HOUR_MS;
	await ask();
	at.ms = 0;
	await ask();
	expect(asked).toEqual([50, 10, 20, 10]);
});

it('is of one list: another is asked for by itself', async () => {
	const { ask, asked } = setUp(10);
	await ask(50, 'albums');
	await ask(50, 'search');
	expect(asked).toEqual([50, 10, 50, 10]);
});

it('where even one is refused, that is the answer', async () => {
	const { ask, asked } = setUp(0);
	expect(await ask()).toBe(1);
	expect(asked).toEqual([50, 10, 5, 2, 1]);
});

it('what fails otherwise teaches nothing', async () => {
	const limits = createSizeLimits();
	const asked: number[] = [];
	const ask = async () =>
		await limits.ask(
			'x',
			{ ...ALBUMS, wanted: 50 },
			() => 0,
			async (size) => {
				asked.push(size);
				return await Promise.resolve({ answer: 'down', verdict: 'nothing' as const });
			},
		);
	expect([await ask(), await ask()]).toEqual(Array(2).fill({ answer: 'down', size: 50 }));
	expect(asked).toEqual([50, 50]);
});

it('a question that ends in an error is the error of who asked, and nobody waits for ever', async () => {
	const limits = createSizeLimits();
	const answers = [
		Promise.reject(new Error('A bug')),
		Promise.resolve({ answer: 1, verdict: 'taken' as const }),
	];
	const ask = async () =>
		await limits.ask(
			'x',
			{ ...ALBUMS, wanted: 50 },
			() => 0,
			async () => await (answers.shift() ?? fail()),
		);
	const fail = () => Promise.reject(new Error('Asked too often'));
	const first = ask();
	const second = ask();
	await expect(first).rejects.toThrow('A bug');
	expect(await second).toEqual({ answer: 1, size: 50 });
});

it('who is stopped waits for nobody', async () => {
	const limits = createSizeLimits();
	const stop = new AbortController();
	const never = deferred<never>();
	const ask = (
		send: () => Promise<{ answer: string; verdict: SizeVerdict }>,
		signal?: AbortSignal,
	) => limits.ask('x', { ...ALBUMS, wanted: 50 }, () => 0, send, signal);
	void ask(async () => await never.promise);
	const stopped = ask(
		async () => await Promise.resolve({ answer: 'stopped', verdict: 'nothing' }),
		stop.signal,
	);
	await settle();
	stop.abort();
	expect(await stopped).toMatchObject({ answer: 'stopped' });
});

it('says what is known without finding anything out', async () => {
	const { ask, limits } = setUp(50);
	expect(limits.known('albums', ALBUMS)).toBe(10);
	await ask();
	expect(limits.known('albums', ALBUMS)).toBe(50);
	expect(limits.known('other', { max: 50, documented: 50 })).toBe(50);
});

it('whatever Spotify lowers and raises, the size that is got is taken, the most within hours, by one at a time', async () => {
	const step = fc.record({
		ms: fc.nat(HOUR_MS),
		most: fc.constantFrom(1, 2, 5, 10, 20, 50),
		changes: fc.boolean(),
		calls: fc.integer({ min: 1, max: 6 }),
	});
	const property = fc.asyncProperty(
		fc.array(step, { maxLength: 40 }),
		fc.scheduler(),
		async (given, s) => {
			const limits = createSizeLimits();
			let most = 50;
			let nowMs = 0;
			let sinceMs = 0;
			let refused = 0;
			let probing = 0;
			const ask = async () => {
				const { size, answer } = await limits.ask(
					'x',
					{ ...ALBUMS, wanted: 50 },
					() => nowMs,
					async (given) => {
						const isProbe = given > limits.known('x', ALBUMS);
						probing += isProbe ? 1 : 0;
						expect(probing).toBeLessThanOrEqual(1);
						await s.schedule(Promise.resolve());
						probing -= isProbe ? 1 : 0;
						const isTaken = given <= most;
						refused += isTaken ? 0 : 1;
						const verdict: SizeVerdict = isTaken ? 'taken' : 'refused';
						return { answer: isTaken, verdict };
					},
				);
				expect(answer).toBe(true);
				return size;
			};
			for (const { ms, most: next, changes, calls } of given) {
				nowMs += ms;
				if (changes && next !== most) {
					most = next;
					sinceMs = nowMs;
				}
				const before = refused;
				await s.waitFor(Promise.all(Array.from({ length: calls }, ask)));
				// All that are on their way at the size that was lowered, and at the one that is documented.
				expect(refused - before).toBeLessThanOrEqual(2 * calls + 5);
				// A step an hour at the worst, once somebody asks.
				if (nowMs - sinceMs > HOUR_MS) {
					for (let n = 0; n < 6; n += 1) await s.waitFor(ask());
					expect(await s.waitFor(ask())).toBe(most);
				}
			}
		},
	);
	await fc.assert(property);
});
