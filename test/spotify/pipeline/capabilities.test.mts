import { fc } from '../../support/fc.mts';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import { createCapabilities, type Support } from '../../../spotify/pipeline/capabilities';
import { settle } from '../../support/fakeClock.mts';
import { deferred } from '../../support/fakeHttp.mts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const refusal: SpotifyFailure = {
	kind: 'forbidden',
	status: 403,
	reason: 'kindOfApp',
	message: 'Not for this kind of app',
	hint: 'Nothing replaces it',
};
const aLesson = fc.constantFrom<Support[]>('allowed', refusal);

/** Callers that ask what is scripted, one support a question, and note what they were told. */
function setUp(...lessons: Array<Support | Promise<Support>>) {
	const capabilities = createCapabilities();
	const told: string[] = [];
	const at = { ms: 0 };
	let questions = 0;
	const find = async (what = 'GET /tracks') =>
		await capabilities.probe(
			what,
			() => at.ms,
			async () => {
				const answer = questions++;
				const support = await lessons[answer];
				told.push(`asked ${what}`);
				return { answer: `answer ${answer}`, support };
			},
			(refused) => {
				told.push(`refused: ${refused.message}`);
				return 'already';
			},
		);
	return { capabilities, told, at, find, questions: () => questions };
}

it('nothing is known of what was never asked', () => {
	expect(createCapabilities().known('GET /tracks', 0)).toBeUndefined();
});

describe('a refusal', () => {
	it('counts for a minute, and after a second one for an hour', async () => {
		const { at, find, questions } = setUp(refusal, refusal, refusal, 'allowed');
		const asks = async (ms: number) => {
			at.ms += ms;
			return (await find()) !== 'already';
		};
		expect(await asks(0)).toBe(true);
		expect(await asks(MINUTE_MS - 1)).toBe(false);
		expect(await asks(1)).toBe(true);
		expect(await asks(HOUR_MS - 1)).toBe(false);
		expect(await asks(1)).toBe(true);
		expect(await asks(HOUR_MS - 1)).toBe(false);
		expect(await asks(1)).toBe(true);
		expect(questions()).toBe(4);
	});

	it('counts from the answer, not from the question', async () => {
		const answer = deferred<Support>();
		const { capabilities, at, find } = setUp(answer.promise);
		const asking = find();
		at.ms = 5_000;
		answer.resolve(refusal);
		await asking;
		expect(capabilities.known('GET /tracks', MINUTE_MS + 4_999)).toEqual(refusal);
	});

	it('does not count longer where the clock was set back', async () => {
		const { capabilities, at, find } = setUp(refusal);
		at.ms = HOUR_MS;
		await find();
		expect(capabilities.known('GET /tracks', HOUR_MS - 1)).toBeUndefined();
	});

	it('of many that were on their way at once counts as one', async () => {
		const { at, find, questions } = setUp('allowed', ...Array<Support>(6).fill(refusal), 'allowed');
		await find();
		await Promise.all(Array.from({ length: 6 }, async () => await find()));
		expect(questions()).toBe(7);
		at.ms = MINUTE_MS;
		expect(await find()).toBe('answer 7');
	});
});

describe('what is allowed', () => {
	it('is asked for by everyone at once, for as long as it is', async () => {
		const { capabilities, at, find, questions } = setUp(...Array<Support>(20).fill('allowed'));
		await find();
		at.ms = 100 * HOUR_MS;
		const all = Array.from({ length: 10 }, async () => await find());
		await settle();
		expect(questions()).toBe(11);
		await Promise.all(all);
		expect(capabilities.known('GET /tracks', at.ms)).toBe('allowed');
	});

	it('is given up at its first refusal', async () => {
		const { find, questions } = setUp('allowed', refusal);
		expect([await find(), await find(), await find()]).toEqual(['answer 0', 'answer 1', 'already']);
		expect(questions()).toBe(2);
	});
});

