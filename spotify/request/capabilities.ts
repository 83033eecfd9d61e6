import { untilAborted } from '../untilAborted';
import type { SpotifyFailure } from '../failures';

/** What was learned may change: the app may get another mode, or Spotify take something away. */
const REMEMBERED_MS = 24 * 3_600_000;

/** What an app turned out to may or not. */
export type Lesson = 'allowed' | SpotifyFailure | undefined;

/**
 * What an app may do that not every app may. Spotify does not say which kind an app is of: its
 * first refusal does.
 */
export interface Capabilities {
	/** What is known: `allowed`, or the refusal that taught the contrary; undefined where nothing is. */
	known(what: string, nowMs: number): Lesson;
	/**
	 * Finds out by asking. While one caller asks, others wait for what that teaches, so that a refusal
	 * costs one request. Who then knows gets `already`, and does not ask.
	 * @param ask what it teaches; undefined where it teaches nothing
	 * @param signal who is stopped does not wait, and asks: a stopped run sends nothing
	 */
	find<T>(
		what: string,
		nowMs: () => number,
		ask: () => Promise<{ answer: T; lesson: Lesson }>,
		already: (lesson: Exclude<Lesson, undefined>) => Promise<T> | T,
		signal?: AbortSignal,
	): Promise<T>;
}

/** What one app has shown of itself; kept for a day. */
export function createCapabilities(): Capabilities {
	const learned = new Map<string, { lesson: Exclude<Lesson, undefined>; atMs: number }>();
	const asking = new Map<string, Promise<unknown>>();

	const known = (what: string, nowMs: number): Lesson => {
		const found = learned.get(what);
		return found && nowMs - found.atMs < REMEMBERED_MS ? found.lesson : undefined;
	};

	return {
		known,
		async find(what, nowMs, ask, already, signal) {
			for (;;) {
				const lesson = known(what, nowMs());
				if (lesson !== undefined) return await already(lesson);
				const other = asking.get(what);
				if (!other) break;
				await untilAborted(other, signal);
				if (signal?.aborted) return (await ask()).answer;
			}
			const mine = ask();
			const settled = mine.then(
				() => undefined,
				() => undefined,
			);
			asking.set(what, settled);
			try {
				const { answer, lesson } = await mine;
				if (lesson !== undefined) learned.set(what, { lesson, atMs: nowMs() });
				return answer;
			} finally {
				asking.delete(what);
			}
		},
	};
}
