import { createPickerMemory, type ChoicePage } from '../../../spotify/pickers/memory';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { createFakeClock } from '../../support/fakeClock.mts';
import { deferred } from '../../support/fakeHttp.mts';

const pageOf = (name: string): Outcome<ChoicePage> =>
	succeeded({ choices: [{ name, value: name }] });
const refused = failed({ kind: 'network', message: 'lost', hint: '' });

/** A memory, and how often Spotify was asked. */
function memoryAndCount() {
	const clock = createFakeClock();
	const memory = createPickerMemory(clock);
	let asked = 0;
	const page = async (key: string, answer: Outcome<ChoicePage> = pageOf(key)) =>
		await memory.page(key, async () => {
			asked += 1;
			return await Promise.resolve(answer);
		});
	return { clock, memory, page, asked: () => asked };
}

it('asks once a minute for the same', async () => {
	const { clock, page, asked } = memoryAndCount();
	expect(await page('a')).toEqual(await page('a'));
	await clock.advance(59_999);
	await page('a');
	expect(asked()).toBe(1);
	await clock.advance(1);
	await page('a');
	expect(asked()).toBe(2);
});

it('keeps apart what has another key', async () => {
	const { page } = memoryAndCount();
	expect([await page('a'), await page('b')]).toEqual([pageOf('a'), pageOf('b')]);
});

it('lets who comes meanwhile wait for the same answer', async () => {
	const { memory } = memoryAndCount();
	const { promise, resolve } = deferred<Outcome<ChoicePage>>();
	const first = memory.page('a', async () => await promise);
	const second = memory.page('a', async () => await Promise.reject(new Error('asked twice')));
	resolve(pageOf('a'));
	expect(await Promise.all([first, second])).toEqual([pageOf('a'), pageOf('a')]);
});

it('does not remember a failure', async () => {
	const { page, asked } = memoryAndCount();
	expect(await page('a', refused)).toEqual(refused);
	expect(await page('a')).toEqual(pageOf('a'));
	expect(asked()).toBe(2);
});

it('holds 500 pages, and forgets the oldest', async () => {
	const { page, asked } = memoryAndCount();
	for (let number = 0; number < 501; number += 1) await page(`page ${number}`);
	await page('page 500');
	await page('page 1');
	expect(asked()).toBe(501);
	await page('page 0');
	expect(asked()).toBe(502);
});

describe('who waits for what another one asks', () => {
	it('is not stopped with them, but asks anew', async () => {
		const { memory } = memoryAndCount();
		const stopped = failed({ kind: 'cancelled', message: 'stopped', hint: '' });
		const first = deferred<Outcome<ChoicePage>>();
		const one = memory.page('a', async () => await first.promise);
		const other = memory.page('a', async () => pageOf('found'));
		first.resolve(stopped);
		expect([await one, await other]).toEqual([stopped, pageOf('found')]);
	});

	it('goes at once where they are stopped themselves', async () => {
		const { memory } = memoryAndCount();
		const stop = new AbortController();
		void memory.page('a', async () => await deferred<Outcome<ChoicePage>>().promise);
		const waiting = memory.page('a', async () => pageOf('a'), stop.signal);
		stop.abort();
		expect(await waiting).toMatchObject({ failure: { kind: 'cancelled' } });
	});
});

it('remembers no longer for a clock that was set back', async () => {
	const { clock, page, asked } = memoryAndCount();
	await page('a');
	clock.set(-86_400_000);
	await clock.advance(60_000);
	await page('a');
	expect(asked()).toBe(2);
});
