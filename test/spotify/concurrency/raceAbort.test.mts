import { getEventListeners } from 'node:events';
import { raceAbort } from '../../../spotify/concurrency/raceAbort';

const never = new Promise<string>(() => {});

it('gives what the promise gives, and leaves nothing on the signal', async () => {
	const { signal } = new AbortController();
	expect(await raceAbort(Promise.resolve('done'), undefined)).toBe('done');
	expect(await raceAbort(Promise.resolve('done'), signal)).toBe('done');
	await expect(raceAbort(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
	expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

it('gives nothing as soon as the signal is aborted, before or meanwhile', async () => {
	expect(await raceAbort(never, AbortSignal.abort())).toBeUndefined();
	const controller = new AbortController();
	const waiting = raceAbort(never, controller.signal);
	controller.abort();
	expect(await waiting).toBeUndefined();
});