it('an app whose kind changes is never held wrong for more than an hour, and is asked by one at a time', async () => {
	const steps = fc.array(
		fc.record({ ms: fc.nat(2 * HOUR_MS), flips: fc.boolean(), calls: fc.nat(5) }),
		{
			maxLength: 30,
		},
	);
	const property = fc.asyncProperty(steps, fc.scheduler(), async (given, s) => {
		const capabilities = createCapabilities();
		let nowMs = 0;
		let isOpen = false;
		let openSinceMs = Infinity;
		let refused = 0;
		let asking = 0;
		const find = async () =>
			await capabilities.probe(
				'x',
				() => nowMs,
				async () => {
					if (capabilities.known('x', nowMs) !== 'allowed') expect(asking).toBe(0);
					asking += 1;
					await s.schedule(Promise.resolve());
					asking -= 1;
					if (!isOpen) refused += 1;
					return { answer: isOpen, support: isOpen ? ('allowed' as const) : refusal };
				},
				() => false,
			);
		for (const { ms, flips, calls } of given) {
			nowMs += ms;
			if (flips) {
				isOpen = !isOpen;
				openSinceMs = isOpen ? nowMs : Infinity;
			}
			const before = refused;
			const allowed = capabilities.known('x', nowMs) === 'allowed';
			const answers = await s.waitFor(Promise.all(Array.from({ length: calls }, find)));
			if (nowMs - openSinceMs >= HOUR_MS) expect(answers.every(Boolean)).toBe(true);
			// One finds out; only of what was allowed several may be on their way.
			expect(refused - before).toBeLessThanOrEqual(allowed ? calls : 1);
		}
	});
	await fc.assert(property);
});

it('is of one thing: another is asked for by itself', async () => {
	const { told, find } = setUp(refusal, 'allowed');
	await find('GET /tracks');
	await find('GET /albums');
	expect(told).toEqual(['asked GET /tracks', 'asked GET /albums']);
});

it('others wait while one asks, and then know', async () => {
	const answer = deferred<Support>();
	const { told, find, questions } = setUp(answer.promise);
	const all = Promise.all(Array.from({ length: 1_000 }, async () => await find()));
	await settle();
	expect([questions(), told]).toEqual([1, []]);
	answer.resolve(refusal);
	await all;
	expect(questions()).toBe(1);
	expect(told.slice(1)).toEqual(Array(999).fill('refused: Not for this kind of app'));
});

it('nobody waits for the answer to another question', async () => {
	const answer = deferred<Support>();
	const { find } = setUp(answer.promise, 'allowed');
	void find('GET /tracks');
	expect(await find('GET /albums')).toBe('answer 1');
});

it('a question that taught nothing is asked again by the next who waits, and only by one', async () => {
	const answers = [deferred<Support>(), deferred<Support>()];
	const { told, find, questions } = setUp(...answers.map(({ promise }) => promise));
	const all = Promise.all([find(), find(), find()]);
	answers[0]?.resolve(undefined);
	await settle();
	expect(questions()).toBe(2);
	answers[1]?.resolve(refusal);
	expect((await all).sort()).toEqual(['already', 'answer 0', 'answer 1']);
	expect(told.map((text) => text.split(' ')[0])).toEqual(['asked', 'asked', 'refused:']);
});

it('who is stopped waits for nobody, and others wait on', async () => {
	const { capabilities } = setUp();
	const stop = new AbortController();
	const answer = deferred<string>();
	const find = async (name: string, signal?: AbortSignal) =>
		await capabilities.probe<string>(
			'GET /tracks',
			() => 0,
			async () => ({
				answer: signal?.aborted ? `${name} is stopped` : await answer.promise,
				support: refusal,
			}),
			() => `${name} knows`,
			signal,
		);
	const asking = find('first');
	const stopped = find('second', stop.signal);
	const waiting = find('third');
	stop.abort();
	expect(await stopped).toBe('second is stopped');
	answer.resolve('asked');
	expect([await asking, await waiting]).toEqual(['asked', 'third knows']);
});

it('a question that ends in an error is the error of who asked, and nobody waits for ever', async () => {
	const { find, questions } = setUp(Promise.reject(new Error('A bug')), 'allowed');
	const asking = find();
	const waiting = find();
	await expect(asking).rejects.toThrow('A bug');
	expect([await waiting, questions()]).toEqual(['answer 1', 2]);
});

it('whatever the answers teach, everyone is answered', async () => {
	const lessons = fc.array(fc.option(aLesson, { nil: undefined }), { maxLength: 20 });
	const property = fc.asyncProperty(
		lessons,
		fc.nat(40),
		fc.scheduler(),
		async (given, count, s) => {
			const answers = given.map(async (support) => await s.schedule(Promise.resolve(support)));
			const { find, questions } = setUp(...answers);
			const all = Promise.all(Array.from({ length: count }, async () => await find()));
			expect(await s.waitFor(all)).toHaveLength(count);
			const first = given.findIndex((support) => support !== undefined);
			const isRefused = first !== -1 && given[first] !== 'allowed';
			if (isRefused) expect(questions()).toBe(Math.min(count, first + 1));
		},
	);
	await fc.assert(property);
});
