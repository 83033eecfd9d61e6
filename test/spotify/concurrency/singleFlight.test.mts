import { createSingleFlight } from '../../../spotify/concurrency/singleFlight';
import { settle } from '../../support/fakeClock.mts';
import { deferred } from '../../support/fakeHttp.mts';

function setUp() {
	const flights = createSingleFlight<string>();
	const work = deferred<string>();
	const started: AbortSignal[] = [];
	const start = async (abandoned: AbortSignal) => {
		started.push(abandoned);
		return await work.promise;
	};
	return { flights, work, started, start };
}

it('row 36: shares the work of a key among all who ask meanwhile, and starts anew afterwards', async () => {
	const { flights, work, started, start } = setUp();
	const both = [flights.join('key', start, undefined), flights.join('key', start, undefined)];
	work.resolve('done');
	expect(await Promise.all(both)).toEqual([
		{ result: 'done', isOwner: true },
		{ result: 'done', isOwner: false },
	]);
	expect(started).toHaveLength(1);
	await flights.join('key', start, undefined);
	expect(started).toHaveLength(2);
});

it('does not make one key wait for another', async () => {
	const { flights, started, start } = setUp();
	void flights.join('key', start, undefined);
	void flights.join('other key', start, undefined);
	await settle();
	expect(started).toHaveLength(2);
});

it('lets a caller go at once, and tells the work only when the last one went', async () => {
	const { flights, started, start } = setUp();
	const callers = [new AbortController(), new AbortController()];
	const joined = callers.map(async ({ signal }) => await flights.join('key', start, signal));
	callers[0]?.abort();
	expect(await joined[0]).toBeUndefined();
	expect(started[0]?.aborted).toBe(false);
	callers[1]?.abort();
	expect(await joined[1]).toBeUndefined();
	expect(started[0]?.aborted).toBe(true);
});

it('keeps the lock on abandoned work until it has ended', async () => {
	const { flights, work, started, start } = setUp();
	const caller = new AbortController();
	const gone = flights.join('key', start, caller.signal);
	caller.abort();
	await gone;
	const next = flights.join('key', start, undefined);
	work.resolve('late');
	expect(await next).toEqual({ result: 'late', isOwner: false });
	expect(started).toHaveLength(1);
});
