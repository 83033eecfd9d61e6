import { untilAborted } from '../untilAborted';

/**
 * Lets work on one thing wait for earlier work on it, also of other executions. Spotify answers
 * parallel writes to one playlist with 500s.
 */
export interface Turns {
	/** @param signal once it is aborted, `work` does not wait: it has to see for itself that it stops */
	inTurn<T>(key: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

const ignore = (): void => undefined;

/** Turns that nobody has taken. Holds a key only while somebody works on it. */
export function createTurns(): Turns {
	const last = new Map<string, Promise<void>>();
	return {
		async inTurn(key, work, signal) {
			const before = last.get(key) ?? Promise.resolve();
			const mine = untilAborted(before, signal).then(work);
			const both = Promise.all([before, mine.then(ignore, ignore)]).then(ignore);
			last.set(key, both);
			void both.then(() => {
				if (last.get(key) === both) last.delete(key);
			});
			return await mine;
		},
	};
}
