import { raceAbort } from '../concurrency/raceAbort';
import type { PageSizes } from '../request/types';
import { createBoundedMap } from '../values/boundedMap';
import { HOUR_MS } from '../values/durations';

/**
 * How long a refusal of something teaches: the app may get another mode, and Spotify may give back
 * what it took, or raise a size. One request an hour asks.
 */
export const REFUSAL_COUNTS_MS = HOUR_MS;

/** Sizes that Spotify is known to have as limits, and small ones in case it goes on lowering them. */
const STEPS = [100, 50, 20, 10, 5, 2, 1];

/** More refusals in a row than there are steps: something else is wrong. */
const MAX_SIZE_TRIES = STEPS.length + 2;

/** How many endpoints are remembered. */
const MAX_REMEMBERED_SIZES = 1_000;

/** What an answer says of the size that was asked for; `nothing` where it failed otherwise. */
export type SizeVerdict = 'nothing' | 'refused' | 'taken';

/** The largest size that Spotify gives or takes at once, learned from its answers. */
export interface SizeLimits {
	/** Returns the size to ask for if nothing is to be tried out, which a refusal would cost. */
	known(what: string, sizes: PageSizes): number;
	/**
	 * Asks for as much as wanted, or as Spotify lets it. A size that is refused is given up at once
	 * for a smaller one, and tried again after an hour. While one caller finds out, others wait, or
	 * take the size that is known.
	 * @param wanted the size that would do
	 * @param send asks with a size
	 * @returns what came of the last size that was asked for
	 * @param signal who is stopped waits for nobody
	 */
	ask<T>(
		what: string,
		sizes: PageSizes & { wanted: number },
		nowMs: () => number,
		send: (size: number) => Promise<{ answer: T; verdict: SizeVerdict }>,
		signal?: AbortSignal,
	): Promise<{ answer: T; size: number }>;
}

/** What is known of one list. */
interface KnownSize {
	/** The largest size that was taken since the last refusal. */
	taken: number;
	/** The smallest size that was refused. */
	refused: number;
	/** How many refusals there were: what was asked before the last one teaches nothing. */
	refusals: number;
	/** When a larger size is to be tried again. */
	retryAtMs: number;
	/** The last refusal, for a clock that is set back. */
	refusedAtMs: number;
	/** Who finds out at the moment. */
	probe?: Promise<unknown> | undefined;
}

const stepsOf = ({ max, documented }: PageSizes): number[] =>
	[...new Set([max, documented, ...STEPS])].filter((step) => step <= max).sort((a, b) => b - a);

/**
 * Returns the largest size that is known to be taken: what is documented counts until it is
 * refused.
 */
const surely = ({ taken, refused }: KnownSize, { documented }: PageSizes): number =>
	Math.max(taken, documented < refused ? documented : 0);

/** Returns the size to ask for, where no larger one is tried again. */
function presentSize(known: KnownSize, sizes: PageSizes): number {
	if (known.refused > sizes.max) return sizes.max;
	const sure = surely(known, sizes);
	return sure > 0 ? sure : (stepsOf(sizes).find((step) => step < known.refused) ?? 1);
}

/** Returns the next larger size; undefined above the largest. */
const stepAbove = (size: number, sizes: PageSizes): number | undefined =>
	stepsOf(sizes)
		.reverse()
		.find((step) => step > size);

/** Returns the next larger size, where it is time to try it; else the present one. */
function larger(known: KnownSize, sizes: PageSizes, nowMs: number): number {
	const size = presentSize(known, sizes);
	const isDue = nowMs >= known.retryAtMs || nowMs < known.refusedAtMs;
	if (known.refused > sizes.max || !isDue || known.probe) return size;
	return stepAbove(size, sizes) ?? size;
}

/** What was asked for, and what is said of it. */
interface Told {
	size: number;
	verdict: SizeVerdict;
	/** How many refusals there had been when it was asked. */
	refusals: number;
}

/** Takes over what an answer says, unless it is older than the last refusal. */
function learn(
	known: KnownSize,
	sizes: PageSizes,
	{ size, verdict, refusals }: Told,
	nowMs: number,
): void {
	if (verdict === 'nothing' || known.refusals !== refusals) return;
	if (verdict === 'taken') {
		known.taken = Math.max(known.taken, size);
		// It has been raised, and the next step may be open as well: that is tried at once.
		if (size >= known.refused) known.refused = stepAbove(size, sizes) ?? Infinity;
		return;
	}
	known.refused = Math.min(known.refused, size);
	known.taken = known.taken >= size ? 0 : known.taken;
	known.refusals += 1;
	known.refusedAtMs = nowMs;
	known.retryAtMs = nowMs + REFUSAL_COUNTS_MS;
}

/** Creates the page sizes of one app, none of which is known. */
export function createSizeLimits(): SizeLimits {
	const lists = createBoundedMap<KnownSize>(MAX_REMEMBERED_SIZES);

	const knownOf = (what: string): KnownSize => {
		const found = lists.get(what);
		if (found) return found;
		const known = { taken: 0, refused: Infinity, refusals: 0, retryAtMs: 0, refusedAtMs: 0 };
		lists.set(what, known);
		return known;
	};

	return {
		known(what, sizes) {
			const known = knownOf(what);
			return surely(known, sizes) || presentSize(known, sizes);
		},
		async ask(what, { wanted, ...sizes }, nowMs, send, signal) {
			for (let tries = 1; ;) {
				const known = knownOf(what);
				const size = Math.min(wanted, larger(known, sizes, nowMs()));
				const isProbe = size > surely(known, sizes);
				if (isProbe && known.probe && !signal?.aborted) {
					await raceAbort(known.probe, signal);
					continue;
				}
				const { refusals } = known;
				const asking = (async () => {
					const told = await send(size);
					learn(known, sizes, { size, refusals, verdict: told.verdict }, nowMs());
					return told;
				})();
				const probe = isProbe ? settled(asking) : undefined;
				if (probe) known.probe = probe;
				const { answer, verdict } = await asking.finally(() => {
					if (probe && known.probe === probe) known.probe = undefined;
				});
				if (verdict !== 'refused' || size <= 1 || tries >= MAX_SIZE_TRIES) return { answer, size };
				tries += 1;
			}
		},
	};
}

/** Waits for the end of something, however it ends. */
const settled = async (work: Promise<unknown>): Promise<void> => {
	try {
		await work;
	} catch {
		// Whoever asked hears of it.
	}
};
