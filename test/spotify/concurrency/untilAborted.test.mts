import { getEventListeners } from 'node:events';
import { untilAborted } from '../../../spotify/concurrency/untilAborted';

const never = new Promise<string>(() => {});

it('gives what the promise gives, and leaves nothing on the signal', async () => {
	const { signal } = new AbortController();
	expect(await untilAborted(Promise.resolve('done'), undefined)).toBe('done');
	expect(await untilAborted(Promise.resolve('done'), signal)).toBe('done');
	await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
	expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

it('gives nothing as soon as the signal is aborted, before or meanwhile', async () => {
	expect(await untilAborted(never, AbortSignal.abort())).toBeUndefined();
	const controller = new AbortController();
	const waiting = untilAborted(never, controller.signal);
	controller.abort();
	expect(await waiting).toBeUndefined();
});
