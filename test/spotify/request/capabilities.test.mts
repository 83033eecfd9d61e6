import fc from 'fast-check';
import type { SpotifyFailure } from '../../../spotify/failures';
import { createCapabilities, type Lesson } from '../../../spotify/request/capabilities';
import { settle } from '../../support/fakeClock.mts';
import { deferred } from '../../support/fakeHttp.mts';

const DAY_MS = 24 * 3_600_000;
const refusal: SpotifyFailure = {
	kind: 'forbidden',
	status: 403,
	reason: 'kindOfApp',
	message: 'Not for this kind of app',
	hint: 'Nothing replaces it',
};
const aLesson = fc.constantFrom<Lesson[]>('allowed', refusal);

/** Callers that ask what is scripted, one lesson a question, and note what they were told. */
function setUp(...lessons: Array<Lesson | Promise<Lesson>>) {
	const capabilities = createCapabilities();
	const told: string[] = [];
	const at = { ms: 0 };
	let questions = 0;
	const find = async (what = 'GET /tracks') =>
		await capabilities.find(
			what,
			() => at.ms,
			async () => {
				const answer = questions++;
				const lesson = await lessons[answer];
				told.push(`asked ${what}`);
				return { answer: `answer ${answer}`, lesson };
			},
			(lesson) => {
				told.push(lesson === 'allowed' ? 'allowed' : `refused: ${lesson.message}`);
				return 'already';
			},
		);
	return { capabilities, told, at, find, questions: () => questions };
}

it('nothing is known of what was never asked', () => {
	expect(createCapabilities().known('GET /tracks', 0)).toBeUndefined();
});

it.each([
	['allowed', 'allowed'],
	['a refusal', refusal],
] as const)('what the first answer teaches, here %s, is known for a day', async (_, lesson) => {
	const { capabilities, at, find, questions } = setUp(lesson, lesson);
	expect([await find(), await find()]).toEqual(['answer 0', 'already']);
	at.ms = DAY_MS - 1;
	expect(await find()).toBe('already');
	expect(capabilities.known('GET /tracks', at.ms)).toEqual(lesson);
	expect(questions()).toBe(1);
	at.ms = DAY_MS;
	expect(capabilities.known('GET /tracks', at.ms)).toBeUndefined();
	expect(await find()).toBe('answer 1');
});

it('counts the day from the answer, not from the question', async () => {
	const answer = deferred<Lesson>();
	const { capabilities, at, find } = setUp(answer.promise);
	const asking = find();
	at.ms = 5_000;
	answer.resolve('allowed');
	await asking;
	expect(capabilities.known('GET /tracks', DAY_MS + 4_999)).toBe('allowed');
});

it('is of one thing: another is asked for by itself', async () => {
	const { told, find } = setUp(refusal, 'allowed');
	await find('GET /tracks');
	await find('GET /albums');
	expect(told).toEqual(['asked GET /tracks', 'asked GET /albums']);
});

it('others wait while one asks, and then know', async () => {
	const answer = deferred<Lesson>();
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
	const answer = deferred<Lesson>();
	const { find } = setUp(answer.promise, 'allowed');
	void find('GET /tracks');
	expect(await find('GET /albums')).toBe('answer 1');
});

it('a question that taught nothing is asked again by the next who waits, and only by one', async () => {
	const answers = [deferred<Lesson>(), deferred<Lesson>()];
	const { told, find, questions } = setUp(...answers.map(({ promise }) => promise));
	const all = Promise.all([find(), find(), find()]);
	answers[0]?.resolve(undefined);
	await settle();
	expect(questions()).toBe(2);
	answers[1]?.resolve('allowed');
	expect((await all).sort()).toEqual(['already', 'answer 0', 'answer 1']);
	expect(told).toEqual(['asked GET /tracks', 'asked GET /tracks', 'allowed']);
});

it('who is stopped waits for nobody, and others wait on', async () => {
	const { capabilities } = setUp();
	const stop = new AbortController();
	const answer = deferred<string>();
	const find = async (name: string, signal?: AbortSignal) =>
		await capabilities.find<string>(
			'GET /tracks',
			() => 0,
			async () => ({
				answer: signal?.aborted ? `${name} is stopped` : await answer.promise,
				lesson: 'allowed',
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

it('whatever the answers teach, everyone is answered, and nothing is asked that is known', async () => {
	const lessons = fc.array(fc.option(aLesson, { nil: undefined }), { maxLength: 20 });
	const property = fc.asyncProperty(
		lessons,
		fc.nat(40),
		fc.scheduler(),
		async (given, count, s) => {
			const answers = given.map(async (lesson) => await s.schedule(Promise.resolve(lesson)));
			const { find, questions } = setUp(...answers);
			const all = Promise.all(Array.from({ length: count }, async () => await find()));
			expect(await s.waitFor(all)).toHaveLength(count);
			const first = given.findIndex((lesson) => lesson !== undefined);
			expect(questions()).toBe(Math.min(count, first === -1 ? count : first + 1));
		},
	);
	await fc.assert(property);
});
