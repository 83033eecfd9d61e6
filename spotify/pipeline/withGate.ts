import { waitLeftMs, type WaitDeadline } from '../concurrency/waitDeadline';
import { failed, type Outcome } from '../failures/outcome';
import { durationText } from '../failures/rateLimitText';
import { cancelledUnsent, type RateLimited, type SpotifyFailure } from '../failures/types';
import type { HttpResponse } from '../http/types';
import { isTokenRejected } from './rejectedToken';
import { readRateLimit } from '../refusals/rateLimit';
import type { SpotifyRequest } from '../request/types';
import type { GateOptions, SendWith, StageTools } from './stage';
import { bucketOf } from './traffic';

/** Ends a run that Spotify refuses again and again although every cooldown is kept. */
const MAX_REFUSALS = 10;

/** How long a run waits: at a time, and until when. */
interface WaitLimits {
	longestMs: number;
	leftMs: number;
	deadline: WaitDeadline | undefined;
}

/** Explains why a request does not wait any longer, where it does not. */
function whyNotWait(
	waitMs: number,
	refusals: number,
	{ longestMs, leftMs, deadline }: WaitLimits,
): string | undefined {
	if (waitMs > longestMs) {
		return `'Max Rate Limit Wait' allows ${durationText(longestMs)}.`;
	}
	if (deadline && waitMs > leftMs) return deadline.why;
	return refusals >= MAX_REFUSALS
		? `Spotify refused the request ${refusals} times in a row, although the node waited each time.`
		: undefined;
}

const budgetUsed = (maxRequests: number, nowMs: number): RateLimited => ({
	kind: 'rateLimited',
	status: 429,
	scope: 'budget',
	retryAtMs: nowMs,
	message: `The run has used its ${maxRequests} requests`,
	hint: "'Max Requests' sets this limit. Raise it, or continue with another run.",
});

/**
 * Lets a request pass when the app and the request's bucket are open and a slot is free; waits for
 * them, and for its token, without holding a slot. A 429 closes the gate for everybody and sends the
 * request back in line. Fails with `rateLimited`, sending nothing, where the gate opens later than
 * the caller would wait, or after ten refusals in a row during which no other request of the app got
 * on. What did not leave n8n is not counted.
 */
export function withGate(
	send: SendWith<SpotifyRequest>,
	tools: Pick<StageTools, 'app' | 'clock' | 'tokens' | keyof GateOptions>,
): SendWith<SpotifyRequest> {
	const { clock, maxConcurrency, maxRateLimitWaitMs, maxRequests = Infinity } = tools;
	const { waitDeadline } = tools;
	const { usage, lease, signal, tokens } = tools;
	const { cooldown, limiter, pace, traffic } = tools.app;

	/**
	 * Returns how long the pace holds a request back: no longer than the run would wait for a told
	 * one.
	 */
	const paceWaitMs = (): number => {
		const waitMs = pace.waitMs();
		return waitMs > Math.min(maxRateLimitWaitMs, waitLeftMs(clock, waitDeadline)) ? 0 : waitMs;
	};

	const waitLimits = (): WaitLimits => ({
		longestMs: maxRateLimitWaitMs,
		leftMs: waitLeftMs(clock, waitDeadline),
		deadline: waitDeadline,
	});

	/** Does nothing for so long. */
	async function pause(waitMs: number): Promise<SpotifyFailure | undefined> {
		usage?.waits(clock.monotonicMs(), clock.monotonicMs() + waitMs);
		const wait = async () => await clock.sleep(waitMs, signal);
		return lease ? await lease.leaveFor(wait) : void (await wait());
	}

	/** Waits until the bucket is open; the failure where it does not. */
	async function waitUntilOpen(
		bucket: string,
		refusals: number,
	): Promise<Outcome<never> | undefined> {
		for (;;) {
			if (signal?.aborted) return failed(cancelledUnsent());
			const closed = cooldown.closedFor(bucket);
			const waitMs = closed ? cooldown.waitMs(bucket) : paceWaitMs();
			if (waitMs === 0) return undefined;
			const why = closed && whyNotWait(waitMs, refusals, waitLimits());
			if (closed && why !== undefined) return failed({ ...closed, hint: `${why} ${closed.hint}` });
			const late = await pause(waitMs);
			if (late) return failed(late);
		}
	}

	/** Counts a request, and sends it. */
	async function sendCounted(
		request: SpotifyRequest,
		bucket: string,
		token: Outcome<string>,
	): Promise<Outcome<HttpResponse>> {
		if (usage && usage.requests() >= maxRequests) {
			return failed(budgetUsed(maxRequests, clock.nowMs()));
		}
		usage?.sent(bucket);
		const outcome = await send(request, async () => token);
		if (!outcome.ok && outcome.failure.unsent) usage?.unsent(bucket);
		return outcome;
	}

	/** Sends at the app's pace, which learns of it. */
	async function sendPaced(
		request: SpotifyRequest,
		bucket: string,
		token: Outcome<string>,
	): Promise<Outcome<HttpResponse>> {
		const ticket = pace.send();
		let teach = pace.dropped;
		try {
			const sentAtMs = clock.monotonicMs();
			const outcome = await sendCounted(request, bucket, token);
			if (!outcome.ok) return outcome;
			if (outcome.value.status === 429) {
				const refusal = readRateLimit(outcome.value, clock.nowMs());
				cooldown.refuse(bucket, refusal, sentAtMs);
				traffic.refused(bucket, refusal.scope === 'quota');
				teach = refusal.scope === 'rateLimit' ? pace.refused : pace.answered;
			} else {
				cooldown.accept();
				teach = pace.answered;
			}
			return outcome;
		} finally {
			teach(ticket);
		}
	}

	return async (request, tokenFor) => {
		const bucket = bucketOf(request);
		let refusals = 0;
		let progress = cooldown.progress();
		for (;;) {
			const stopped = await waitUntilOpen(bucket, refusals);
			if (stopped) return stopped;
			const token = await tokenFor();
			if (!token.ok) return token;
			const slot = await limiter.acquire(
				() => Math.min(maxConcurrency, pace.maxInFlight()),
				signal,
			);
			if (!slot.ok) return slot;
			try {
				// Looked at again: the wait for the slot may have been long.
				if (signal?.aborted || cooldown.closedFor(bucket) || paceWaitMs() > 0) continue;
				if (tokens?.isRejected?.(token.value)) continue;
				const outcome = await sendPaced(request, bucket, token);
				// Before the slot is given back: whoever gets it has the same token in hand.
				if (outcome.ok && isTokenRejected(outcome.value)) tokens?.rejected?.(token.value);
				if (!outcome.ok || outcome.value.status !== 429) return outcome;
			} finally {
				slot.value();
			}
			refusals = cooldown.progress() === progress ? refusals + 1 : 1;
			progress = cooldown.progress();
		}
	};
}
