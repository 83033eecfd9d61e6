/**
 * Resolves to what `promise` resolves to, or to undefined as soon as `signal` is aborted. The
 * promise itself goes on; nothing stays registered on the signal, which may live for a whole
 * execution.
 */
export function raceAbort<T>(
	promise: Promise<T>,
	signal: AbortSignal | undefined,
): Promise<T | undefined> {
	if (signal === undefined) return promise;
	return new Promise((resolve, reject) => {
		const stop = () => resolve(undefined);
		if (signal.aborted) stop();
		signal.addEventListener('abort', stop, { once: true });
		promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
	});
}
