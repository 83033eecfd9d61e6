import { raceAbort } from '../concurrency/raceAbort';
import type { SpotifyFailure } from '../failures/types';
import { createBoundedMap } from '../values/boundedMap';
import { createSizeLimits, REFUSAL_COUNTS_MS, type SizeLimits } from './sizeLimits';

/**
 * How long a refusal counts before it is looked at again: the first might have been said by mistake,
 * so that it counts for one run, and not much longer.
 */
const FIRST_REFUSAL_COUNTS_MS = 60_000;

/** How many endpoints are remembered; the operations have far fewer. */
const MAX_CAPABILITIES = 1_000;

/** What an app turned out to may or not. */
export type Support = 'allowed' | SpotifyFailure | undefined;

/**
 * What an app may do that not every app may. Spotify does not say which kind an app is of: its
 * refusals do.
 */
export interface Capabilities {
	/**
	 * Returns what is known: `allowed`, or the refusal that taught the contrary; undefined if
	 * nothing is.
	 */
	known(what: string, nowMs: number): Support;
	/**
	 * Asks, and learns from it, unless a refusal is known, which then is the answer. While one
	 * caller finds out, others wait for what that teaches, so that a refusal costs one request. What
	 * is allowed everyone asks at once, until a refusal says otherwise.
	 * @param ask what it teaches; undefined if it teaches nothing
	 * @param refused the answer if a refusal is known
	 * @param signal who is stopped does not wait, and asks: a stopped run sends nothing
	 */
	probe<T>(
		what: string,
		nowMs: () => number,
		ask: () => Promise<{ answer: T; support: Support }>,
		refused: (refusal: SpotifyFailure) => Promise<T> | T,
		signal?: AbortSignal,
	): Promise<T>;
	/** How much at once the app may ask for. */
	sizes: SizeLimits;
}

interface Learned {
	support: Exclude<Support, undefined>;
	atMs: number;
	/** How many refusals came one after another. */
	refusals: number;
}

const isCurrent = ({ support: support, atMs, refusals }: Learned, nowMs: number): boolean => {
	if (support === 'allowed') return true;
	const counts = refusals > 1 ? REFUSAL_COUNTS_MS : FIRST_REFUSAL_COUNTS_MS;
	// A clock that was set back must not make it count longer.
	return nowMs >= atMs && nowMs - atMs < counts;
};

/** Creates the memory of what one app can do, with nothing in it. */
export function createCapabilities(): Capabilities {
	const learned = createBoundedMap<Learned>(MAX_CAPABILITIES);
	const asking = new Map<string, Promise<unknown>>();

	const known = (what: string, nowMs: number): Support => {
		const found = learned.get(what);
		return found && isCurrent(found, nowMs) ? found.support : undefined;
	};

	/**
	 * Notes what was learned.
	 * @param before what was learned when it was asked: an answer to an older question teaches
	 * nothing
	 */
	const learn = (
		what: string,
		support: Support,
		before: Learned | undefined,
		atMs: number,
	): void => {
		if (support === undefined || learned.get(what) !== before) return;
		if (support === 'allowed' && before?.support === 'allowed') return;
		const refusals = support === 'allowed' ? 0 : (before?.refusals ?? 0) + 1;
		learned.set(what, { support: support, atMs, refusals });
	};

	return {
		known,
		async probe(what, nowMs, ask, refused, signal) {
			const askAndLearn = async () => {
				const before = learned.get(what);
				const { answer, support } = await ask();
				learn(what, support, before, nowMs());
				return answer;
			};
			for (;;) {
				const support = known(what, nowMs());
				if (support === 'allowed') return await askAndLearn();
				if (support !== undefined) return await refused(support);
				const other = asking.get(what);
				if (!other) break;
				await raceAbort(other, signal);
				if (signal?.aborted) return (await ask()).answer;
			}
			const mine = askAndLearn();
			const settled = mine.then(
				() => undefined,
				() => undefined,
			);
			asking.set(what, settled);
			try {
				return await mine;
			} finally {
				asking.delete(what);
			}
		},
		sizes: createSizeLimits(),
	};
}
