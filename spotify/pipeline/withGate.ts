import type { Clock } from '../concurrency/clock';
import { cancelled, type RateLimited } from '../failures/types';
import type { HttpResponse } from '../http/types';
import { failed, type Outcome } from '../failures/outcome';
import type { Capabilities } from './capabilities';
import type { Cooldown } from './cooldown';
import { endpointOf } from '../request/paths';
import { durationText } from '../failures/rateLimitText';
import { readRateLimit } from '../refusals/rateLimit';
import type { Limiter } from './limiter';
import type { Lease } from './keyedMutex';
import type { SpotifyRequest } from '../request/types';
import type { Usage } from './usage';
import type { SendWith } from './withRenewal';

/** Ends a run that Spotify refuses again and again although every cooldown is kept. */
const MOST_REFUSALS = 10;

/** What the process knows of one app. */
export interface AppState {
	cooldown: Cooldown;
	limiter: Limiter;
	capabilities: Capabilities;
}

export interface GateOptions {
	/** How many requests of the app may be on their way at once. */
	maxConcurrency: number;
	/** The longest single cooldown that is waited out. */
	maxRateLimitWaitMs: number;
	/** How many requests the run may send in all; any number where absent. */
	maxRequests?: number | undefined;
	/** What the run has used so far. */
	usage?: Usage | undefined;
	/** The lease under which the requests are sent; given back during a wait, while that does no harm. */
	lease?: Lease | undefined;
	signal?: AbortSignal | undefined;
}

/** Why a request does not wait any longer, where it does not. */
function whyNotWait(waitMs: number, refusals: number, longestWaitMs: number): string | undefined {
	if (waitMs > longestWaitMs) {
		return `The option 'Max Rate Limit Wait' lets the node wait ${durationText(longestWaitMs)} at the most.`;
	}
	return refusals >= MOST_REFUSALS
		? `Spotify refused the request ${refusals} times in a row, although the node kept every pause.`
		: undefined;
}

/** Spotify's buckets are unpublished: a method and an endpoint stand for one. */
const bucketOf = ({ method, template }: SpotifyRequest): string =>
	`${method} ${endpointOf(template)}`;

const budgetUsed = (maxRequests: number, nowMs: number): RateLimited => ({
	kind: 'rateLimited',
	status: 429,
	scope: 'budget',
	retryAtMs: nowMs,
	message: `The run has used its ${maxRequests} requests`,
	hint: "The option 'Max Requests' sets how many it may send. What is left can be taken up by another run.",
});

/**
 * Lets a request pass when the app and the request's bucket are open and a slot is free; waits for
 * them, and for its token, without holding a slot. A 429 closes the gate for everybody and sends the
 * request back in line. Fails with `rateLimited`, sending nothing, where the gate opens later than
 * the caller would wait, or after ten refusals in a row during which no other request of the app got
 * on. What did not leave n8n is not counted.
 */
export function withGate(
	send: (request: SpotifyRequest, accessToken: string) => Promise<Outcome<HttpResponse>>,
	{ cooldown, limiter: limiter }: AppState,
	clock: Clock,
	{
		maxConcurrency,
		maxRateLimitWaitMs,
		maxRequests = Infinity,
		usage,
		lease: lease,
		signal,
	}: GateOptions,
): SendWith<SpotifyRequest> {
	/** Waits until the bucket is open; the failure where it does not. */
	async function waitUntilOpen(
		bucket: string,
		refusals: number,
	): Promise<Outcome<never> | undefined> {
		for (;;) {
			if (signal?.aborted) return failed(cancelled());
			const closed = cooldown.closedFor(bucket);
			if (!closed) return undefined;
			const waitMs = cooldown.waitMs(bucket);
			const why = whyNotWait(waitMs, refusals, maxRateLimitWaitMs);
			if (why !== undefined) return failed({ ...closed, hint: `${why} ${closed.hint}` });
			usage?.waits(clock.monotonicMs(), clock.monotonicMs() + waitMs);
			const wait = async () => await clock.sleep(waitMs, signal);
			const late = lease ? await lease.leaveFor(wait) : await wait();
			if (late) return failed(late);
		}
	}

	/** Sends, and counts what was sent. */
	async function sendCounted(
		request: SpotifyRequest,
		bucket: string,
		accessToken: string,
	): Promise<Outcome<HttpResponse>> {
		if (usage && usage.requests() >= maxRequests) {
			return failed(budgetUsed(maxRequests, clock.nowMs()));
		}
		usage?.sent(bucket);
		const outcome = await send(request, accessToken);
		if (!outcome.ok && outcome.failure.unsent) usage?.unsent(bucket);
		return outcome;
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
			const slot = await limiter.acquire(maxConcurrency, signal);
			if (!slot.ok) return slot;
			try {
				// Looked at again: the wait for the slot may have been long.
				if (signal?.aborted || cooldown.closedFor(bucket)) continue;
				const sentAtMs = clock.monotonicMs();
				const outcome = await sendCounted(request, bucket, token.value);
				if (!outcome.ok || outcome.value.status !== 429) {
					if (outcome.ok) cooldown.accept();
					return outcome;
				}
				cooldown.refuse(bucket, readRateLimit(outcome.value, clock.nowMs()), sentAtMs);
			} finally {
				slot.value();
			}
			refusals = cooldown.progress() === progress ? refusals + 1 : 1;
			progress = cooldown.progress();
		}
	};
}
